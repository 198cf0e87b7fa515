import type { Frame } from '../wire';

export type TopicPhase = 'waiting' | 'live' | 'denied';

export interface TopicChange<T> {
  /** True: everything was replaced. */
  snapshot: boolean;
  items: readonly T[];
  removed: readonly string[];
}

/**
 * The client's copy of one feed topic: whole items by key, and how far it has read. It is outside of React; views read it on their own clock.
 */
export class Topic<T> {
  readonly items = new Map<string, T>();
  phase: TopicPhase = 'waiting';
  epoch: string | null = null;
  sequence = 0;
  /** Counts applied frames, so that a view can tell cheaply whether anything changed. */
  version = 0;
  /** When the last frame came, by this machine's clock. */
  receivedAt: number | null = null;
  /** What has come of a snapshot that is on its way. */
  #parts: T[] = [];
  readonly #listeners = new Set<(change: TopicChange<T>) => void>();

  constructor(
    readonly name: string,
    readonly keyOf: (item: T) => string,
  ) {}

  /** False: the frame is older than what is held and was dropped. */
  apply(frame: Frame<T>, nowMs: number): boolean {
    if (frame.kind === 'denied') {
      this.#deny();
      return true;
    }
    if (frame.kind === 'part') {
      this.#parts.push(...frame.items);
      return true;
    }
    if (frame.kind === 'delta' && (frame.epoch !== this.epoch || frame.sequence <= this.sequence)) return false;
    let { items } = frame;
    if (frame.kind === 'snapshot') {
      this.items.clear();
      if (this.#parts.length > 0) items = [...this.#parts, ...items];
      this.#parts = [];
    }
    for (const item of items) this.items.set(this.keyOf(item), item);
    for (const key of frame.removed) this.items.delete(key);
    this.epoch = frame.epoch;
    this.sequence = frame.sequence;
    this.phase = 'live';
    this.receivedAt = nowMs;
    this.#publish({ snapshot: frame.kind === 'snapshot', items, removed: frame.removed });
    return true;
  }

  /** The stream ended: what it had sent of a snapshot comes again. */
  interrupted(): void {
    this.#parts = [];
  }

  subscribe(listener: (change: TopicChange<T>) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Nothing of a topic may stay on a screen when the right to it has gone. */
  #deny(): void {
    this.items.clear();
    this.#parts = [];
    this.epoch = null;
    this.sequence = 0;
    this.phase = 'denied';
    this.#publish({ snapshot: true, items: [], removed: [] });
  }

  #publish(change: TopicChange<T>): void {
    this.version += 1;
    this.#listeners.forEach((listener) => listener(change));
  }
}
