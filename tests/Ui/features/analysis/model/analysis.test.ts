import { describe, expect, it } from 'vitest';
import type { AlarmFigures, AlarmPivotCell } from '@/shared/wire';
import { alarmFigure } from '@/shared/model/alarm-figures';
import { bars, sorted } from '@/features/analysis/model/pivot';
import { drill, readSelection, type Selection } from '@/features/analysis/model/selection';

const now = new Date('2026-11-29T08:00:30Z');
const figures = (alarms: number, more: Partial<AlarmFigures> = {}): AlarmFigures => ({
  alarms, occurrences: alarms, open: 0, acknowledged: 0, cleared: alarms, repeated: 0, falseAlarms: 0, toAcknowledgeMean: null, toAcknowledgeMedian: null, toClearMean: null, toClearMedian: null, ...more,
});
const cell = (key: string[], alarms: number, more: Partial<AlarmFigures> = {}): AlarmPivotCell => ({ key, figures: figures(alarms, more) });

describe('the selection of an address', () => {
  it('counts by device type over 30 days where nothing is said', () => {
    expect(readSelection(new URLSearchParams(''), now, 'Asia/Shanghai')).toEqual({
      by: ['class'], from: '2026-10-30T08:01:00.000Z', to: '2026-11-29T08:01:00.000Z', unit: null, where: [], zone: 'Asia/Shanghai',
    });
  });

  it('takes three different dimensions, known ones only, and values with any character', () => {
    const selection = readSelection(new URLSearchParams('by=vendor,vendor,soul,day,type,class&where=vendor:A,B:C&where=soul:x'), now, 'UTC');
    expect(selection.by).toEqual(['vendor', 'day', 'type']);
    expect(selection.where).toEqual([{ dimension: 'vendor', value: 'A,B:C' }]);
  });
});

describe('[8.3.11.1-b.5] a step down', () => {
  const selection: Selection = { by: ['class', 'day'], from: '', to: '', unit: null, where: [{ dimension: 'region', value: '2' }], zone: 'UTC' };

  it('fixes the values of the row and goes on with the next finer dimension', () => {
    expect(drill(selection, ['network.switch', '2026-11-29T00:00'])).toEqual({
      by: ['hour'],
      where: [{ dimension: 'region', value: '2' }, { dimension: 'class', value: 'network.switch' }, { dimension: 'day', value: '2026-11-29T00:00' }],
    });
  });

  it('never counts by what is fixed already', () => {
    const deep = drill({ ...selection, by: ['severity'], where: [{ dimension: 'type', value: 'cpu.high' }] }, ['1']);
    expect(deep.where.map((condition) => condition.dimension)).not.toContain(deep.by[0]);
  });
});

describe('a pivot', () => {
  it('sorts by a figure with what has none last, and by a name', () => {
    const cells = [cell(['b'], 2, { toClearMean: 5 }), cell(['a'], 3), cell(['c'], 1, { toClearMean: 9 })];
    expect(sorted(cells, 'toClearMean', true).map((one) => one.key[0])).toEqual(['c', 'b', 'a']);
    expect(sorted(cells, 'toClearMean', false).map((one) => one.key[0])).toEqual(['b', 'c', 'a']);
    expect(sorted(cells, 0, false).map((one) => one.key[0])).toEqual(['a', 'b', 'c']);
  });

  it('says shares of its alarms, and nothing of none', () => {
    expect(alarmFigure(figures(8, { repeated: 2 }), 'repeatedShare')).toBe(25);
    expect(alarmFigure(figures(0), 'falseShare')).toBeNull();
  });

  it('adds up over time', () => {
    expect(bars([cell(['2026-11-02', 'x'], 1), cell(['2026-11-01', 'x'], 2), cell(['2026-11-02', 'y'], 4)])).toEqual([
      { key: '2026-11-01', alarms: 2 },
      { key: '2026-11-02', alarms: 5 },
    ]);
  });
});
