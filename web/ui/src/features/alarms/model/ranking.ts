import type { Alarm, Id } from '@/shared/wire';

type Order = (a: Alarm, b: Alarm) => number;

/**
 * Rows in an order: sorted once, after that only what changed is moved. The order must be total, so that each has one place; it compares the
 * alarms as they were when they were placed.
 */
export class Ranking {
  rows: readonly Id[] = [];
  #placed: Alarm[] = [];
  readonly #byId = new Map<Id, Alarm>();

  constructor(readonly order: Order) {}

  /** The alarm as it was placed. */
  get(id: Id): Alarm | undefined {
    return this.#byId.get(id);
  }

  /** Sorting is fast when it begins with what is nearly in order: the rows as they are. */
  sort(alarms: ReadonlyMap<Id, Alarm>): void {
    const placed: Alarm[] = [];
    for (const id of this.rows) {
      const alarm = alarms.get(id);
      if (alarm !== undefined) placed.push(alarm);
    }
    for (const [id, alarm] of alarms) if (!this.#byId.has(id)) placed.push(alarm);
    this.#placed = placed.sort(this.order);
    this.rows = placed.map((alarm) => alarm.id);
    this.#byId.clear();
    for (const alarm of placed) this.#byId.set(alarm.id, alarm);
  }

  /** Of each id what is in `alarms` now, or nothing. */
  move(ids: Iterable<Id>, alarms: ReadonlyMap<Id, Alarm>): void {
    const gone = new Set<number>();
    const arrivals: Alarm[] = [];
    for (const id of ids) {
      const last = this.#byId.get(id);
      const next = alarms.get(id);
      if (next === undefined) this.#byId.delete(id);
      else this.#byId.set(id, next);
      if (last !== undefined) {
        const at = this.#placeOf(last);
        if (next !== undefined && this.order(last, next) === 0) {
          this.#placed[at] = next;
          continue;
        }
        gone.add(at);
      }
      if (next !== undefined) arrivals.push(next);
    }
    if (gone.size > 0 || arrivals.length > 0) this.#merge([...gone].sort((a, b) => a - b), arrivals.sort(this.order));
  }

  /** Copies the stretches between what goes and what comes; the alarms themselves are not touched, there are too many of them. */
  #merge(gone: readonly number[], arrivals: readonly Alarm[]): void {
    const placed: Alarm[] = [];
    const rows: Id[] = [];
    let from = 0;
    const copyTo = (end: number) => {
      for (; from < end; from += 1) {
        placed.push(this.#placed[from]!);
        rows.push(this.rows[from]!);
      }
    };
    let next = 0;
    const takeArrivals = (upTo: number) => {
      for (; next < arrivals.length && places[next]! <= upTo; next += 1) {
        copyTo(places[next]!);
        placed.push(arrivals[next]!);
        rows.push(arrivals[next]!.id);
      }
    };
    const places = arrivals.map((alarm) => this.#placeOf(alarm));
    for (const at of gone) {
      takeArrivals(at);
      copyTo(at);
      from = at + 1;
    }
    takeArrivals(this.#placed.length);
    copyTo(this.#placed.length);
    this.#placed = placed;
    this.rows = rows;
  }

  /** Where it is, or where it would come. */
  #placeOf(alarm: Alarm): number {
    let low = 0;
    let high = this.#placed.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.order(this.#placed[middle]!, alarm) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
