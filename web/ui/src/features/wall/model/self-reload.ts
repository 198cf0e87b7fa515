export interface WallCondition {
  heapBytes: number | null;
  upHours: number;
  connected: boolean;
  unacknowledgedCritical: number;
  secondsSinceFrame: number;
}

const heapLimitBytes = 400 * 1024 * 1024;
/** Also without a figure for memory (Firefox has none), a wall starts afresh once in this time. */
const upHoursMax = 72;
const heapEmergencyBytes = 800 * 1024 * 1024;

/** A wall runs for months. It starts afresh when memory has grown, at a moment when nobody loses sight of anything. */
export function shouldReload(condition: WallCondition): boolean {
  const heap = condition.heapBytes ?? 0;
  if (!condition.connected) return false;
  if (heap > heapEmergencyBytes) return true;
  const quiet = condition.unacknowledgedCritical === 0 && condition.secondsSinceFrame >= 5;
  return quiet && (heap > heapLimitBytes || condition.upHours > upHoursMax);
}
