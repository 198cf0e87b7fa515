import type { Severity, SeverityCounts } from '../wire';

/** Most urgent first. The position is the sort order; the shape says the level where colour cannot. */
export const severities: readonly Severity[] = ['critical', 'major', 'minor', 'warning', 'indeterminate'];

const ranks: Record<Severity, number> = { critical: 0, major: 1, minor: 2, warning: 3, indeterminate: 4 };

export function severityRank(severity: Severity): number {
  return ranks[severity];
}

export function worstSeverity(counts: SeverityCounts): Severity | null {
  return severities.find((severity) => counts[severity] > 0) ?? null;
}

export function countAll(counts: SeverityCounts): number {
  return severities.reduce((sum, severity) => sum + counts[severity], 0);
}

export const noAlarms: SeverityCounts = { critical: 0, major: 0, minor: 0, warning: 0, indeterminate: 0 };
