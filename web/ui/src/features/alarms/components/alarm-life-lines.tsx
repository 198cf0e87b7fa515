import { formatDateTime } from '@/shared/format/times';
import { pickName, useTexts } from '@/shared/i18n/i18n';
import { useWorkplace } from '@/shared/model/session';
import { Link } from '@/shared/router/router';
import type { Alarm, AlarmUpstream } from '@/shared/wire';

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
      {life.upstream === null ? null : <UpstreamLine upstream={life.upstream} />}
      {open && life.affected > 0 ? <p>{t('life.affected', { count: life.affected })}</p> : null}
      {open && life.flapping !== null ? <p className="alarm-withheld">{t('life.flapping', { time: formatDateTime(life.flapping.since), count: life.flapping.times })}</p> : null}
      {life.shelf === null ? null : (
        <p className="alarm-withheld">{t('life.shelved', { who: life.shelf.by, until: formatDateTime(life.shelf.until), reason: life.shelf.reason })}</p>
      )}
      {open && life.heldUntil !== null && life.upstream === null && life.suppressedBy === null ? <p className="muted">{t('life.held', { time: formatDateTime(life.heldUntil) })}</p> : null}
      {open && life.clearDueAt !== null ? <p className="muted">{t('life.clearing', { time: formatDateTime(life.clearDueAt) })}</p> : null}
      {life.falseAlarm === null ? null : (
        <p>{t('life.false', { who: life.falseAlarm.by, time: formatDateTime(life.falseAlarm.at), reason: life.falseAlarm.reason })}</p>
      )}
      {alarm.state === 'returnedUnacknowledged' ? <p>{t('life.returned')}</p> : null}
    </>
  );
}

/** The cause by its name where it may be seen, else by its unit, else only that it is upstream. */
function UpstreamLine({ upstream }: { upstream: AlarmUpstream }) {
  const { t, language } = useTexts('alarms');
  const { units } = useWorkplace();
  const unit = units.byId.get(upstream.unitId);
  const unitName = unit === undefined ? null : pickName(unit, language);
  return (
    <p className="alarm-withheld">
      {t('life.upstream')}{' '}
      {upstream.objectId === null ? (
        unitName === null ? t('life.upstreamElsewhere') : t('life.upstreamIn', { unit: unitName })
      ) : (
        <>
          <Link to={`/objects/${upstream.objectId}`}>{upstream.name}</Link> <span className="muted mono">{upstream.code}</span>
          {unitName === null ? null : <span className="muted"> · {unitName}</span>}
        </>
      )}
      {upstream.liftAt === null ? null : <span className="muted"> {t('life.upstreamReturns', { time: formatDateTime(upstream.liftAt) })}</span>}
    </p>
  );
}
