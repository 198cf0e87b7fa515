import { useState } from 'react';
import { useQuery } from '@/shared/api/use-query';
import { formatDateTime } from '@/shared/format/times';
import { useTexts } from '@/shared/i18n/i18n';
import { usePermission, useWorkplace } from '@/shared/model/session';
import { Link } from '@/shared/router/router';
import { FormDialog } from '@/shared/ui/form-dialog';
import { ProblemNotice, Skeleton } from '@/shared/ui/problem-notice';
import { StateLabel } from '@/shared/ui/severity-marker';
import { showToast } from '@/shared/ui/toasts';
import { useCommand } from '@/shared/ui/use-command';
import type { CameraDiagnosis, DayProfile, Id } from '@/shared/wire';
import { liftQuarantine, listRounds, readCamera, runNow, takeReference } from '../api/video';
import { ClocksPanel } from './clocks-panel';
import { ExclusionsPanel } from './exclusions-panel';
import { FaultsPanel } from './faults-panel';
import { HistoryPanel } from './history-panel';
import { PicturesPanel } from './pictures-panel';
import { SettingsDialog } from './settings-dialog';

const refreshMs = 5000;

export function CameraScreen({ id }: { id: Id }) {
  const page = useQuery(`camera/${id}`, (signal) => readCamera(id, signal), refreshMs);
  if (page.data === undefined) return page.error === null ? <Skeleton rows={10} /> : <ProblemNotice error={page.error} onRetry={page.reload} />;
  return (
    <>
      {page.error === null ? null : <ProblemNotice error={page.error} onRetry={page.reload} lastGood={formatDateTime(page.data.diagnosisAt)} />}
      <CameraPage shown={page.data} reload={page.reload} />
    </>
  );
}

function CameraPage({ shown, reload }: { shown: CameraDiagnosis; reload: () => void }) {
  const { t, language } = useTexts('video');
  const { units } = useWorkplace();
  const mayConfigure = usePermission('monitoring.configure');
  const mayHandle = usePermission('alarm.handle');
  const [dialog, setDialog] = useState<{ kind: 'settings' } | { kind: 'accept'; profile: DayProfile } | null>(null);
  const { camera } = shown;
  const profile = shown.profile ?? 'day';
  const rounds = useQuery(shown.diagnosisAt === null ? null : `round/${camera.id}/${shown.diagnosisAt}`, (signal) => listRounds({ camera: camera.id, size: 1 }, signal));
  const changed = () => {
    reload();
    rounds.reload();
  };
  const close = () => setDialog(null);
  const done = (text: string) => {
    close();
    showToast(text, { seconds: 4 });
    changed();
  };
  const send = useCommand(changed);
  const places = units.pathTo(camera.unitId).map((unit) => units.nameOf(unit.id, language));
  return (
    <div className="video-page">
      <header className="video-head">
        <div>
          <h1>
            {camera.isKey ? <span title={t('key')}>★ </span> : null}
            {camera.name} <span className="muted mono">{camera.code}</span>
          </h1>
          <p>
            <StateLabel state={camera.state} /> <span className="muted">{[...places, t(`commissioning.${camera.commissioning}`), camera.isKey ? t('key') : null, shown.group].filter(Boolean).join(' · ')}</span>
          </p>
        </div>
        <div className="toolbar-end">
          {mayConfigure || mayHandle ? (
            <button type="button" className="button button-primary" onClick={() => send(runNow({ cameraId: camera.id }), t('runSent'))}>
              {t('runNow')}
            </button>
          ) : null}
          {shown.quarantined && (mayConfigure || mayHandle) ? (
            <button type="button" className="button" onClick={() => send(liftQuarantine(camera.id), t('lifted'))}>
              {t('lift')}
            </button>
          ) : null}
          {mayConfigure && shown.pictureAt !== null ? (
            <button type="button" className="button" onClick={() => setDialog({ kind: 'accept', profile })}>
              {t('accept')}
            </button>
          ) : null}
          {mayConfigure ? (
            <button type="button" className="button" onClick={() => setDialog({ kind: 'settings' })}>
              {t('settings')}
            </button>
          ) : null}
          <Link className="button" to={`/video/limits?camera=${camera.id}`}>
            {t('screen.limits')}
          </Link>
          <Link className="button" to={`/video/rounds?camera=${camera.id}`}>
            {t('screen.rounds')}
          </Link>
          <Link className="button" to={`/objects/${camera.id}`}>
            {t('object')}
          </Link>
        </div>
      </header>
      <PicturesPanel shown={shown} profile={profile} />
      <FaultsPanel shown={shown} round={rounds.data?.rows[0]} onJudged={changed} />
      <div className="video-pair">
        <ClocksPanel shown={shown} />
        <ExclusionsPanel shown={shown} mayConfigure={mayConfigure} onWithdrawn={changed} />
      </div>
      <HistoryPanel shown={shown} />
      {dialog?.kind === 'settings' ? <SettingsDialog shown={shown} onClose={close} onSaved={() => done(t('saved'))} /> : null}
      {dialog?.kind === 'accept' ? (
        <FormDialog title={t('accept')} submit={t('common:action.confirm')} onClose={close} onSubmit={() => takeReference(camera.id, dialog.profile).then(() => done(t('accepted')))}>
          <p>{t('acceptEffect', { name: camera.name, time: formatDateTime(shown.pictureAt), profile: t(`profile.${dialog.profile}`) })}</p>
        </FormDialog>
      ) : null}
    </div>
  );
}
