import { useMemo } from 'react';
import { useTexts } from '@/shared/i18n/i18n';
import type { AlarmDimension, AlarmPivotCell } from '@/shared/wire';
import { bars } from '../model/pivot';

interface Props {
  dimension: AlarmDimension;
  cells: readonly AlarmPivotCell[];
  valueText: (dimension: AlarmDimension, value: string) => string;
}

/** Alarms over time; the table below says the same in numbers. */
export function TimeBars({ dimension, cells, valueText }: Props) {
  const { t } = useTexts('analysis');
  const rows = useMemo(() => bars(cells), [cells]);
  if (rows.length < 2) return null;

  const most = Math.max(...rows.map((row) => row.alarms));
  const label = t('bars', { from: valueText(dimension, rows[0]!.key), to: valueText(dimension, rows[rows.length - 1]!.key), most });
  return (
    <figure className="analysis-bars">
      <div role="img" aria-label={label}>
        {rows.map((row) => (
          <i key={row.key} title={`${valueText(dimension, row.key)}: ${row.alarms}`} style={{ height: `${Math.max(2, (row.alarms / most) * 100)}%` }} />
        ))}
      </div>
      <figcaption>
        <span>{valueText(dimension, rows[0]!.key)}</span>
        <span>{t('barsMost', { most })}</span>
        <span>{valueText(dimension, rows[rows.length - 1]!.key)}</span>
      </figcaption>
    </figure>
  );
}
