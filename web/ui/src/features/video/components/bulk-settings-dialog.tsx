import { useState } from 'react';
import { useTexts } from '@/shared/i18n/i18n';
import { FormDialog } from '@/shared/ui/form-dialog';
import { problemText } from '@/shared/ui/problem-notice';
import { showToast } from '@/shared/ui/toasts';
import type { Camera } from '@/shared/wire';
import { changeSettings, readCamera } from '../api/video';
import { setMany, type BulkSettings } from '../model/bulk-settings';
import { GroupField } from './group-field';

const never = new AbortController().signal;

export function BulkSettingsDialog({ cameras, onClose }: { cameras: readonly Camera[]; onClose: () => void }) {
  const { t } = useTexts('video');
  const [wanted, setWanted] = useState<BulkSettings>({ isKey: null, group: null });
  const [progress, setProgress] = useState<number | null>(null);
  const save = async () => {
    const server = { read: (id: string) => readCamera(id, never), change: changeSettings };
    const { done, failed } = await setMany(cameras.map((camera) => camera.id), wanted, server, setProgress);
    const first = failed[0];
    if (first === undefined) showToast(t('settingsSaved', { count: done }));
    else showToast(t('settingsFailed', { count: done, failed: failed.length, camera: cameras.find((camera) => camera.id === first.id)?.name, reason: problemText(first.error, t) }), { error: true });
    onClose();
  };
  return (
    <FormDialog title={t('settingsOfMany', { count: cameras.length })} submit={t('common:action.save')} disabled={wanted.isKey === null && wanted.group === null} onClose={onClose} onSubmit={save}>
      <p className="muted">{cameras.slice(0, 5).map((camera) => camera.name).join(t('listSeparator'))}{cameras.length > 5 ? ' …' : ''}</p>
      <label className="field">
        <span>★ {t('key')}</span>
        <select className="input" value={wanted.isKey === null ? '' : String(wanted.isKey)} onChange={(event) => setWanted({ ...wanted, isKey: event.target.value === '' ? null : event.target.value === 'true' })}>
          <option value="">{t('leave')}</option>
          <option value="true">{t('makeKey')}</option>
          <option value="false">{t('makePlain')}</option>
        </select>
      </label>
      <label className="toolbar-date">
        <input type="checkbox" className="checkbox" checked={wanted.group !== null} onChange={(event) => setWanted({ ...wanted, group: event.target.checked ? '' : null })} />
        {t('changeGroup')}
      </label>
      {wanted.group === null ? null : (
        <label className="field">
          <span>{t('cameraGroup')}</span>
          <GroupField value={wanted.group} placeholder={t('noGroup')} onChange={(group) => setWanted({ ...wanted, group })} />
        </label>
      )}
      {progress === null ? null : <progress className="video-run" aria-label={t('progressTitle')} max={cameras.length} value={progress} />}
    </FormDialog>
  );
}
