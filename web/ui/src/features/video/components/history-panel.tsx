import { useState } from 'react';
import { useTexts } from '@/shared/i18n/i18n';
import type { CameraDiagnosis } from '@/shared/wire';
import { MeasurementHistory } from './measurement-history';
import { ScoreHistory } from './score-history';

const dayHours = 24;
const hoursOffered = [6, dayHours, 7 * dayHours, 31 * dayHours] as const;

/** Every number that the rounds left behind, over one span of time: the score of a fault, then each measurement. */
export function HistoryPanel({ shown }: { shown: CameraDiagnosis }) {
  const { t } = useTexts('video');
  const [hours, setHours] = useState<number>(dayHours);
  return (
    <section className="panel" aria-label={t('history')}>
      <header>
        <h2>{t('history')}</h2>
        <span role="group" aria-label={t('span')} className="video-spans">
          {hoursOffered.map((offered) => (
            <button key={offered} type="button" className="button" aria-pressed={hours === offered} onClick={() => setHours(offered)}>
              {offered < dayHours ? t('hours', { hours: offered }) : t('days', { days: offered / dayHours })}
            </button>
          ))}
        </span>
      </header>
      <div className="panel-body">
        <ScoreHistory shown={shown} hours={hours} />
        <MeasurementHistory id={shown.camera.id} hours={hours} />
      </div>
    </section>
  );
}
