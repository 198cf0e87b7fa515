import type { DayProfile, Id, LimitDefinition, LimitOverride } from '@/shared/wire';

/** Whom a limit is looked at, or set, for. */
export interface LimitTarget {
  unitId: number;
  group: string | null;
  cameraId: Id | null;
  profile: DayProfile | null;
}

export interface ShownLimit {
  definition: LimitDefinition;
  /** The override of exactly this target; null when it inherits. */
  own: LimitOverride | null;
  /** What is in force here: the own one, else the nearest above; null: the standard value. */
  inForce: LimitOverride | null;
  /** Overrides for nearer targets below this one, which this value does not reach. */
  nearer: readonly LimitOverride[];
}

const isOf = (row: LimitOverride, target: LimitTarget) =>
  row.draft.unitId === target.unitId && row.draft.group === target.group && row.draft.cameraId === target.cameraId && row.draft.profile === target.profile;

/**
 * @param path from the root to the target's unit
 * @param within the target's unit and all below it
 * @param cameraGroup the group of the target's camera, whose overrides reach it as well
 */
export function shownLimit(definition: LimitDefinition, overrides: readonly LimitOverride[], target: LimitTarget, path: readonly number[], within: ReadonlySet<number>, cameraGroup: string | null = null): ShownLimit {
  const rows = overrides.filter((row) => row.draft.limit === definition.name);
  const group = target.group ?? cameraGroup;
  const reaches = (row: LimitOverride) =>
    path.includes(row.draft.unitId) && (row.draft.group === null || row.draft.group === group) && (row.draft.cameraId === null || row.draft.cameraId === target.cameraId) &&
    (row.draft.profile === null || row.draft.profile === target.profile);
  const reaching = rows.filter(reaches).sort((a, b) => b.rank - a.rank);
  const isNearer = (row: LimitOverride) =>
    !reaches(row) && within.has(row.draft.unitId) && (target.group === null || row.draft.group === target.group) && (target.cameraId === null || row.draft.cameraId === target.cameraId) &&
    (target.profile === null || row.draft.profile === null || row.draft.profile === target.profile);
  return { definition, own: rows.find((row) => isOf(row, target)) ?? null, inForce: reaching[0] ?? null, nearer: rows.filter(isNearer) };
}

/** Something other than the standard value applies here or below. */
export const isChanged = (limit: ShownLimit) => limit.inForce !== null || limit.nearer.length > 0;
