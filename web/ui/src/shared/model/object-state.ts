import type { ObjectState, SystemStatus, UnitStatus } from '../wire';

/** Worst first: the order of lists and of stacked bars. */
export const objectStates: readonly ObjectState[] = ['unreachable', 'fault', 'warning', 'unknown', 'maintenance', 'normal'];

export type StateCounts = Record<ObjectState, number>;

export function stateTotal(counts: StateCounts): number {
  return counts.normal + counts.warning + counts.fault + counts.unreachable + counts.maintenance + counts.unknown;
}

export function sumStates(systems: readonly SystemStatus[]): StateCounts & { monitored: number } {
  const sum = { normal: 0, warning: 0, fault: 0, unreachable: 0, maintenance: 0, unknown: 0, monitored: 0 };
  for (const system of systems) {
    sum.normal += system.normal;
    sum.warning += system.warning;
    sum.fault += system.fault;
    sum.unreachable += system.unreachable;
    sum.maintenance += system.maintenance;
    sum.unknown += system.unknown;
    sum.monitored += system.monitored;
  }
  return sum;
}

/**
 * The share of judged members that can be reached. Members in maintenance or not judged yet are left out: they must neither flatter nor spoil it.
 * Null when nothing is judged.
 */
export function availability(counts: StateCounts): number | null {
  const judged = counts.normal + counts.warning + counts.fault + counts.unreachable;
  return judged === 0 ? null : ((judged - counts.unreachable) / judged) * 100;
}

/** The lowest of what must be true for a good figure: above `good` it is quiet, below `poor` it is loud. */
export type HealthLevel = 'good' | 'fair' | 'poor' | 'none';

export function healthLevel(health: number | null): HealthLevel {
  if (health === null) return 'none';
  if (health >= 90) return 'good';
  return health >= 70 ? 'fair' : 'poor';
}

export function isPartial(status: UnitStatus): boolean {
  return status.childrenReporting < status.childrenExpected || status.overdueChildren.length > 0;
}
