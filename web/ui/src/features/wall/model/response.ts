import { severityRank } from '@/shared/model/severity';
import type { Alarm } from '@/shared/wire';

export const waitBands = [
  { name: 'under5', minutes: 5 },
  { name: 'under15', minutes: 15 },
  { name: 'under60', minutes: 60 },
  { name: 'over60', minutes: Infinity },
] as const;

export interface ResponseSummary {
  waiting: readonly number[];
  acknowledged: number;
  total: number;
  /** The critical or major alarm that has waited longest for somebody. */
  longest: Alarm | null;
}

/** Is someone on it: how long the open alarms have been waiting for an acknowledgement. */
export function summariseResponse(alarms: readonly Alarm[], nowMs: number): ResponseSummary {
  const waiting = waitBands.map(() => 0);
  let acknowledged = 0;
  let longest: Alarm | null = null;
  for (const alarm of alarms) {
    if (alarm.acknowledgedAt !== null) {
      acknowledged += 1;
      continue;
    }
    const minutes = (nowMs - Date.parse(alarm.openedAt)) / 60_000;
    const band = waitBands.findIndex((candidate) => minutes < candidate.minutes);
    waiting[band] = (waiting[band] ?? 0) + 1;
    if (severityRank(alarm.severity) <= 1 && (longest === null || alarm.openedAt < longest.openedAt)) longest = alarm;
  }
  return { waiting, acknowledged, total: alarms.length, longest };
}

export interface TypeCount {
  type: string;
  count: number;
  worst: Alarm['severity'];
}

export function countTypes(alarms: readonly Alarm[], limit: number): TypeCount[] {
  const types = new Map<string, TypeCount>();
  for (const alarm of alarms) {
    const entry = types.get(alarm.type);
    if (entry === undefined) types.set(alarm.type, { type: alarm.type, count: 1, worst: alarm.severity });
    else {
      entry.count += 1;
      if (severityRank(alarm.severity) < severityRank(entry.worst)) entry.worst = alarm.severity;
    }
  }
  return [...types.values()].sort((a, b) => b.count - a.count || severityRank(a.worst) - severityRank(b.worst)).slice(0, limit);
}

export function byTickerOrder(a: Alarm, b: Alarm): number {
  const acknowledged = Number(a.acknowledgedAt !== null) - Number(b.acknowledgedAt !== null);
  return acknowledged || severityRank(a.severity) - severityRank(b.severity) || (a.openedAt > b.openedAt ? -1 : a.openedAt < b.openedAt ? 1 : 0);
}
