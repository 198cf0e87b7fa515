import { live } from '@/shared/live/connection';
import { DrawPace } from '@/shared/live/draw-pace';
import type { Topic, TopicChange } from '@/shared/live/topic';
import { isActive } from '@/shared/model/alarm-state';
import type { Alarm, Id } from '@/shared/wire';
import { filterAlarms, noFilter, type AlarmFilter, type FacetCounts } from './filter';
import { alarmOrders, type AlarmSort } from './order';

/** While changes go on; the first after a quiet time is shown at once. */
const flushMs = 250;

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
}

const emptyCounts: FacetCounts = { severities: new Map(), systems: new Map(), types: new Map(), acks: new Map(), ages: new Map(), sights: new Map(), units: new Map() };

/**
 * The alarm list outside of React: the topic's map, a sorted view of ids, and the rule that rows never move under the operator's hand.
 * While it is frozen the ids stand still; the rows themselves go on showing what is true now.
 */
export class AlarmConsole {
  view: ConsoleView = { rows: [], counts: emptyCounts, waiting: 0, waitingCritical: 0, frozen: false, frozenByHand: false, open: 0 };
  /** Alarms that were on the screen when they were cleared: shown as cleared until the order is taken anew. */
  readonly #departed = new Map<Id, Alarm>();
  readonly #freezes = new Set<FreezeReason>();
  readonly #listeners = new Set<() => void>();
  readonly #stopListening: () => void;
  readonly #pace = new DrawPace(flushMs, () => this.flush());
  readonly #shown = new Map<Id, Alarm>();
  #filter: AlarmFilter = noFilter;
  #sort: AlarmSort = 'urgency';
  #units: ReadonlySet<number> | null = null;
  #dirty = true;

  constructor(
    readonly topic: Topic<Alarm>,
    readonly typeName: (code: string) => string,
  ) {
    this.#stopListening = topic.subscribe((change) => this.#note(change));
    document.addEventListener('visibilitychange', this.#seen);
    this.flush();
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
    this.#sort = sort;
    this.#units = units;
    this.#arrange();
  }

  freeze(reason: FreezeReason, on: boolean): void {
    if (on === this.#freezes.has(reason)) return;
    if (on) this.#freezes.add(reason);
    else this.#freezes.delete(reason);
    if (this.#freezes.size === 0) this.#arrange();
    else this.#publish({ ...this.view, frozen: true, frozenByHand: this.#freezes.has('manual') });
  }

  /** Takes the order of this moment, and goes on standing still if it did. */
  takeOrder(): void {
    this.#arrange();
  }

  flush(): void {
    if (!this.#dirty || document.hidden) return;
    if (this.#freezes.size === 0) this.#arrange();
    else this.#refreshFrozen();
  }

  /** A hidden tab does not draw; when it is seen again it shows what was missed. */
  readonly #seen = (): void => this.#pace.changed();

  #note(change: TopicChange<Alarm>): void {
    this.#dirty = true;
    this.#pace.changed();
    if (change.snapshot) {
      // What left while we were away was cleared, or is no longer ours to see; the latter must not linger.
      if (this.topic.phase === 'denied') {
        this.#departed.clear();
        this.#shown.clear();
      }
      for (const [id, alarm] of this.#shown) if (!this.topic.items.has(id)) this.#departed.set(id, alarm);
    }
    for (const alarm of change.items) {
      if (alarm.clearedAt !== null) this.#departed.set(alarm.id, alarm);
      else this.#departed.delete(alarm.id);
    }
    for (const id of change.removed) {
      const last = this.#shown.get(id);
      if (last !== undefined && !this.#departed.has(id)) this.#departed.set(id, last);
    }
  }

  #select() {
    const now = live.serverNow();
    const open: Alarm[] = [];
    let active = 0;
    for (const alarm of this.topic.items.values()) {
      if (alarm.clearedAt !== null) continue;
      open.push(alarm);
      if (isActive(alarm)) active += 1;
    }
    return { open: active, ...filterAlarms(open, this.#filter, this.#units, now, this.typeName) };
  }

  #arrange(): void {
    this.#dirty = false;
    const { open, passed, counts } = this.#select();
    passed.sort(alarmOrders[this.#sort]);
    this.#departed.clear();
    this.#shown.clear();
    for (const alarm of passed) this.#shown.set(alarm.id, alarm);
    this.#publish({
      rows: passed.map((alarm) => alarm.id),
      counts,
      waiting: 0,
      waitingCritical: 0,
      frozen: this.#freezes.size > 0,
      frozenByHand: this.#freezes.has('manual'),
      open,
    });
  }

  #refreshFrozen(): void {
    this.#dirty = false;
    const { open, passed, counts } = this.#select();
    let waiting = 0;
    let waitingCritical = 0;
    for (const alarm of passed) {
      if (this.#shown.has(alarm.id)) {
        this.#shown.set(alarm.id, alarm);
        continue;
      }
      waiting += 1;
      if (alarm.severity === 'critical') waitingCritical += 1;
    }
    this.#publish({ ...this.view, rows: [...this.view.rows], counts, open, waiting, waitingCritical, frozen: true, frozenByHand: this.#freezes.has('manual') });
  }

  #publish(view: ConsoleView): void {
    this.view = view;
    this.#listeners.forEach((listener) => listener());
  }
}
