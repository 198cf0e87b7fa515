import { useState } from 'react';
import { useTexts } from '@/shared/i18n/i18n';
import { FormDialog } from '@/shared/ui/form-dialog';
import type { CameraDiagnosis } from '@/shared/wire';
import { changeSettings } from '../api/video';
import { GroupField } from './group-field';

/** Whether a camera is a key one, and its group: by these plans and limits choose. */
export function SettingsDialog({ shown, onClose, onSaved }: { shown: CameraDiagnosis; onClose: () => void; onSaved: () => void }) {
  const { t } = useTexts('video');
  // What was read when the dialog opened: the page goes on refreshing behind it, and a change by others must be told, not overwritten.
  const [opened] = useState(shown);
  const [isKey, setIsKey] = useState(opened.camera.isKey);
  const [group, setGroup] = useState(opened.group ?? '');
  return (
    <FormDialog title={t('settingsOf', { name: opened.camera.name })} submit={t('common:action.save')} onClose={onClose} onSubmit={() => changeSettings(opened.camera.id, isKey, group.trim() || null, opened.revision).then(onSaved)}>
      <label className="toolbar-date">
        <input type="checkbox" className="checkbox" checked={isKey} onChange={(event) => setIsKey(event.target.checked)} />★ {t('key')}
      </label>
      <p className="muted">{t('keyHint')}</p>
      <label className="field">
        <span>{t('cameraGroup')}</span>
        <GroupField value={group} placeholder={t('noGroup')} onChange={setGroup} />
      </label>
      <p className="muted">{t('groupHint')}</p>
    </FormDialog>
  );
}
