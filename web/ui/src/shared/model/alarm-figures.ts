import { formatCount, formatPercent, type Language } from '../format/numbers';
import { formatDuration } from '../format/times';
import type { AlarmFigures } from '../wire';

export const alarmColumns = ['alarms', 'occurrences', 'open', 'repeatedShare', 'falseShare', 'toAcknowledgeMean', 'toAcknowledgeMedian', 'toClearMean', 'toClearMedian'] as const;
export type AlarmColumn = (typeof alarmColumns)[number];

/** Counts, percent, or seconds; null where there is nothing to say: nobody has acknowledged, nothing has cleared. */
export function alarmFigure(figures: AlarmFigures, column: AlarmColumn): number | null {
  switch (column) {
    case 'repeatedShare':
      return figures.alarms === 0 ? null : (figures.repeated / figures.alarms) * 100;
    case 'falseShare':
      return figures.alarms === 0 ? null : (figures.falseAlarms / figures.alarms) * 100;
    default:
      return figures[column];
  }
}

export function alarmFigureText(figures: AlarmFigures, column: AlarmColumn, language: Language): string {
  const value = alarmFigure(figures, column);
  if (value === null) return '—';
  if (column.startsWith('to')) return formatDuration(value);
  return column.endsWith('Share') ? `${formatPercent(value)} %` : formatCount(value, language);
}
