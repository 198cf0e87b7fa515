import { formatCount } from '@/shared/format/numbers';
import { formatDuration, secondsSince } from '@/shared/format/times';
import { codeName, useTexts } from '@/shared/i18n/i18n';
import { Link } from '@/shared/router/router';
import { SeverityMarker } from '@/shared/ui/severity-marker';
import type { Alarm } from '@/shared/wire';
import { summariseResponse, waitBands } from '../model/response';
import { BarRow } from './level-bar';
import { Panel } from './panel';

const tones = ['healthy', 'minor', 'major', 'critical'] as const;

export function ResponsePanel({ alarms, known, now, stale }: { alarms: readonly Alarm[]; known: boolean; now: number; stale: number | null }) {
  const { t, language } = useTexts('wall');
  const summary = summariseResponse(alarms, now);
  const most = Math.max(1, ...summary.waiting);
  const { longest } = summary;
  return (
    <Panel permission="alarm.read" area="response" title={t('response.title')} hint={known ? t('response.acknowledged', { done: summary.acknowledged, total: summary.total }) : ''} stale={stale}>
      {waitBands.map((band, index) => (
        <BarRow
          key={band.name}
          label={t(`response.${band.name}`)}
          share={known ? ((summary.waiting[index] ?? 0) / most) * 100 : 0}
          tone={tones[index] ?? 'healthy'}
          value={known ? formatCount(summary.waiting[index] ?? 0, language) : '—'}
        />
      ))}
      {!known ? null : longest === null ? (
        <p className="wall-longest wall-calm">{t('response.noneWaiting')}</p>
      ) : (
        <Link className="wall-longest" to={`/alarms?alarm=${longest.id}`}>
          <SeverityMarker level={longest.severity} /> <span>{t('response.longest')}</span> <strong>{formatDuration(secondsSince(longest.openedAt, now))}</strong>
          <small>
            {longest.objectName} {codeName('alarmTypes', longest.type, language)}
          </small>
        </Link>
      )}
    </Panel>
  );
}
