import { useState } from 'react';
import { formatClock, formatDate } from '@/shared/format/times';
import { useTexts } from '@/shared/i18n/i18n';
import { FormDialog } from '@/shared/ui/form-dialog';
import type { Id } from '@/shared/wire';
import { setMaintenance } from '../api/objects';

const localInput = (at: Date) => `${formatDate(at)}T${formatClock(at).slice(0, 5)}`;

export function MaintenanceDialog({ objectId, onClose, onSaved }: { objectId: Id; onClose: () => void; onSaved: () => void }) {
  const { t } = useTexts('objects');
  const [until, setUntil] = useState(() => localInput(new Date(Date.now() + 2 * 3_600_000)));
  const [reason, setReason] = useState('');
  return (
    <FormDialog
      title={t('maintenance')}
      submit={t('common:action.confirm')}
      disabled={reason.trim() === '' || until === ''}
      onClose={onClose}
      onSubmit={() => setMaintenance(objectId, new Date(until).toISOString(), reason.trim()).then(onSaved)}
    >
      <p className="muted">{t('maintenanceHint')}</p>
      <label className="field">
        <span>{t('maintenanceUntilLabel')}</span>
        <input className="input" type="datetime-local" required value={until} onChange={(event) => setUntil(event.target.value)} />
      </label>
      <label className="field">
        <span>{t('maintenanceReason')}</span>
        <textarea className="input" rows={2} required autoFocus value={reason} onChange={(event) => setReason(event.target.value)} />
      </label>
    </FormDialog>
  );
}
