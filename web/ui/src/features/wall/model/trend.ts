import { severities } from '@/shared/model/severity';
import type { AlarmTrendPoint, SeverityCounts } from '@/shared/wire';

export interface TrendBucket extends SeverityCounts {
  startMs: number;
  total: number;
}

/** Opened alarms per bucket, the last bucket ending now; hours without alarms are buckets of zero, not missing. */
export function trendBuckets(points: readonly AlarmTrendPoint[], nowMs: number, hours: number, bucketMinutes: number): TrendBucket[] {
  const size = bucketMinutes * 60_000;
  const count = Math.round((hours * 60) / bucketMinutes);
  const end = Math.floor(nowMs / size) * size + size;
  const first = end - count * size;
  const buckets = Array.from({ length: count }, (_, index): TrendBucket => ({
    startMs: first + index * size, total: 0, critical: 0, major: 0, minor: 0, warning: 0, indeterminate: 0,
  }));
  for (const point of points) {
    const bucket = buckets[Math.floor((Date.parse(point.at) - first) / size)];
    if (bucket === undefined) continue;
    bucket[point.severity] += point.opened;
    bucket.total += point.opened;
  }
  return buckets;
}

export interface TrendBar {
  severity: keyof SeverityCounts;
  x: number;
  y: number;
  height: number;
}

/** Stacked bars in a space of (buckets x 1) wide and 100 high, the worst level at the bottom. */
export function trendBars(buckets: readonly TrendBucket[], ceiling: number): TrendBar[] {
  const bars: TrendBar[] = [];
  buckets.forEach((bucket, x) => {
    let base = 100;
    for (const severity of severities) {
      const height = (bucket[severity] / ceiling) * 100;
      if (height <= 0) continue;
      base -= height;
      bars.push({ severity, x, y: base, height });
    }
  });
  return bars;
}

/** 1, 2 or 4 times a power of ten, not below the value: its half is a whole number too. */
export function niceCeiling(value: number): number {
  if (value <= 4) return 4;
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 4, 10].map((step) => step * power).find((step) => step >= value) ?? value;
}
