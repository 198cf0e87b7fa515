import { useState } from 'react';
import { useTexts } from '@/shared/i18n/i18n';
import { formatDateTime } from '@/shared/format/times';
import { navigate } from '@/shared/router/router';
import { FormDialog } from '@/shared/ui/form-dialog';
import type { TopologyMapRow } from '@/shared/wire';
import { changeMap, deleteMap } from '../api/topology';

interface Props {
  map: TopologyMapRow;
  onClose: () => void;
  onChanged: (map: TopologyMapRow) => void;
  reloadMaps: () => void;
}

/** Name, use as a template, and the end of a map. An automatic map has neither name nor end: it is made anew from what is known. */
export function MapSettings({ map, onClose, onChanged, reloadMaps }: Props) {
  const { t } = useTexts('topology');
  const [name, setName] = useState(map.name);
  const [isTemplate, setTemplate] = useState(map.isTemplate);
  const [deleting, setDeleting] = useState(false);
  const automatic = map.kind === 'automatic';
  if (deleting) {
    return (
      <FormDialog
        title={automatic ? t('settings.reset') : t('settings.delete')}
        submit={automatic ? t('settings.reset') : t('settings.delete')}
        danger
        onClose={() => setDeleting(false)}
        onSubmit={() =>
          deleteMap(map.id, map.revision).then(() => {
            reloadMaps();
            onClose();
            if (automatic) window.location.reload();
            else navigate('/topology');
          })
        }
      >
        <p>{automatic ? t('settings.resetText') : t('settings.deleteText', { name: map.name })}</p>
      </FormDialog>
    );
  }
  return (
    <FormDialog
      title={t('settings.title')}
      submit={t('save')}
      disabled={automatic || name.trim() === ''}
      onClose={onClose}
      onSubmit={() =>
        changeMap(map.id, { name: name.trim(), isTemplate, background: map.background }, map.revision).then((changed) => {
          onChanged(changed);
          reloadMaps();
          onClose();
        })
      }
    >
      {automatic ? (
        <p>{t('settings.automatic')}</p>
      ) : (
        <>
          <label className="field">
            <span>{t('settings.name')}</span>
            <input className="input" value={name} maxLength={100} onChange={(event) => setName(event.target.value)} />
          </label>
          <label className="topology-check">
            <input type="checkbox" className="checkbox" checked={isTemplate} onChange={(event) => setTemplate(event.target.checked)} /> {t('settings.template')}
          </label>
        </>
      )}
      {map.changedAt === null ? null : <p className="muted">{t('changedBy', { name: map.changedBy, time: formatDateTime(map.changedAt) })}</p>}
      {map.revision === 0 ? null : (
        <p>
          <button type="button" className="button" onClick={() => setDeleting(true)}>
            {automatic ? t('settings.reset') : t('settings.delete')}
          </button>
        </p>
      )}
    </FormDialog>
  );
}
