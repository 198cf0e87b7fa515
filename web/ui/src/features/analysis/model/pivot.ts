import { alarmFigure, type AlarmColumn } from '@/shared/model/alarm-figures';
import type { AlarmPivotCell } from '@/shared/wire';

/** By a figure, or by a place of the key (0, 1, 2). What has no figure stands last either way. */
export function sorted(cells: readonly AlarmPivotCell[], by: AlarmColumn | number, descending: boolean): AlarmPivotCell[] {
  const sign = descending ? -1 : 1;
  return [...cells].sort((left, right) => {
    if (typeof by === 'number') return sign * (left.key[by] ?? '').localeCompare(right.key[by] ?? '', 'zh-CN', { numeric: true });
    const [one, other] = [alarmFigure(left.figures, by), alarmFigure(right.figures, by)];
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
