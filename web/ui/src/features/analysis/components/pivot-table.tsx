import { useMemo, useState } from 'react';
import { useTexts } from '@/shared/i18n/i18n';
import { alarmColumns, alarmFigureText, type AlarmColumn } from '@/shared/model/alarm-figures';
import type { AlarmDimension, AlarmPivot } from '@/shared/wire';
import { sorted } from '../model/pivot';

const shownAtOnce = 200;

interface Props {
  pivot: AlarmPivot;
  valueText: (dimension: AlarmDimension, value: string) => string;
  onDrill: (key: readonly string[]) => void;
}

/** A row for each combination that occurred; its name goes one step down. */
export function PivotTable({ pivot, valueText, onDrill }: Props) {
  const { t, language } = useTexts('analysis');
  const [order, setOrder] = useState<{ by: AlarmColumn | number; descending: boolean }>({ by: 'alarms', descending: true });
  const [shown, setShown] = useState(shownAtOnce);
  const rows = useMemo(() => sorted(pivot.cells, order.by, order.descending), [pivot.cells, order]);
  if (pivot.by.length === 0) return null;

  const most = Math.max(1, ...pivot.cells.map((cell) => cell.figures.alarms));
  const sortBy = (by: AlarmColumn | number) => setOrder((last) => ({ by, descending: last.by === by ? !last.descending : typeof by !== 'number' }));
  const header = (by: AlarmColumn | number, label: string, hint?: string) => (
    <th key={by} scope="col" className={typeof by === 'number' ? '' : 'number'} aria-sort={order.by === by ? (order.descending ? 'descending' : 'ascending') : 'none'}>
      <button type="button" className="link" title={hint} onClick={() => sortBy(by)}>
        {label}
        <span aria-hidden="true">{order.by === by ? (order.descending ? ' ↓' : ' ↑') : ''}</span>
      </button>
    </th>
  );
  return (
    <div className="analysis-pivot table-scroll" tabIndex={0} role="region" aria-label={t('pivot')}>
      <table className="table">
        <thead>
          <tr>
            {pivot.by.map((dimension, place) => header(place, t(`dimension.${dimension}`)))}
            {alarmColumns.map((column) => header(column, t(`figure.${column}`), t(`hint.${column}`)))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shown).map((cell) => (
            <tr key={cell.key.join('\n')}>
              {cell.key.map((value, place) => {
                const text = valueText(pivot.by[place]!, value);
                return (
                  <td key={place}>
                    {place === 0 ? (
                      <button type="button" className="link" title={t('drill')} onClick={() => onDrill(cell.key)}>
                        {text}
                      </button>
                    ) : (
                      text
                    )}
                  </td>
                );
              })}
              {alarmColumns.map((column) => (
                <td key={column} className="number">
                  {column === 'alarms' ? <i className="analysis-bar" style={{ width: `${(cell.figures.alarms / most) * 72}px` }} /> : null}
                  {alarmFigureText(cell.figures, column, language)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > shown ? (
        <button type="button" className="button" onClick={() => setShown((value) => value + shownAtOnce)}>
          {t('more', { count: rows.length - shown })}
        </button>
      ) : null}
      {pivot.isCut ? <p className="muted">{t('cut', { count: rows.length })}</p> : null}
    </div>
  );
}
