import type { AlarmFigures, AlarmPivotCell } from '@/shared/wire';

export const columns = ['alarms', 'occurrences', 'open', 'repeatedShare', 'falseShare', 'toAcknowledgeMean', 'toAcknowledgeMedian', 'toClearMean', 'toClearMedian'] as const;
export type Column = (typeof columns)[number];

/** Null where there is nothing to say: nobody has acknowledged, nothing has cleared. */
export function figure(figures: AlarmFigures, column: Column): number | null {
  switch (column) {
    case 'repeatedShare':
      return figures.alarms === 0 ? null : (figures.repeated / figures.alarms) * 100;
    case 'falseShare':
      return figures.alarms === 0 ? null : (figures.falseAlarms / figures.alarms) * 100;
    default:
      return figures[column];
  }
}

/** By a figure, or by a place of the key (0, 1, 2). What has no figure stands last either way. */
export function sorted(cells: readonly AlarmPivotCell[], by: Column | number, descending: boolean): AlarmPivotCell[] {
  const sign = descending ? -1 : 1;
  return [...cells].sort((left, right) => {
    if (typeof by === 'number') return sign * (left.key[by] ?? '').localeCompare(right.key[by] ?? '', 'zh-CN', { numeric: true });
    const [one, other] = [figure(left.figures, by), figure(right.figures, by)];
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    return sign * (one - other);
  });
}

/** Alarms per value of the first dimension in its order, for the bars over time. */
export function bars(cells: readonly AlarmPivotCell[]): { key: string; alarms: number }[] {
  const sums = new Map<string, number>();
  for (const cell of cells) sums.set(cell.key[0] ?? '', (sums.get(cell.key[0] ?? '') ?? 0) + cell.figures.alarms);
  return [...sums].map(([key, alarms]) => ({ key, alarms })).sort((left, right) => left.key.localeCompare(right.key));
}
