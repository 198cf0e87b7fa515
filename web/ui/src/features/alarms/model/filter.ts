import { isActive, withheldStates, type WithheldState } from '@/shared/model/alarm-state';
import type { Alarm, Severity } from '@/shared/wire';

export const ageBands = ['under5min', 'under1h', 'under1day', 'older'] as const;
export type AgeBand = (typeof ageBands)[number];
export type AckState = 'no' | 'yes';
/** 'active' is what is to be done; nothing chosen means that. */
export const sights = ['active', ...withheldStates] as const;
export type Sight = 'active' | WithheldState;

/** Empty list: everything. `unit` is a whole subtree, resolved by the caller. */
export interface AlarmFilter {
  severities: readonly Severity[];
  systems: readonly string[];
  types: readonly string[];
  acks: readonly AckState[];
  ages: readonly AgeBand[];
  sights: readonly Sight[];
  unit: number | null;
  text: string;
  /** Opened at this instant or later. */
  since: string | null;
}

export const noFilter: AlarmFilter = { severities: [], systems: [], types: [], acks: [], ages: [], sights: [], unit: null, text: '', since: null };

export function isFiltered(filter: AlarmFilter): boolean {
  return filter.unit !== null || filter.text !== '' || filter.since !== null || [filter.severities, filter.systems, filter.types, filter.acks, filter.ages, filter.sights].some((list) => list.length > 0);
}

export function systemOf(alarm: { classCode: string }): string {
  const end = alarm.classCode.indexOf('.');
  return end < 0 ? alarm.classCode : alarm.classCode.slice(0, end);
}

export function ageBandOf(alarm: Alarm, nowMs: number): AgeBand {
  const minutes = (nowMs - Date.parse(alarm.openedAt)) / 60_000;
  if (minutes < 5) return 'under5min';
  if (minutes < 60) return 'under1h';
  return minutes < 1440 ? 'under1day' : 'older';
}

export interface FacetCounts {
  severities: Map<string, number>;
  systems: Map<string, number>;
  types: Map<string, number>;
  acks: Map<string, number>;
  ages: Map<string, number>;
  sights: Map<string, number>;
  units: Map<number, number>;
}

export interface FilterResult {
  passed: Alarm[];
  counts: FacetCounts;
}

const facetNames = ['severities', 'systems', 'types', 'acks', 'ages', 'sights'] as const;
type FacetName = (typeof facetNames)[number];

const count = <K>(map: Map<K, number>, key: K) => map.set(key, (map.get(key) ?? 0) + 1);

function fits(alarm: Alarm, needle: string, typeName: (code: string) => string): boolean {
  return [alarm.objectName, alarm.objectCode, alarm.type, typeName(alarm.type), alarm.instance, alarm.locationName ?? '', alarm.unitNameZh, alarm.unitNameEn, alarm.acknowledgedBy ?? '']
    .some((candidate) => candidate.toLowerCase().includes(needle));
}

/**
 * One pass for the list and every facet. A facet counts what would be shown if only its own choice were lifted, so that its numbers say what
 * another choice in it would bring.
 */
export function filterAlarms(
  alarms: Iterable<Alarm>,
  filter: AlarmFilter,
  units: ReadonlySet<number> | null,
  nowMs: number,
  typeName: (code: string) => string,
): FilterResult {
  const needle = filter.text.trim().toLowerCase();
  const since = filter.since === null ? Number.NEGATIVE_INFINITY : Date.parse(filter.since);
  const chosen: Record<FacetName, ReadonlySet<string>> = {
    severities: new Set(filter.severities),
    systems: new Set(filter.systems),
    types: new Set(filter.types),
    acks: new Set(filter.acks),
    ages: new Set(filter.ages),
    sights: new Set(filter.sights.length === 0 ? ['active'] : filter.sights),
  };
  const counts: FacetCounts = { severities: new Map(), systems: new Map(), types: new Map(), acks: new Map(), ages: new Map(), sights: new Map(), units: new Map() };
  const passed: Alarm[] = [];
  for (const alarm of alarms) {
    if (since > Number.NEGATIVE_INFINITY && Date.parse(alarm.openedAt) < since) continue;
    if (needle !== '' && !fits(alarm, needle, typeName)) continue;
    const values: Record<FacetName, string> = {
      severities: alarm.severity,
      systems: systemOf(alarm),
      types: alarm.type,
      acks: alarm.acknowledgedAt === null ? 'no' : 'yes',
      ages: ageBandOf(alarm, nowMs),
      sights: isActive(alarm) ? 'active' : alarm.state,
    };
    const outside = units !== null && !units.has(alarm.unitId);
    const failing = facetNames.filter((name) => chosen[name].size > 0 && !chosen[name].has(values[name]));
    if (failing.length === 0) {
      count(counts.units, alarm.unitId);
      if (outside) continue;
      for (const name of facetNames) count(counts[name], values[name]);
      passed.push(alarm);
    } else if (failing.length === 1 && !outside) {
      const name = failing[0]!;
      count(counts[name], values[name]);
    }
  }
  return { passed, counts };
}
