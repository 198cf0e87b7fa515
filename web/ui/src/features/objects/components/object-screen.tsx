import { useState } from 'react';
import { readClasses } from '@/shared/api/objects';
import { useQuery } from '@/shared/api/use-query';
import { formatDateTime, formatDuration, secondsSince } from '@/shared/format/times';
import { addTexts, codeName, pickName, useTexts } from '@/shared/i18n/i18n';
import { useServerNow, useTopic, useTopicVersion } from '@/shared/live/hooks';
import { usePermission } from '@/shared/model/session';
import { Link, navigate } from '@/shared/router/router';
import { MiniTopology } from '@/shared/topology/mini-topology';
import { ProblemNotice, Skeleton } from '@/shared/ui/problem-notice';
import { StateLabel } from '@/shared/ui/severity-marker';
import { showToast } from '@/shared/ui/toasts';
import { useCommand } from '@/shared/ui/use-command';
import type { Id, ObjectDetail, ObjectStatus, SeriesName } from '@/shared/wire';
import { pollNow, readObject, readStatus, setMaintenance } from '../api/objects';
import en from '../i18n/en.json';
import zh from '../i18n/zh.json';
import { mayTellFlows } from '../model/flows';
import '../objects.css';
import { CameraPanel } from './camera-panel';
import { DeleteDialog } from './delete-dialog';
import { DevicePanel } from './device-panel';
import { FactsPanel } from './facts-panel';
import { FindingsPanel } from './findings-panel';
import { FlowsPanel } from './flows-panel';
import { IdentityPanel } from './identity-panel';
import { MaintenanceDialog } from './maintenance-dialog';
import { ObjectForm } from './object-form';
import { PartsPanel } from './parts-panel';
import { RelationsPanel } from './relations-panel';
import { Section } from './section';
import { SeriesPanel } from './series-panel';
import { ValuesPanel } from './values-panel';

addTexts('objects', zh, en);

const statusPermissions = ['object.read'];
const statusKey = (status: ObjectStatus) => status.objectId;

export function ObjectScreen({ id }: { id: Id }) {
  const detail = useQuery(`object/${id}`, (signal) => readObject(id, signal), 30_000);
  if (detail.data === undefined) return detail.error === null ? <Skeleton rows={10} /> : <ProblemNotice error={detail.error} onRetry={detail.reload} />;
  return <ObjectPage detail={detail.data} reload={detail.reload} />;
}

function ObjectPage({ detail, reload }: { detail: ObjectDetail; reload: () => void }) {
  const { t, language } = useTexts('objects');
  const { object } = detail;
  const topic = useTopic<ObjectStatus>(`object:${object.id}`, statusKey, statusPermissions);
  useTopicVersion(topic, 500);
  const first = useQuery(`status/${object.id}`, (signal) => readStatus(object.id, signal));
  const classes = useQuery('classes', readClasses);
  const status = topic?.items.get(object.id) ?? first.data;
  const now = useServerNow(1000);
  const mayRead = usePermission('monitoring.read');
  const mayWrite = usePermission('object.write');
  const mayConfigure = usePermission('monitoring.configure');
  const mayHandle = usePermission('alarm.handle');
  const [series, setSeries] = useState<SeriesName | null>(null);
  const [dialog, setDialog] = useState<'edit' | 'maintenance' | 'delete' | null>(null);
  const state = status?.state ?? object.state;
  const reason = status?.reason ?? object.reason;
  const since = status?.since ?? object.since;
  const inMaintenance = detail.maintenanceUntil !== null && Date.parse(detail.maintenanceUntil) > now;

  const send = useCommand(reload);

  return (
    <div className="object">
      <header className="object-head">
        <div className={`object-state object-state-${state}`}>
          <StateLabel state={state} />
          <small>{t('sinceFor', { duration: formatDuration(secondsSince(since, now)) })}</small>
        </div>
        <div className="object-title">
          <h1>{object.name}</h1>
          <p>
            <span className="mono">{object.code}</span> · {pickName({ nameZh: object.unitNameZh, nameEn: object.unitNameEn }, language)}
            {object.locationName === null ? null : <span> · {object.locationName}</span>}
          </p>
          {reason === null ? null : <p className={`object-reason state-${state}`}>{codeName('reasons', codeName('alarmTypes', reason, language), language)}</p>}
          {inMaintenance ? <p className="state-maintenance">{t('maintenanceUntil', { time: formatDateTime(detail.maintenanceUntil) })}</p> : null}
          {status !== undefined && !status.started ? <p className="state-unknown">{t('notStarted')}</p> : null}
        </div>
        <div className="object-commands">
          {mayRead ? (
            <Link className="button" to={`/stack/${object.id}`}>
              {t('stack')}
            </Link>
          ) : null}
          {mayRead ? (
            <Link to={`/logs?object=${object.id}`} className="button">
              {t('logs')}
            </Link>
          ) : null}
          {mayConfigure ? (
            <Link to={`/alarms?tab=windows&for=${object.id}`} className="button">
              {t('outOfService')}
            </Link>
          ) : null}
          {(mayConfigure || mayHandle) && object.protocol !== 'none' ? (
            <button type="button" className="button button-primary" onClick={() => send(pollNow(object.id), t('pollSent'))}>
              {status?.kind === 'camera' ? t('diagnoseNow') : t('pollNow')}
            </button>
          ) : null}
          {mayWrite ? (
            inMaintenance ? (
              <button type="button" className="button" onClick={() => send(setMaintenance(object.id, null, t('maintenanceEnd')), t('maintenanceEnded'))}>
                {t('maintenanceEnd')}
              </button>
            ) : (
              <button type="button" className="button" onClick={() => setDialog('maintenance')}>
                {t('maintenance')}
              </button>
            )
          ) : null}
          {mayWrite ? (
            <>
              <button type="button" className="button" onClick={() => setDialog('edit')}>
                {t('edit')}
              </button>
              <button type="button" className="button" onClick={() => setDialog('delete')}>
                {t('delete')}
              </button>
            </>
          ) : null}
        </div>
      </header>
      {first.error !== null && status === undefined ? <ProblemNotice error={first.error} onRetry={first.reload} /> : null}
      <div className="object-grid">
        <div className="object-column">
          {status === undefined ? <Skeleton /> : null}
          {status?.camera ? <CameraPanel objectId={object.id} camera={status.camera} now={now} /> : null}
          {status?.device ? <PartsPanel states={status.device.states} /> : null}
          {status?.device ? <ValuesPanel device={status.device} now={now} onSeries={setSeries} /> : null}
          <SeriesPanel objectId={object.id} device={status?.device ?? null} chosen={series} onChoose={setSeries} />
          {mayTellFlows(object.classCode) ? <FlowsPanel object={object} interfaces={status?.device?.interfaces ?? []} /> : null}
        </div>
        <div className="object-column">
          <Section title={t('common:topology.title')}>
            <MiniTopology objectId={object.id} />
          </Section>
          <FindingsPanel objectId={object.id} confirmationSeconds={status?.confirmationSeconds ?? null} />
          {status?.device ? <IdentityPanel identity={status.device.identity} answered={status.device.identity.sysObjectId !== null || status.device.identity.vendor !== null} /> : null}
          {status?.device ? <DevicePanel device={status.device} now={now} /> : null}
          <FactsPanel detail={detail} className={classes.data?.find((entry) => entry.code === object.classCode)} />
          <RelationsPanel objectId={object.id} mayWrite={mayWrite} />
        </div>
      </div>
      {dialog === 'edit' ? (
        <ObjectForm
          detail={detail}
          unitId={object.unitId}
          classes={classes.data ?? []}
          onClose={() => setDialog(null)}
          onSaved={() => {
            setDialog(null);
            showToast(t('saved'));
            reload();
          }}
        />
      ) : null}
      {dialog === 'maintenance' ? (
        <MaintenanceDialog
          objectId={object.id}
          onClose={() => setDialog(null)}
          onSaved={() => {
            setDialog(null);
            showToast(t('maintenanceSaved'));
            reload();
          }}
        />
      ) : null}
      {dialog === 'delete' ? (
        <DeleteDialog
          object={object}
          onClose={() => setDialog(null)}
          onDeleted={() => {
            showToast(t('deleted'));
            navigate(`/objects?unit=${object.unitId}`);
          }}
        />
      ) : null}
    </div>
  );
}
