import { useState } from 'react';
import { useQuery } from '@/shared/api/use-query';
import { formatDateTime, formatDuration, secondsSince } from '@/shared/format/times';
import { causeName, codeName, pickName, quantityText, stateWord, useTexts } from '@/shared/i18n/i18n';
import { useServerNow } from '@/shared/live/hooks';
import { outlinesOf } from '@/shared/model/fault-outlines';
import { usePermission } from '@/shared/model/session';
import { Link } from '@/shared/router/router';
import { MiniTopology } from '@/shared/topology/mini-topology';
import { Drawer } from '@/shared/ui/overlays';
import { Picture } from '@/shared/ui/picture';
import { ProblemNotice, Skeleton } from '@/shared/ui/problem-notice';
import { SeverityLabel, SeverityMarker } from '@/shared/ui/severity-marker';
import { showToast } from '@/shared/ui/toasts';
import type { Alarm, AlarmEvent, Id } from '@/shared/wire';
import { readAlarm, readTimeline } from '../api/alarms';
import { AlarmLifeLines } from './alarm-life-lines';
import { alarmTitle, expectedText } from './alarm-text';
import { WindowDialog } from './window-dialog';

interface Props {
  id: Id;
  /** From the feed; undefined when the alarm is not among the open ones. */
  current: Alarm | undefined;
  commandsOff: string | null;
  onClose: () => void;
  onAcknowledge: () => void;
  onUnacknowledge: () => void;
  onUnshelve: () => void;
  onCommand: (kind: 'clear' | 'note' | 'shelve' | 'markFalse') => void;
}

export function AlarmDrawer({ id, current, commandsOff, onClose, onAcknowledge, onUnacknowledge, onUnshelve, onCommand }: Props) {
  const { t } = useTexts('alarms');
  const stored = useQuery(current === undefined ? `alarm/${id}` : null, (signal) => readAlarm(id, signal));
  const mayConfigure = usePermission('monitoring.configure');
  const [planning, setPlanning] = useState(false);
  const alarm = current ?? stored.data;
  if (alarm === undefined) {
    return (
      <Drawer title={t('title')} onClose={onClose}>
        {stored.error === null ? <Skeleton /> : <ProblemNotice error={stored.error} onRetry={stored.reload} />}
      </Drawer>
    );
  }
  const closed = alarm.clearedAt !== null;
  const off = commandsOff !== null || closed;
  const title = (
    <>
      {closed ? <SeverityMarker level="cleared" /> : <SeverityMarker level={alarm.severity} hollow={alarm.acknowledgedAt !== null} />} {alarmTitle(alarm)}
    </>
  );
  return (
    <Drawer
      title={title}
      onClose={onClose}
      footer={
        alarm.state === 'returnedUnacknowledged' ? (
          <button type="button" className="button button-primary" disabled={commandsOff !== null} title={commandsOff ?? undefined} onClick={onAcknowledge}>
            {t('acknowledge')}
          </button>
        ) : closed ? undefined : (
          <>
            {alarm.acknowledgedAt === null ? (
              <button type="button" className="button button-primary" disabled={off} title={commandsOff ?? undefined} onClick={onAcknowledge}>
                {t('acknowledge')} <kbd>a</kbd>
              </button>
            ) : (
              <button type="button" className="button" disabled={off} title={commandsOff ?? undefined} onClick={onUnacknowledge}>
                {t('unacknowledge')}
              </button>
            )}
            <button type="button" className="button" disabled={off} title={commandsOff ?? undefined} onClick={() => onCommand('clear')}>
              {t('clear')} <kbd>c</kbd>
            </button>
            <button type="button" className="button" disabled={off} title={commandsOff ?? undefined} onClick={() => onCommand('note')}>
              {t('note')} <kbd>n</kbd>
            </button>
            {alarm.state === 'shelved' ? (
              <button type="button" className="button" disabled={off} title={commandsOff ?? undefined} onClick={onUnshelve}>
                {t('unshelve')}
              </button>
            ) : (
              <button type="button" className="button" disabled={off} title={commandsOff ?? undefined} onClick={() => onCommand('shelve')}>
                {t('shelve')} <kbd>m</kbd>
              </button>
            )}
            <button type="button" className="button" disabled={off} title={commandsOff ?? undefined} onClick={() => onCommand('markFalse')}>
              {t('markFalse')} <kbd>x</kbd>
            </button>
            {mayConfigure ? (
              <button type="button" className="button" onClick={() => setPlanning(true)}>
                {t('window.fromAlarm')}
              </button>
            ) : null}
            {commandsOff === null ? null : <span className="muted">{commandsOff}</span>}
          </>
        )
      }
    >
      <AlarmFacts alarm={alarm} />
      <section className="drawer-section">
        <h3>{t('common:topology.title')}</h3>
        <MiniTopology objectId={alarm.objectId} />
      </section>
      <Timeline alarm={alarm} />
      {planning ? (
        <WindowDialog
          subject={{ unitId: alarm.unitId, objectId: alarm.objectId, objectName: alarm.objectName, classCode: null }}
          onClose={() => setPlanning(false)}
          onSaved={() => {
            setPlanning(false);
            showToast(t('window.opened', { name: alarm.objectName }));
          }}
        />
      ) : null}
    </Drawer>
  );
}

function AlarmFacts({ alarm }: { alarm: Alarm }) {
  const { t, language } = useTexts('alarms');
  const now = useServerNow();
  const mayView = usePermission('video.view');
  const { evidence } = alarm;
  const cause = causeName(alarm.type, language);
  return (
    <>
      <section className="drawer-section">
        <p className="drawer-lead">
          <Link to={`/objects/${alarm.objectId}`}>{alarm.objectName}</Link>
          <span className="muted mono"> {alarm.objectCode}</span>
        </p>
        <p className="muted">
          {pickName({ nameZh: alarm.unitNameZh, nameEn: alarm.unitNameEn }, language)}
          {alarm.locationName === null ? null : <span> · {alarm.locationName}</span>}
        </p>
        {alarm.acknowledgedAt === null ? (
          alarm.clearedAt === null ? <p className="drawer-open">{t('common:ack.no')}</p> : null
        ) : (
          <p>{t('acknowledgedBy', { who: alarm.acknowledgedBy, time: formatDateTime(alarm.acknowledgedAt) })}</p>
        )}
        {alarm.clearedAt === null ? null : (
          <p className="severity-cleared">
            {alarm.clearedBy === null ? t('clearedAuto', { time: formatDateTime(alarm.clearedAt) }) : t('clearedBy', { who: alarm.clearedBy, time: formatDateTime(alarm.clearedAt) })}
          </p>
        )}
        {alarm.clearReason === null ? null : <p>{t('reason', { reason: codeName('reasons', alarm.clearReason, language) })}</p>}
        <AlarmLifeLines alarm={alarm} />
        {alarm.note === null ? null : <blockquote className="drawer-note">{alarm.note}</blockquote>}
      </section>
      <section className="drawer-section">
        <h3>{t('why')}</h3>
        <dl className="facts">
          <dt>{t('column.level')}</dt>
          <dd>
            <SeverityLabel level={alarm.severity} />
            {alarm.originalSeverity === alarm.severity ? null : (
              <span className="muted"> {t('originalSeverity', { level: t(`common:severity.${alarm.originalSeverity}`) })}</span>
            )}
            {alarm.life?.redefinedBy ? <span className="muted"> {t('redefinedBy', { rule: alarm.life.redefinedBy })}</span> : null}
          </dd>
          {evidence.value === null ? null : (
            <>
              <dt>{t('value')}</dt>
              <dd className="drawer-value">{quantityText(evidence.value, evidence.unit)}</dd>
            </>
          )}
          {evidence.limit === null ? null : (
            <>
              <dt>{t('limit')}</dt>
              <dd>{quantityText(evidence.limit, evidence.unit)}</dd>
            </>
          )}
          {evidence.window > 0 ? (
            <>
              <dt>{t('hits')}</dt>
              <dd>{t('hitsOf', { hits: evidence.hits, window: evidence.window })}</dd>
            </>
          ) : null}
          {evidence.detail === '' ? null : (
            <>
              <dt>{t(evidence.expected === null ? 'detail' : 'state')}</dt>
              {evidence.expected === null ? <dd>{codeName('outcomes', evidence.detail, language)}</dd> : <dd className="drawer-value" title={evidence.detail}>{stateWord(evidence.detail, language)}</dd>}
            </>
          )}
          {evidence.expected ? (
            <>
              <dt>{t('expected')}</dt>
              <dd title={evidence.expected}>{expectedText(evidence.expected)}</dd>
            </>
          ) : null}
          {cause === null ? null : (
            <>
              <dt>{t('cause')}</dt>
              <dd>{cause}</dd>
            </>
          )}
          {alarm.instance === '' ? null : (
            <>
              <dt>{t('instance')}</dt>
              <dd>{alarm.instance}</dd>
            </>
          )}
          <dt>{t('since')}</dt>
          <dd>
            {formatDateTime(alarm.firstAt)} <span className="muted">{formatDuration(secondsSince(alarm.firstAt, alarm.clearedAt === null ? now : Date.parse(alarm.clearedAt)))}</span>
          </dd>
          <dt>{t('openedAt')}</dt>
          <dd>{formatDateTime(alarm.openedAt)}</dd>
          <dt>{t('lastAt')}</dt>
          <dd>
            {formatDateTime(alarm.lastAt)} {alarm.count > 1 ? <span className="muted">{t('repeated', { count: alarm.count })}</span> : null}
          </dd>
          <dt>{t('type')}</dt>
          <dd className="mono">{alarm.type}</dd>
        </dl>
      </section>
      {evidence.faults.length === 0 ? null : (
        <section className="drawer-section">
          <h3>{t('faults')}</h3>
          <ul>
            {evidence.faults.map((fault) => (
              <li key={fault.code}>
                <SeverityLabel level={fault.severity} /> <strong>{codeName('alarmTypes', fault.code, language)}</strong>
                {fault.score === null ? null : <span className="muted"> {t('score', { score: Math.round(fault.score) })}</span>}
                {fault.detail === '' ? null : <span className="muted"> {codeName('outcomes', fault.detail, language)}</span>}
              </li>
            ))}
          </ul>
          <Link to={`/video/cameras/${alarm.objectId}`}>{t('openCamera')}</Link>
        </section>
      )}
      {evidence.pictureKey === null ? null : (
        <section className="drawer-section">
          <h3>{t('evidence')}</h3>
          {mayView ? <Picture path={`/api/pictures/${evidence.pictureKey}`} label={t('evidence')} outlines={outlinesOf(evidence.faults, (code) => codeName('alarmTypes', code, language))} /> : <p className="muted">{t('pictureDenied')}</p>}
          {mayView && evidence.referenceKey !== null ? <Picture path={`/api/pictures/${evidence.referenceKey}`} label={t('reference')} /> : null}
        </section>
      )}
    </>
  );
}

function Timeline({ alarm }: { alarm: Alarm }) {
  const { t, language } = useTexts('alarms');
  const events = useQuery(`timeline/${alarm.id}/${alarm.revision}`, (signal) => readTimeline(alarm.id, signal));
  const text = (event: AlarmEvent) => t(`event.${event.kind}`, { level: t(`common:severity.${event.severity}`) });
  return (
    <section className="drawer-section">
      <h3>{t('timeline')}</h3>
      {events.error === null ? null : <ProblemNotice error={events.error} onRetry={events.reload} />}
      {events.data === undefined ? (
        events.error === null ? <Skeleton rows={3} /> : null
      ) : (
        <ol className="timeline">
          {[...events.data].sort((a, b) => b.sequence - a.sequence).map((event) => (
            <li key={event.sequence}>
              <time dateTime={event.at}>{formatDateTime(event.at)}</time>
              <span>
                <strong>{text(event)}</strong> <span className="muted">{codeName('actors', event.actor, language)}</span>
                {event.note === null ? null : <q>{event.note}</q>}
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
