import type { FaultTrendPoint } from '@/shared/wire';

const dayMs = 86_400_000;
/** The days of the trend are days of this zone, which knows no summer time. */
const zoneOffsetMs = 8 * 3_600_000;

export interface TrendRow {
  fault: string;
  /** Cameras by day, in the order of `trendDays`. */
  cameras: readonly number[];
  total: number;
}

/** The last days, the oldest first, as "2026-11-24" in the zone of the trend. */
export function trendDays(nowMs: number, count: number): string[] {
  return Array.from({ length: count }, (_, index) => new Date(nowMs + zoneOffsetMs - (count - 1 - index) * dayMs).toISOString().slice(0, 10));
}

/** Only faults that there were, the most frequent first. */
export function trendRows(points: readonly FaultTrendPoint[], days: readonly string[]): TrendRow[] {
  const rows = new Map<string, number[]>();
  for (const point of points) {
    const at = days.indexOf(point.day);
    if (at < 0) continue;
    const cameras = rows.get(point.fault) ?? days.map(() => 0);
    cameras[at] = point.cameras;
    rows.set(point.fault, cameras);
  }
  return [...rows].map(([fault, cameras]) => ({ fault, cameras, total: cameras.reduce((sum, count) => sum + count, 0) })).sort((a, b) => b.total - a.total || a.fault.localeCompare(b.fault));
}
