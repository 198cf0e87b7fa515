import { severities } from '@/shared/model/severity';
import type { Severity } from '@/shared/wire';
import { ageBands, ageEndMinutes, sights, type AckState, type AgeBand, type AlarmFilter, type Sight } from './filter';
import { alarmSorts, type AlarmSort } from './order';

const list = (query: URLSearchParams, name: string) => query.get(name)?.split(',').filter(Boolean) ?? [];

/** The address holds the filter: a screen can be sent to a colleague, and Back brings the last one. */
export function filterFromAddress(query: URLSearchParams): AlarmFilter {
  const unit = Number(query.get('unit'));
  return {
    severities: list(query, 'severity').filter((value): value is Severity => (severities as readonly string[]).includes(value)),
    systems: list(query, 'system'),
    types: list(query, 'type'),
    acks: list(query, 'ack').filter((value): value is AckState => value === 'no' || value === 'yes'),
    ages: list(query, 'age').filter((value): value is AgeBand => (ageBands as readonly string[]).includes(value)),
    sights: list(query, 'sight').filter((value): value is Sight => (sights as readonly string[]).includes(value)),
    unit: query.get('unit') === null || !Number.isInteger(unit) ? null : unit,
    text: query.get('text') ?? '',
    since: Number.isNaN(Date.parse(query.get('since') ?? '')) ? null : query.get('since'),
  };
}

export function sortFromAddress(query: URLSearchParams): AlarmSort {
  return alarmSorts.find((sort) => sort === query.get('sort')) ?? 'urgency';
}

export const clearedFilter: Record<string, null> = { severity: null, system: null, type: null, ack: null, age: null, sight: null, unit: null, text: null, since: null };

export function toggled(values: readonly string[], value: string): string | null {
  const next = values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
  return next.length === 0 ? null : next.join(',');
}

/** The same filter as the server understands it; age is the console's own and becomes a time. */
export function filterForServer(filter: AlarmFilter, nowMs: number): Record<string, string | number | boolean | readonly string[] | null> {
  const oldest = Math.max(0, ...filter.ages.map((age) => ageEndMinutes[age]));
  return {
    severity: filter.severities,
    type: filter.types,
    class: filter.systems[0] ?? null,
    unit: filter.unit,
    text: filter.text,
    state: (filter.sights.length === 0 ? ['active' as const] : filter.sights).flatMap((sight) => (sight === 'active' ? ['unacknowledged', 'acknowledged'] : [sight])),
    unacknowledged: filter.acks.length === 1 ? filter.acks[0] === 'no' : null,
    from: latest(filter.since, filter.ages.length > 0 && Number.isFinite(oldest) ? new Date(nowMs - oldest * 60_000).toISOString() : null),
  };
}

function latest(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return Date.parse(one) > Date.parse(other) ? one : other;
}

/** What a saved view keeps of the address: its filter and order, not which alarm is open. */
export function viewQuery(query: URLSearchParams): string {
  const kept = new URLSearchParams();
  for (const name of [...Object.keys(clearedFilter), 'sort']) {
    const value = query.get(name);
    // A shift is of today; a view is for every day.
    if (value !== null && value !== '' && name !== 'since') kept.set(name, value);
  }
  return kept.toString();
}
