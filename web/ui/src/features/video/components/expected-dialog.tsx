import { useState } from 'react';
import { useTexts } from '@/shared/i18n/i18n';
import { FormDialog } from '@/shared/ui/form-dialog';
import type { CommissioningResult, Id } from '@/shared/wire';
import { decide } from '../api/video';

/** A fault that is known and paid attention to elsewhere: why, and until when or by which order. */
export function ExpectedDialog({ cameraIds, onClose, onDecided }: { cameraIds: readonly Id[]; onClose: () => void; onDecided: (results: CommissioningResult[]) => void }) {
  const { t } = useTexts('video');
  const [reason, setReason] = useState('');
  const [order, setOrder] = useState('');
  const [until, setUntil] = useState('');
  return (
    <FormDialog
      title={t('expectedTitle', { count: cameraIds.length })}
      submit={t('common:action.confirm')}
      disabled={reason.trim() === '' || (order.trim() === '' && until === '')}
      onClose={onClose}
      onSubmit={() =>
        decide({ verdict: 'expected', cameraIds: [...cameraIds], faults: [], reason: reason.trim(), until: until === '' ? null : new Date(until).toISOString(), order: order.trim() || null }).then(onDecided)
      }
    >
      <p className="muted">{t('expectedHint')}</p>
      <label className="field">
        <span>{t('reason')}</span>
        <input className="input" required maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} />
      </label>
      <label className="field">
        <span>{t('orderNumber')}</span>
        <input className="input" value={order} onChange={(event) => setOrder(event.target.value)} />
      </label>
      <label className="field">
        <span>{t('until')}</span>
        <input className="input" type="datetime-local" value={until} onChange={(event) => setUntil(event.target.value)} />
      </label>
    </FormDialog>
  );
}
