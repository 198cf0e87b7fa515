import { withheldStates, type WithheldState } from '@/shared/model/alarm-state';
import type { Alarm, Severity } from '@/shared/wire';

export const ageBands = ['under5min', 'under1h', 'under1day', 'older'] as const;
export type AgeBand = (typeof ageBands)[number];
/** The band ends when an alarm is so old. */
export const ageEndMinutes: Readonly<Record<AgeBand, number>> = { under5min: 5, under1h: 60, under1day: 1440, older: Infinity };
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
  return ageBands.find((band) => minutes < ageEndMinutes[band]) ?? 'older';
}

/** When it comes into the next band; null when it is in the last. */
export function nextBandAt(alarm: Alarm, nowMs: number): number | null {
  const end = ageEndMinutes[ageBandOf(alarm, nowMs)];
  return Number.isFinite(end) ? Date.parse(alarm.openedAt) + end * 60_000 : null;
}
