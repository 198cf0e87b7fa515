import { isActive } from '@/shared/model/alarm-state';
import type { Alarm, Id } from '@/shared/wire';
import { ageBandOf, nextBandAt, systemOf, type AlarmFilter } from './filter';

export interface FacetCounts {
  severities: Map<string, number>;
  systems: Map<string, number>;
  types: Map<string, number>;
  acks: Map<string, number>;
  ages: Map<string, number>;
  sights: Map<string, number>;
  units: Map<number, number>;
}

export const noCounts = (): FacetCounts => ({ severities: new Map(), systems: new Map(), types: new Map(), acks: new Map(), ages: new Map(), sights: new Map(), units: new Map() });

const facets = ['severities', 'systems', 'types', 'acks', 'ages', 'sights'] as const;

/** What an alarm was counted as, so that the same can be taken back when it changes. */
interface Entry {
  alarm: Alarm;
  active: boolean;
  /** Its value in each facet; null when the text or the time already shuts it out. */
  values: readonly string[] | null;
  /** The facets whose choice it does not fit, by their place: of one alone its facet still counts it. */
  failing: readonly number[];
  outside: boolean;
}

function count<K>(map: Map<K, number>, key: K, by: number): void {
  const sum = (map.get(key) ?? 0) + by;
  if (sum === 0) map.delete(key);
  else map.set(key, sum);
}

const passes: readonly number[] = [];

/**
 * Which open alarms a filter lets through, and how many of every facet: kept change by change, since tens of thousands cannot be counted anew four
 * times a second. A facet counts what would be shown if only its own choice were lifted, so that its numbers say what another choice in it would
 * bring. `units` is the subtree of the chosen unit.
 */
export class AlarmSieve {
  readonly counts = noCounts();
  /** Those to be done, whatever the filter. */
  active = 0;
  passed = 0;
  readonly #entries = new Map<Id, Entry>();
  readonly #turns = new Map<number, Id[]>();
  readonly #chosen: readonly ReadonlySet<string>[];
  readonly #typeNames = new Map<string, string>();
  readonly #needle: string;
  readonly #sinceMs: number;
  #agedTo: number | null = null;

  constructor(
    filter: AlarmFilter,
    readonly units: ReadonlySet<number> | null,
    readonly typeName: (code: string) => string,
  ) {
    this.#chosen = [filter.severities, filter.systems, filter.types, filter.acks, filter.ages, filter.sights.length === 0 ? ['active'] : filter.sights].map((list) => new Set<string>(list));
    this.#needle = filter.text.trim().toLowerCase();
    this.#sinceMs = filter.since === null ? Number.NEGATIVE_INFINITY : Date.parse(filter.since);
  }

  /** Takes an open alarm as it is now; true when it passes. */
  put(alarm: Alarm, nowMs: number): boolean {
    const last = this.#entries.get(alarm.id);
    if (last !== undefined) this.#add(last, -1);
    const entry = this.#judge(alarm, nowMs);
    this.#entries.set(alarm.id, entry);
    this.#add(entry, 1);
    if (last?.alarm.openedAt !== alarm.openedAt) this.#awaitTurn(alarm, nowMs);
    return this.#passes(entry);
  }

  /** It is no longer open. */
  take(id: Id): void {
    const last = this.#entries.get(id);
    if (last === undefined) return;
    this.#add(last, -1);
    this.#entries.delete(id);
  }

  /** The alarms that came into another band of age since it was last asked: they are to be put again. */
  aged(nowMs: number): Id[] {
    const second = Math.floor(nowMs / 1000);
    const due: Id[] = [];
    for (let at = (this.#agedTo ?? second) + 1; at <= second; at += 1) {
      const ids = this.#turns.get(at);
      if (ids === undefined) continue;
      this.#turns.delete(at);
      for (const id of ids) {
        const entry = this.#entries.get(id);
        if (entry === undefined) continue;
        due.push(id);
        this.#awaitTurn(entry.alarm, nowMs);
      }
    }
    this.#agedTo = Math.max(second, this.#agedTo ?? second);
    return due;
  }

  #awaitTurn(alarm: Alarm, nowMs: number): void {
    const next = nextBandAt(alarm, nowMs);
    if (next === null) return;
    this.#agedTo ??= Math.floor(nowMs / 1000);
    const second = Math.max(Math.ceil(next / 1000), this.#agedTo + 1);
    const ids = this.#turns.get(second);
    if (ids === undefined) this.#turns.set(second, [alarm.id]);
    else ids.push(alarm.id);
  }

  #judge(alarm: Alarm, nowMs: number): Entry {
    const active = isActive(alarm);
    const outside = this.units !== null && !this.units.has(alarm.unitId);
    if (Date.parse(alarm.openedAt) < this.#sinceMs || (this.#needle !== '' && !this.#fits(alarm))) return { alarm, active, values: null, failing: passes, outside };
    const values = [alarm.severity, systemOf(alarm), alarm.type, alarm.acknowledgedAt === null ? 'no' : 'yes', ageBandOf(alarm, nowMs), active ? 'active' : alarm.state];
    let failing: number[] | null = null;
    for (let facet = 0; facet < values.length; facet += 1) {
      const chosen = this.#chosen[facet]!;
      if (chosen.size > 0 && !chosen.has(values[facet]!)) (failing ??= []).push(facet);
    }
    return { alarm, active, values, failing: failing ?? passes, outside };
  }

  #passes(entry: Entry): boolean {
    return entry.values !== null && entry.failing.length === 0 && !entry.outside;
  }

  #add(entry: Entry, by: 1 | -1): void {
    if (entry.active) this.active += by;
    const { values, failing, outside, alarm } = entry;
    if (values === null) return;
    if (failing.length === 0) count(this.counts.units, alarm.unitId, by);
    if (outside) return;
    if (failing.length === 1) count(this.counts[facets[failing[0]!]!], values[failing[0]!]!, by);
    if (failing.length > 0) return;
    this.passed += by;
    facets.forEach((facet, place) => count(this.counts[facet], values[place]!, by));
  }

  #fits(alarm: Alarm): boolean {
    return [alarm.objectName, alarm.objectCode, alarm.type, this.#nameOf(alarm.type), alarm.instance, alarm.locationName ?? '', alarm.unitNameZh, alarm.unitNameEn, alarm.acknowledgedBy ?? '']
      .some((candidate) => candidate.toLowerCase().includes(this.#needle));
  }

  #nameOf(type: string): string {
    let name = this.#typeNames.get(type);
    if (name === undefined) this.#typeNames.set(type, (name = this.typeName(type)));
    return name;
  }
}
