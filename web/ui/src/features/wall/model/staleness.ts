import type { UnitStatus } from '@/shared/wire';

/** Every child of a unit sends its whole summary at least once in this time. */
const summaryPeriodSeconds = 60;
const missedPeriods = 3;
/** A broken connection is shown in the figures after this, not in the first blink. */
const disconnectedGraceSeconds = 5;

/** Seconds without data when what is shown is too old to be called live; null when it is fresh. */
export function staleSeconds(status: UnitStatus | undefined, nowMs: number, disconnectedSeconds: number | null): number | null {
  if (disconnectedSeconds !== null && disconnectedSeconds > disconnectedGraceSeconds) return disconnectedSeconds;
  if (status === undefined) return null;
  const age = (nowMs - Date.parse(status.at)) / 1000;
  return age > summaryPeriodSeconds * missedPeriods ? age : null;
}
