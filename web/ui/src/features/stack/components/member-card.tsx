import { formatShortTime } from '@/shared/format/times';
import { codeName, quantityText, useTexts } from '@/shared/i18n/i18n';
import { Link } from '@/shared/router/router';
import { SeverityLabel, StateLabel } from '@/shared/ui/severity-marker';
import type { Alarm, Id, StackMember } from '@/shared/wire';
import { Sparkline } from './sparkline';

const alarmsMax = 3;

interface Props {
  member: StackMember;
  isFocus: boolean;
  nameOf: (id: Id) => string;
  now: number;
}

function alarmText(alarm: Alarm, language: 'zh-CN' | 'en'): string {
  const codes = alarm.evidence.faults.length > 0 ? alarm.evidence.faults.map((fault) => fault.code) : [alarm.type];
  return codes.map((code) => codeName('alarmTypes', code, language)).join(language === 'en' ? ', ' : '、');
}

export function MemberCard({ member, isFocus, nameOf, now }: Props) {
  const { t, language } = useTexts('stack');
  const { object, mark } = member;
  const names = (ids: readonly Id[]) => ids.map(nameOf).join(language === 'en' ? ', ' : '、');
  return (
    <li className={`stack-card stack-${mark}${isFocus ? ' stack-focus' : ''}`}>
      <div className="stack-head">
        <StateLabel state={object.state} />
        <Link to={`/objects/${object.id}`}>{object.name}</Link>
        <span className="mono muted">{object.code}</span>
        {isFocus ? <em className="tag">{t('focus')}</em> : null}
        {mark === 'none' ? null : <strong className="stack-mark">{t(`mark.${mark}`)}</strong>}
      </div>
      {object.reason === null ? null : <p className={`state-${object.state}`}>{codeName('reasons', codeName('alarmTypes', object.reason, language), language)}</p>}
      {mark === 'affected' ? <p className="muted">{t('standsOn', { names: names(member.roots) })}</p> : null}
      {member.coveredBy === null ? null : <p className="muted">{t('coveredBy', { name: nameOf(member.coveredBy) })}</p>}
      {member.metrics.length === 0 ? null : (
        <ul className="stack-metrics" aria-label={t('metrics')}>
          {member.metrics.map((metric) => (
            <li key={`${metric.name}/${metric.instance}`}>
              <span>
                {codeName('quantities', metric.name, language)}
                {metric.instance === '' ? null : <span className="muted"> {metric.instance}</span>}
              </span>
              <Sparkline objectId={object.id} series={metric} />
              {member.isLive ? <strong>{quantityText(metric.value, metric.unit)}</strong> : <span className="muted">— {t('noAnswer')}</span>}
            </li>
          ))}
        </ul>
      )}
      {member.alarms.length === 0 ? null : (
        <ul className="stack-alarms" aria-label={t('alarms')}>
          {member.alarms.slice(0, alarmsMax).map((alarm) => (
            <li key={alarm.id}>
              <SeverityLabel level={alarm.severity} hollow={alarm.acknowledgedAt !== null} />
              <span>
                {alarmText(alarm, language)}
                {alarm.instance === '' ? null : <span className="muted"> {alarm.instance}</span>}
              </span>
              <small className="muted">{formatShortTime(alarm.openedAt, now)}</small>
            </li>
          ))}
          {member.alarms.length > alarmsMax ? <li className="muted">{t('moreAlarms', { count: member.alarms.length - alarmsMax })}</li> : null}
        </ul>
      )}
      {member.below.length === 0 ? null : (
        <p className="stack-below muted">
          {member.below.map((link) => (
            <span key={`${link.type}/${link.toId}`}>
              {t(`relation.${link.type}`)} {nameOf(link.toId)}
            </span>
          ))}
        </p>
      )}
    </li>
  );
}
