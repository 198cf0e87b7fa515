import { HttpTransportType, HubConnectionBuilder, HubConnectionState, LogLevel, type HubConnection, type ISubscription } from '@microsoft/signalr';
import type { Frame } from '../wire';
import { backOffMs } from './back-off';
import { serverClock } from './server-clock';
import { Topic } from './topic';

export type ConnectionPhase = 'idle' | 'connecting' | 'connected' | 'disconnected';

export interface ConnectionStatus {
  phase: ConnectionPhase;
  /** Failed tries since the connection was lost. */
  attempt: number;
  /** Since when it is down, by this machine's clock. */
  lostAt: number | null;
}

interface Reader {
  topic: Topic<unknown>;
  users: number;
  stream: ISubscription<Frame> | null;
  /** Failures of this stream in a row while the connection itself is up. */
  failures: number;
  lingering: ReturnType<typeof setTimeout> | null;
}

/**
 * The server sends the next frame of a topic once it knows that this one was taken. What a page is too slow for stays there, merged, instead of
 * waiting in buffers on the way, before what people did just now.
 */
function taken(hub: HubConnection, frame: Frame): void {
  // A connection that has just ended is told by `onclose`.
  hub.send('Taken', frame.topic, frame.sequence).catch(() => undefined);
}

interface LiveCounters {
  sequence: number;
  frames: number;
}

declare global {
  interface Window {
    __live: LiveCounters;
  }
}

/** A topic stays open this long after its last screen closed, so that going back and forth does not fetch it anew. */
const lingerMs = 30_000;

/**
 * The one connection of the page. It multiplexes topics, comes back by itself, and resumes every topic from (epoch, sequence).
 */
export class LiveConnection {
  status: ConnectionStatus = { phase: 'idle', attempt: 0, lostAt: null };
  readonly #readers = new Map<string, Reader>();
  readonly #listeners = new Set<() => void>();
  readonly #deniedListeners = new Set<(topic: string) => void>();
  #hub: HubConnection | null = null;
  #retry: ReturnType<typeof setTimeout> | null = null;
  #wanted = false;

  constructor(readonly url: string) {
    window.__live = { sequence: 0, frames: 0 };
  }

  start(): void {
    if (this.#wanted) return;
    this.#wanted = true;
    void this.#connect();
  }

  /** Ends the connection and forgets everything that was read: the next person must not see it. */
  stop(): void {
    this.#wanted = false;
    if (this.#retry !== null) clearTimeout(this.#retry);
    this.#retry = null;
    for (const reader of this.#readers.values()) if (reader.lingering !== null) clearTimeout(reader.lingering);
    this.#readers.clear();
    const hub = this.#hub;
    this.#hub = null;
    void hub?.stop();
    this.#set({ phase: 'idle', attempt: 0, lostAt: null });
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  onDenied(listener: (topic: string) => void): () => void {
    this.#deniedListeners.add(listener);
    return () => this.#deniedListeners.delete(listener);
  }

  /** Opens a topic, or shares it when it is open. Every call needs its `close`. */
  open<T>(name: string, keyOf: (item: T) => string): Topic<T> {
    let reader = this.#readers.get(name);
    if (reader === undefined) {
      reader = { topic: new Topic<unknown>(name, keyOf as (item: unknown) => string), users: 0, stream: null, failures: 0, lingering: null };
      this.#readers.set(name, reader);
      if (this.#hub?.state === HubConnectionState.Connected) this.#read(reader);
    }
    if (reader.lingering !== null) clearTimeout(reader.lingering);
    reader.lingering = null;
    reader.users += 1;
    return reader.topic as Topic<T>;
  }

  close(name: string): void {
    const reader = this.#readers.get(name);
    if (reader === undefined) return;
    reader.users -= 1;
    if (reader.users > 0) return;
    reader.lingering = setTimeout(() => {
      reader.stream?.dispose();
      this.#readers.delete(name);
    }, lingerMs);
  }

  /** Ages are shown by the server's clock. */
  serverNow(): number {
    return Date.now() + serverClock.offsetMs;
  }

  async #connect(): Promise<void> {
    if (!this.#wanted) return;
    const hub = new HubConnectionBuilder()
      .withUrl(this.url, { transport: HttpTransportType.WebSockets, skipNegotiation: true })
      .configureLogging(LogLevel.None)
      .build();
    hub.serverTimeoutInMilliseconds = 30_000;
    hub.keepAliveIntervalInMilliseconds = 10_000;
    this.#hub = hub;
    hub.onclose(() => {
      if (this.#hub === hub) this.#lost();
    });
    if (this.status.phase === 'idle') this.#set({ phase: 'connecting', attempt: 0, lostAt: null });
    try {
      await hub.start();
    } catch {
      if (this.#hub === hub) this.#lost();
      return;
    }
    if (this.#hub !== hub) {
      void hub.stop();
      return;
    }
    this.#set({ phase: 'connected', attempt: 0, lostAt: null });
    for (const reader of this.#readers.values()) this.#read(reader);
  }

  #lost(): void {
    this.#hub = null;
    for (const reader of this.#readers.values()) reader.stream = null;
    if (!this.#wanted) return;
    const attempt = this.status.attempt + 1;
    this.#set({ phase: 'disconnected', attempt, lostAt: this.status.lostAt ?? Date.now() });
    this.#retry = setTimeout(() => void this.#connect(), backOffMs(attempt - 1, Math.random()));
  }

  #read(reader: Reader): void {
    const hub = this.#hub;
    if (hub === null || reader.topic.phase === 'denied') return;
    const again = () => {
      if (this.#hub !== hub || hub.state !== HubConnectionState.Connected || this.#readers.get(reader.topic.name) !== reader) return;
      reader.failures += 1;
      setTimeout(() => {
        if (this.#hub === hub && this.#readers.get(reader.topic.name) === reader) this.#read(reader);
      }, backOffMs(reader.failures - 1, Math.random()));
    };
    reader.topic.interrupted();
    reader.stream = hub.stream<Frame>('Stream', reader.topic.name, reader.topic.epoch, reader.topic.sequence).subscribe({
      next: (frame) => {
        reader.failures = 0;
        try {
          this.#apply(reader, frame);
        } finally {
          if (frame.kind === 'snapshot' || frame.kind === 'delta') taken(hub, frame);
        }
      },
      complete: again,
      error: again,
    });
  }

  #apply(reader: Reader, frame: Frame): void {
    const now = Date.now();
    const sent = Date.parse(frame.at);
    if (!Number.isNaN(sent)) serverClock.published(sent, now);
    if (!reader.topic.apply(frame, now)) return;
    window.__live.frames += 1;
    window.__live.sequence = frame.sequence;
    if (frame.kind === 'denied') {
      reader.stream?.dispose();
      reader.stream = null;
      this.#deniedListeners.forEach((listener) => listener(reader.topic.name));
    }
  }

  #set(status: ConnectionStatus): void {
    this.status = status;
    this.#listeners.forEach((listener) => listener());
  }
}

export const live = new LiveConnection('/hubs/feed');
