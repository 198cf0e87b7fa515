import { useTexts } from '@/shared/i18n/i18n';
import { alarmColumns, alarmFigureText } from '@/shared/model/alarm-figures';
import type { AlarmFigures } from '@/shared/wire';

/** All that is selected in one line of figures. */
export function TotalFigures({ figures }: { figures: AlarmFigures }) {
  const { t, language } = useTexts('analysis');
  return (
    <dl className="analysis-total">
      {alarmColumns.map((column) => (
        <div key={column} title={t(`hint.${column}`)}>
          <dt>{t(`figure.${column}`)}</dt>
          <dd>{alarmFigureText(figures, column, language)}</dd>
        </div>
      ))}
    </dl>
  );
}
