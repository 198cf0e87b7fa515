import { describe, expect, it } from 'vitest';
import { countCameras } from '@/features/wall/model/cameras';
import { fitGrid } from '@/features/wall/model/fit-grid';
import { cellAt, layoutMatrix } from '@/features/wall/model/matrix-layout';
import { shouldReload } from '@/features/wall/model/self-reload';
import { staleSeconds } from '@/features/wall/model/staleness';
import { niceCeiling, trendBars, trendBuckets } from '@/features/wall/model/trend';

const now = Date.parse('2026-01-01T09:10:00Z');

describe('the camera matrix', () => {
  it.each([1, 24, 72, 837, 5000])('fits %i cells into its box and fills most of it', (count) => {
    const fit = fitGrid(count, 1000, 180, count >= 300 ? 1 : 2.6);
    expect(fit.columns * fit.cellWidth).toBeLessThanOrEqual(1000);
    expect(fit.rows * fit.cellHeight).toBeLessThanOrEqual(180);
    expect(fit.columns * fit.rows).toBeGreaterThanOrEqual(count);
    if (count > 1) expect(fit.columns * fit.cellWidth * fit.rows * fit.cellHeight).toBeGreaterThan(1000 * 180 * 0.6);
  });
  it('gives each unit a block of its own beside the others, with a name, and finds the cell under the pointer', () => {
    const { cells, labels } = layoutMatrix([4, 4, 4, 5], 1000, 200, 16);
    expect(labels.map((label) => label.unitId)).toEqual([4, 5]);
    expect(cells).toHaveLength(4);
    expect(cells[3]!.x).toBeGreaterThan(cells[2]!.x + cells[2]!.width);
    expect(cells.every((cell) => cell.y >= 24 && cell.y + cell.height <= 200)).toBe(true);
    expect(cellAt(cells, cells[3]!.x + 2, cells[3]!.y + 2)).toBe(3);
    expect(cellAt(cells, 0, 0)).toBe(-1);
  });
  it('names no groups when there are many', () => {
    expect(layoutMatrix(Array.from({ length: 60 }, (_, index) => Math.floor(index / 2)), 1000, 200, 16).labels).toEqual([]);
  });
  it('counts what is in maintenance or unknown as neither good nor bad', () => {
    const camera = { id: '', unitId: 1, code: '', name: '', reason: null, since: '', isKey: false, commissioning: 'accepted' as const, faults: [] };
    expect(countCameras([{ ...camera, state: 'normal' }, { ...camera, state: 'unreachable' }, { ...camera, state: 'fault' }, { ...camera, state: 'unknown' }])).toEqual({ total: 4, judged: 3, normal: 1, online: 2 });
  });
});

describe('the trend', () => {
  it('has a bucket for every half hour, empty ones included', () => {
    const buckets = trendBuckets([{ at: '2026-01-01T09:05:00Z', severity: 'critical', opened: 2 }, { at: '2025-12-30T00:00:00Z', severity: 'minor', opened: 7 }], now, 24, 30);
    expect(buckets).toHaveLength(48);
    expect(buckets[47]).toMatchObject({ critical: 2, total: 2 });
    expect(buckets.reduce((sum, bucket) => sum + bucket.total, 0)).toBe(2);
  });
  it('stacks the worst level at the bottom', () => {
    const bars = trendBars([{ startMs: 0, total: 3, critical: 1, major: 0, minor: 2, warning: 0, indeterminate: 0 }], 4);
    expect(bars.map(({ severity, y, height }) => [severity, y, height])).toEqual([['critical', 75, 25], ['minor', 25, 50]]);
  });
  it('has a round ceiling', () => {
    expect([0, 4, 7, 43, 120].map(niceCeiling)).toEqual([4, 4, 10, 100, 200]);
  });
});

describe('staleness', () => {
  const status = { unitId: 1, tier: 'prison' as const, health: 1, systems: [], open: { critical: 0, major: 0, minor: 0, warning: 0, indeterminate: 0 }, unacknowledged: { critical: 0, major: 0, minor: 0, warning: 0, indeterminate: 0 }, childrenReporting: 1, childrenExpected: 1, overdueChildren: [], at: '2026-01-01T09:09:00Z', oldestAt: '2026-01-01T09:09:00Z' };
  it('begins after three missed summaries', () => {
    expect(staleSeconds(status, now, null)).toBeNull();
    expect(staleSeconds({ ...status, at: '2026-01-01T09:06:00Z' }, now, null)).toBe(240);
  });
  it('begins with a lost connection, after a moment of grace', () => {
    expect(staleSeconds(status, now, 3)).toBeNull();
    expect(staleSeconds(status, now, 134)).toBe(134);
  });
});

describe('starting afresh', () => {
  const calm = { heapBytes: 500 * 1024 * 1024, upHours: 5, connected: true, unacknowledgedCritical: 0, secondsSinceFrame: 20 };
  it('waits for a quiet moment', () => {
    expect(shouldReload(calm)).toBe(true);
    expect(shouldReload({ ...calm, unacknowledgedCritical: 1 })).toBe(false);
    expect(shouldReload({ ...calm, heapBytes: 100, upHours: 5 })).toBe(false);
  });
  it('never happens while the server cannot be reached', () => {
    expect(shouldReload({ ...calm, heapBytes: 9e9, connected: false })).toBe(false);
  });
});
