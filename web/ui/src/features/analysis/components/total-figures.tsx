import { formatCount, formatPercent } from '@/shared/format/numbers';
import { formatDuration } from '@/shared/format/times';
import { useTexts } from '@/shared/i18n/i18n';
import type { AlarmFigures } from '@/shared/wire';
import { columns, figure, type Column } from '../model/pivot';

export function figureText(figures: AlarmFigures, column: Column, language: 'zh-CN' | 'en'): string {
  const value = figure(figures, column);
  if (value === null) return '—';
  if (column.startsWith('to')) return formatDuration(value);
  return column.endsWith('Share') ? `${formatPercent(value)} %` : formatCount(value, language);
}

/** All that is selected in one line of figures. */
export function TotalFigures({ figures }: { figures: AlarmFigures }) {
  const { t, language } = useTexts('analysis');
  return (
    <dl className="analysis-total">
      {columns.map((column) => (
        <div key={column} title={t(`hint.${column}`)}>
          <dt>{t(`figure.${column}`)}</dt>
          <dd>{figureText(figures, column, language)}</dd>
        </div>
      ))}
    </dl>
  );
}
