import { live } from '@/shared/live/connection';
import { DrawPace } from '@/shared/live/draw-pace';
import type { Topic, TopicChange } from '@/shared/live/topic';
import type { Alarm, Id } from '@/shared/wire';
import { noFilter, type AlarmFilter } from './filter';
import { alarmOrders, type AlarmSort } from './order';
import { Ranking } from './ranking';
import { AlarmSieve, noCounts, type FacetCounts } from './sieve';

/** While changes go on; the first after a quiet time is shown at once. */
const flushMs = 250;

/** A feed begins with so many, the most urgent of its scope: AlarmFeed.OpenMax of the server. */
export const openAlarmsMax = 60_000;

export type FreezeReason = 'focus' | 'pointer' | 'manual';

export interface ConsoleView {
  rows: readonly Id[];
  counts: FacetCounts;
  /** Shown in the pill while the order stands still. */
  waiting: number;
  waitingCritical: number;
  frozen: boolean;
  frozenByHand: boolean;
  /** All open alarms that are to be done, whatever the filter. */
  open: number;
  /** There are more than the feed began with: the least urgent are not here. */
  cut: boolean;
}

/**
 * The alarm list outside of React: the topic's map, a sorted view of ids, and the rule that rows never move under the operator's hand.
 * While it is frozen the ids stand still; the rows themselves go on showing what is true now. A change costs what it changes: with 50,000 open
 * alarms they are filtered, counted and sorted anew only when the operator chooses or the feed begins anew.
 */
export class AlarmConsole {
  view: ConsoleView = { rows: [], counts: noCounts(), waiting: 0, waitingCritical: 0, frozen: false, frozenByHand: false, open: 0, cut: false };
  /** Alarms that were on the screen when they were cleared: shown as cleared until the order is taken anew. */
  readonly #departed = new Map<Id, Alarm>();
  readonly #freezes = new Set<FreezeReason>();
  readonly #listeners = new Set<() => void>();
  readonly #stopListening: () => void;
  readonly #pace = new DrawPace(flushMs, () => this.flush());
  /** What the filter lets through; the rows, unless the order stands still. */
  readonly #passing = new Map<Id, Alarm>();
  /** What passes and has no row because the order stands still. */
  readonly #waiting = new Map<Id, Alarm>();
  readonly #changed = new Set<Id>();
  #filter: AlarmFilter = noFilter;
  #units: ReadonlySet<number> | null = null;
  #sieve = new AlarmSieve(noFilter, null, (code) => code);
  #ranking = new Ranking(alarmOrders.urgency);
  /** The feed began anew: every alarm is looked at. */
  #anew = true;

  constructor(
    readonly topic: Topic<Alarm>,
    readonly typeName: (code: string) => string,
  ) {
    this.#stopListening = topic.subscribe((change) => this.#note(change));
    document.addEventListener('visibilitychange', this.#seen);
    this.choose(noFilter, 'urgency', null);
  }

  dispose(): void {
    this.#stopListening();
    document.removeEventListener('visibilitychange', this.#seen);
    this.#pace.stop();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  get = (id: Id): Alarm | undefined => this.topic.items.get(id) ?? this.#departed.get(id);

  /** The operator's own choice takes effect at once, frozen or not. */
  choose(filter: AlarmFilter, sort: AlarmSort, units: ReadonlySet<number> | null): void {
    this.#filter = filter;
    this.#units = units;
    if (this.#ranking.order !== alarmOrders[sort]) this.#ranking = new Ranking(alarmOrders[sort]);
    this.#anew = true;
    this.#arrange();
  }

  freeze(reason: FreezeReason, on: boolean): void {
    if (on === this.#freezes.has(reason)) return;
    if (on) this.#freezes.add(reason);
    else this.#freezes.delete(reason);
    if (this.#freezes.size === 0) this.#arrange();
    else this.#publish();
  }

  /** Takes the order of this moment, and goes on standing still if it did. */
  takeOrder(): void {
    this.#arrange();
  }

  flush(): void {
    if (document.hidden) return;
    if (this.#freezes.size > 0) this.#refreshFrozen();
    else if (this.#anew) this.#arrange();
    else this.#follow();
  }

  /** A hidden tab does not draw; when it is seen again it shows what was missed. */
  readonly #seen = (): void => this.#pace.changed();

  #note(change: TopicChange<Alarm>): void {
    if (change.snapshot) {
      this.#anew = true;
      // What left while we were away was cleared, or is no longer ours to see; the latter must not linger.
      if (this.topic.phase === 'denied') {
        this.#departed.clear();
        this.#ranking.sort(new Map());
      }
      for (const id of this.#ranking.rows) if (!this.topic.items.has(id)) this.#depart(id);
    }
    for (const alarm of change.items) {
      this.#changed.add(alarm.id);
      if (alarm.clearedAt !== null) this.#departed.set(alarm.id, alarm);
      else this.#departed.delete(alarm.id);
    }
    for (const id of change.removed) {
      this.#changed.add(id);
      this.#depart(id);
    }
    this.#pace.changed();
  }

  #depart(id: Id): void {
    const last = this.#passing.get(id) ?? this.#ranking.get(id);
    if (last !== undefined && this.#ranking.get(id) !== undefined && !this.#departed.has(id)) this.#departed.set(id, last);
  }

  /** Brings up to date what passes; gives the ids that were looked at. */
  #sift(): Iterable<Id> {
    const now = live.serverNow();
    if (this.#anew) {
      this.#sieve = new AlarmSieve(this.#filter, this.#units, this.typeName);
      this.#passing.clear();
      this.#changed.clear();
      this.#anew = false;
      for (const id of this.topic.items.keys()) this.#siftOne(id, now);
      return this.#passing.keys();
    }
    const changed = new Set([...this.#changed, ...this.#sieve.aged(now)]);
    this.#changed.clear();
    for (const id of changed) this.#siftOne(id, now);
    return changed;
  }

  #siftOne(id: Id, now: number): void {
    const alarm = this.topic.items.get(id);
    if (alarm === undefined || alarm.clearedAt !== null) this.#sieve.take(id);
    else if (this.#sieve.put(alarm, now)) {
      this.#passing.set(id, alarm);
      return;
    }
    this.#passing.delete(id);
  }

  /** Only what changed moves. */
  #follow(): void {
    const changed = this.#sift();
    this.#departed.clear();
    this.#ranking.move(changed, this.#passing);
    this.#publish();
  }

  /** Every row takes its place. */
  #arrange(): void {
    this.#sift();
    this.#departed.clear();
    this.#waiting.clear();
    this.#ranking.sort(this.#passing);
    this.#publish();
  }

  /** The rows stand still, and what is new waits. A row that no longer passes stays until the order is taken anew. */
  #refreshFrozen(): void {
    if (this.#anew) this.#waiting.clear();
    for (const id of this.#sift()) {
      const alarm = this.#passing.get(id);
      if (alarm === undefined || this.#ranking.get(id) !== undefined) this.#waiting.delete(id);
      else this.#waiting.set(id, alarm);
    }
    this.#publish();
  }

  #publish(): void {
    let waitingCritical = 0;
    for (const alarm of this.#waiting.values()) if (alarm.severity === 'critical') waitingCritical += 1;
    this.view = {
      rows: this.#ranking.rows,
      counts: { ...this.#sieve.counts },
      waiting: this.#waiting.size,
      waitingCritical,
      frozen: this.#freezes.size > 0,
      frozenByHand: this.#freezes.has('manual'),
      open: this.#sieve.active,
      cut: this.topic.items.size >= openAlarmsMax,
    };
    this.#listeners.forEach((listener) => listener());
  }
}
