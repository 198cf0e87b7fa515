import { formatDuration, secondsSince } from '@/shared/format/times';
import { codeName, useTexts } from '@/shared/i18n/i18n';
import { useAlarmTopic, useServerNow, useTopicVersion } from '@/shared/live/hooks';
import { severityRank } from '@/shared/model/severity';
import { usePermission } from '@/shared/model/session';
import { Link } from '@/shared/router/router';
import { SeverityLabel } from '@/shared/ui/severity-marker';
import type { Id } from '@/shared/wire';
import { Section } from './section';

/** The open alarms of this object, from the feed. */
export function FindingsPanel({ objectId, confirmationSeconds }: { objectId: Id; confirmationSeconds: number | null }) {
  const { t, language } = useTexts('objects');
  const mayRead = usePermission('alarm.read');
  const topic = useAlarmTopic();
  useTopicVersion(topic, 500);
  const now = useServerNow(1000);
  const alarms = [...(topic?.items.values() ?? [])].filter((alarm) => alarm.objectId === objectId && alarm.clearedAt === null).sort((a, b) => severityRank(a.severity) - severityRank(b.severity));
  const hint = confirmationSeconds === null || confirmationSeconds === 0 ? undefined : t('confirmationHint', { duration: formatDuration(confirmationSeconds) });
  return (
    <Section title={t('findings.title')} hint={hint}>
      {!mayRead ? <p className="muted">{t('common:error.forbidden')}</p> : alarms.length === 0 ? <p className="muted">{t('findings.none')}</p> : null}
      <ul className="finding-list">
        {alarms.map((alarm) => (
          <li key={alarm.id}>
            <SeverityLabel level={alarm.severity} hollow={alarm.acknowledgedAt !== null} />
            <Link to={`/alarms?alarm=${alarm.id}`}>
              {codeName('alarmTypes', alarm.type, language)} {alarm.instance}
            </Link>
            <span className="muted">{alarm.acknowledgedBy ?? t('common:ack.no')}</span>
            <span>{formatDuration(secondsSince(alarm.openedAt, now))}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
