import type { Topic } from '@/shared/live/topic';
import type { Alarm, AlarmView, Id } from '@/shared/wire';
import { filterFromAddress } from './address';
import { AlarmSieve } from './sieve';

/** How many open alarms are in each saved view: kept by what changed since it was last read. */
export class ViewCounts {
  readonly #stopListening: () => void;
  readonly #changed = new Set<Id>();
  #sieves: ReadonlyMap<Id, AlarmSieve> = new Map();
  #anew = true;

  constructor(
    readonly topic: Topic<Alarm>,
    readonly views: readonly AlarmView[],
    readonly within: (unitId: number) => ReadonlySet<number>,
    readonly typeName: (code: string) => string,
  ) {
    this.#stopListening = topic.subscribe((change) => {
      this.#anew ||= change.snapshot;
      for (const alarm of change.items) this.#changed.add(alarm.id);
      for (const id of change.removed) this.#changed.add(id);
    });
  }

  dispose(): void {
    this.#stopListening();
  }

  read(nowMs: number): ReadonlyMap<Id, number> {
    if (this.#anew) this.#sieves = new Map(this.views.map((view) => [view.id, this.#sieveOf(view)]));
    const changed = this.#anew ? [...this.topic.items.keys()] : [...this.#changed];
    this.#anew = false;
    this.#changed.clear();
    for (const sieve of this.#sieves.values()) {
      for (const id of [...changed, ...sieve.aged(nowMs)]) {
        const alarm = this.topic.items.get(id);
        if (alarm === undefined || alarm.clearedAt !== null) sieve.take(id);
        else sieve.put(alarm, nowMs);
      }
    }
    return new Map([...this.#sieves].map(([id, sieve]) => [id, sieve.passed]));
  }

  #sieveOf(view: AlarmView): AlarmSieve {
    const filter = filterFromAddress(new URLSearchParams(view.query));
    return new AlarmSieve(filter, filter.unit === null ? null : this.within(filter.unit), this.typeName);
  }
}
