import { describe, expect, it } from 'vitest';
import type { SamplePoint } from '@/shared/wire';
import { chartPaths, chartScale, niceStep, runs, ticks } from './chart';
import { groupOf, ratesOf, shareOf } from './quantities';

const point = (minute: number, mean: number): SamplePoint => ({ at: new Date(minute * 60_000).toISOString(), min: mean - 1, mean, max: mean + 1, count: 1 });

describe('the chart', () => {
  it('breaks the line where data are missing', () => {
    expect(runs([point(0, 5), point(1, 5), point(2, 5), point(20, 5), point(21, 5)]).map((run) => run.length)).toEqual([3, 2]);
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
});

describe('quantities', () => {
  it('fall into groups by the beginning of their names', () => {
    expect(['cpu.load', 'storage.used', 'interface.in', 'ups.battery.charge', 'processes'].map(groupOf)).toEqual(['cpu', 'storage', 'interfaces', 'sensors', 'other']);
  });
  it('find the rates of a port by name or by index, and do not invent any', () => {
    const quantities = [{ name: 'interface.in', instance: 'eth0', value: 5, unit: 'bit/s' }, { name: 'interface.in.errors', instance: '2', value: 1, unit: '1/s' }];
    expect(ratesOf(quantities, { name: 'eth0', index: 2 })).toEqual({ in: 5, out: null, faults: 1 });
    expect(ratesOf(quantities, { name: 'eth1', index: 3 })).toEqual({ in: null, out: null, faults: null });
  });
  it('are bars only when they are shares', () => {
    expect(shareOf({ name: 'x', instance: '', value: 0.5, unit: 'ratio' })).toBe(50);
    expect(shareOf({ name: 'x', instance: '', value: 24, unit: 'Cel' })).toBeNull();
  });
});
