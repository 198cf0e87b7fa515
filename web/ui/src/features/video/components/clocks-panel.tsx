import { formatDateTime, formatDuration, secondsSince } from '@/shared/format/times';
import { codeName, useTexts } from '@/shared/i18n/i18n';
import { useServerNow } from '@/shared/live/hooks';
import type { CameraDiagnosis } from '@/shared/wire';

const delays = ['signallingMs', 'streamMs', 'keyframeMs', 'keyframeGapMsMax', 'latenessMsMax'] as const;

/** Two clocks: is the stream there, asked every few seconds; is the picture good, asked by plan. */
export function ClocksPanel({ shown }: { shown: CameraDiagnosis }) {
  const { t, language } = useTexts('video');
  const now = useServerNow(1000);
  const age = (at: string | null) => (at === null ? null : t('common:ago', { duration: formatDuration(secondsSince(at, now)) }));
  const outcome = (code: string | null, good: string) => (
    <span className={code === null || code === 'ok' ? undefined : 'severity-major'}>{code === null ? t('never') : code === 'ok' ? good : codeName('outcomes', code, language)}</span>
  );
  const facts = (parts: readonly (string | null)[]) => parts.filter((part) => part !== null && part !== '').join(' · ');
  return (
    <section className="panel" aria-label={t('clocks')}>
      <header>
        <h2>{t('clocks')}</h2>
      </header>
      <dl className="facts panel-body">
        <dt>{t('liveness')}</dt>
        <dd>
          {outcome(shown.livenessOutcome, codeName('outcomes', 'ok', language))} <span className="muted">{facts([age(shown.livenessAt), t('every', { duration: formatDuration(shown.livenessPeriodSeconds) }), shown.livenessDetail])}</span>
        </dd>
        <dt>{t('diagnosis')}</dt>
        <dd>
          {outcome(shown.diagnosisOutcome, t('roundDone'))}{' '}
          <span className="muted">{facts([age(shown.diagnosisAt), shown.diagnosisPeriodSeconds > 0 ? t('every', { duration: formatDuration(shown.diagnosisPeriodSeconds) }) : null, shown.diagnosisDetail])}</span>
        </dd>
        <dt>{t('nextRound')}</dt>
        <dd>
          {formatDateTime(shown.nextRoundAt)} <span className={shown.planName === null ? 'severity-minor' : 'muted'}>{shown.planName ?? t('noPlan')}</span>
        </dd>
        {delays.map((name) => (
          <div key={name} className="video-contents">
            <dt>{t(`delay.${name}`)}</dt>
            <dd>{shown[name] === null ? '—' : `${Math.round(shown[name])} ms`}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
