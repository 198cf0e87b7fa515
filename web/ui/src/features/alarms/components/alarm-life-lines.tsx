import { formatDateTime } from '@/shared/format/times';
import { useTexts } from '@/shared/i18n/i18n';
import type { Alarm } from '@/shared/wire';

/** Why an alarm is not among those to be done, and what else rules and people have made of it. */
export function AlarmLifeLines({ alarm }: { alarm: Alarm }) {
  const { t } = useTexts('alarms');
  const { life } = alarm;
  const open = alarm.clearedAt === null;
  if (life === null) return alarm.state === 'returnedUnacknowledged' ? <p>{t('life.returned')}</p> : null;
  return (
    <>
      {life.outOfService === null ? null : (
        <p className="alarm-withheld">{t(`life.${life.outOfService.kind}`, { until: formatDateTime(life.outOfService.until), reason: life.outOfService.reason })}</p>
      )}
      {life.suppressedBy === null ? null : <p className="alarm-withheld">{t('life.suppressed', { rule: life.suppressedBy })}</p>}
      {life.shelf === null ? null : (
        <p className="alarm-withheld">{t('life.shelved', { who: life.shelf.by, until: formatDateTime(life.shelf.until), reason: life.shelf.reason })}</p>
      )}
      {open && life.heldUntil !== null ? <p className="muted">{t('life.held', { time: formatDateTime(life.heldUntil) })}</p> : null}
      {open && life.clearDueAt !== null ? <p className="muted">{t('life.clearing', { time: formatDateTime(life.clearDueAt) })}</p> : null}
      {life.falseAlarm === null ? null : (
        <p>{t('life.false', { who: life.falseAlarm.by, time: formatDateTime(life.falseAlarm.at), reason: life.falseAlarm.reason })}</p>
      )}
      {alarm.state === 'returnedUnacknowledged' ? <p>{t('life.returned')}</p> : null}
    </>
  );
}
