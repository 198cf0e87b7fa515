import { describe, expect, it } from 'vitest';
import { chartPaths, chartScale, gaps, nearest, niceStep, runs, ticks, timeTicks, withLatest } from '@/shared/model/chart';
import type { SamplePoint } from '@/shared/wire';
import { pointsMax, ranges } from '@/features/objects/model/ranges';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const point = (at: number, mean: number, count = 1): SamplePoint => ({ at: new Date(at * minute).toISOString(), min: mean - 1, mean, max: mean + 1, count });

describe('the chart', () => {
  it('breaks the line where data are missing', () => {
    expect(runs([point(0, 5), point(1, 5), point(2, 5), point(20, 5), point(21, 5)]).map((run) => run.length)).toEqual([3, 2]);
  });
  it('bears one missed poll, and not one missing point of a roll-up', () => {
    expect(runs([point(0, 5), point(1, 5), point(3, 5), point(4, 5)])).toHaveLength(1);
    expect(runs([point(0, 5, 60), point(60, 5, 60), point(180, 5, 60), point(240, 5, 60)])).toHaveLength(2);
  });
  it('takes older data that were polled more seldom for data', () => {
    const seldom = Array.from({ length: 8 }, (_, index) => point(index * 2, 5));
    const often = Array.from({ length: 60 }, (_, index) => point(16 + index / 12, 5));
    expect(runs([...seldom, ...often])).toHaveLength(1);
    expect(runs([...seldom, ...often.map((one) => ({ ...one, at: new Date(Date.parse(one.at) + 30 * minute).toISOString() }))]).map((run) => run.length)).toEqual([8, 60]);
  });
  it('makes no gap of two points alone', () => {
    expect(runs([point(0, 5), point(700, 5)])).toHaveLength(1);
    expect(gaps([point(3, 5)], 0, day)).toEqual([]);
  });
  it('names the spans without data, at both ends as well', () => {
    const points = [point(10, 5), point(11, 5), point(12, 5), point(30, 5), point(31, 5)];
    expect(gaps(points, 0, 31.5 * minute)).toEqual([{ fromMs: 0, toMs: 10 * minute }, { fromMs: 12 * minute, toMs: 30 * minute }]);
    expect(gaps(points, 10 * minute, 60 * minute).at(-1)).toEqual({ fromMs: 31 * minute, toMs: 60 * minute });
    expect(gaps([], 0, day)).toEqual([]);
  });
  it('counts the time that a roll-up stands for as covered', () => {
    const points = [point(0, 5, 60), point(60, 5, 60), point(180, 5, 60), point(240, 5, 60)];
    expect(gaps(points, 0, 5 * hour)).toEqual([{ fromMs: 2 * hour, toMs: 3 * hour }]);
  });
  it('draws a share from 0 to 1 whatever its values', () => {
    expect(chartScale([{ ...point(0, 0.5), min: 0.4, max: 0.6 }], 0, 1, 'ratio')).toMatchObject({ low: 0, high: 1 });
  });
  it('starts at zero when the values are near it, else at round numbers', () => {
    expect(chartScale([point(0, 5), point(1, 9)], 0, 1, 'Cel').low).toBe(0);
    expect(chartScale([point(0, 229), point(1, 231)], 0, 1, 'V').low).toBeGreaterThan(200);
  });
  it('has round ticks', () => {
    expect(niceStep(9, 4)).toBe(5);
    expect(ticks({ fromMs: 0, toMs: 1, low: 0, high: 10 })).toEqual([0, 5, 10]);
  });
  it('puts the newest point at the right edge and the highest value at the top', () => {
    const scale = { fromMs: 0, toMs: 600_000, low: 0, high: 10 };
    expect(chartPaths([point(0, 0), point(10, 10)], scale, 100, 50).line).toBe('M0.0 50.0L100.0 0.0');
  });
  it('reads the point that is nearest to a time', () => {
    const points = [point(0, 1), point(10, 2), point(20, 3)];
    expect([-5, 4, 6, 100].map((at) => nearest(points, at * minute))).toEqual([0, 0, 1, 2]);
    expect(nearest([], 0)).toBe(-1);
  });
});

describe('the marks of time', () => {
  const at = (...parts: [number, number, number, number, number]) => new Date(...parts).getTime();
  const names = (from: number, to: number, most: number) => timeTicks(from, to, most).map((tick) => `${tick.kind} ${new Date(tick.ms).getMonth() + 1}-${new Date(tick.ms).getDate()} ${new Date(tick.ms).getHours()}:${new Date(tick.ms).getMinutes()}`);
  it('stand on round hours, and midnight names its day', () => {
    expect(names(at(2026, 4, 1, 20, 13), at(2026, 4, 2, 2, 13), 6)).toEqual(['clock 5-1 21:0', 'clock 5-1 22:0', 'clock 5-1 23:0', 'day 5-2 0:0', 'clock 5-2 1:0', 'clock 5-2 2:0']);
  });
  it('stand on days, then on months, as the span grows', () => {
    expect(names(at(2026, 4, 1, 7, 0), at(2026, 4, 8, 7, 0), 8)).toHaveLength(7);
    expect(names(at(2026, 4, 1, 7, 0), at(2026, 4, 31, 7, 0), 8).every((name) => name.startsWith('day'))).toBe(true);
    expect(names(at(2025, 4, 10, 7, 0), at(2026, 4, 10, 7, 0), 13)).toHaveLength(12);
  });
  it('are never more than there is room for', () => {
    for (const range of ranges) {
      for (const most of [2, 3, 6, 9, 12]) expect(timeTicks(at(2026, 2, 3, 4, 5) - range.hours * hour, at(2026, 2, 3, 4, 5), most).length).toBeLessThanOrEqual(most + 1);
    }
  });
});

describe('the live edge', () => {
  const series = { name: 'cpu.load', instance: '', unit: '%' };
  const quantities = [{ ...series, value: 42 }];
  it('shows the poll that has just come until it is stored', () => {
    expect(withLatest([point(0, 5)], series, quantities, point(1, 0).at).at(-1)).toMatchObject({ at: point(1, 0).at, mean: 42 });
    expect(withLatest([point(1, 5)], series, quantities, point(1, 0).at)).toHaveLength(1);
  });
  it('invents nothing for a series that the device no longer has', () => {
    expect(withLatest([point(0, 5)], { ...series, instance: '2' }, quantities, point(1, 0).at)).toHaveLength(1);
    expect(withLatest([], series, quantities, point(1, 0).at)).toHaveLength(0);
  });
});

describe('the ranges', () => {
  it('go from an hour to a year, and a year is read by whole days', () => {
    expect(ranges.map((range) => range.key)).toEqual(['1h', '6h', '24h', '7d', '30d', '1y']);
    expect((365 * 24) / pointsMax).toBeGreaterThanOrEqual(24);
  });
});
