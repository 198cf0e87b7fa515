import { useState } from 'react';
import { useTexts } from '@/shared/i18n/i18n';
import { Dialog } from '@/shared/ui/overlays';
import type { Id } from '@/shared/wire';

export interface PendingCommand {
  kind: 'acknowledge' | 'clear' | 'note';
  alarmIds: readonly Id[];
}

const titles = { acknowledge: 'acknowledgeCount', clear: 'clearCount', note: 'noteCount' } as const;
const labels = { acknowledge: 'noteLabel', clear: 'reasonLabel', note: 'noteRequired' } as const;
const noteLengthMax = 500;

export function CommandDialog({ pending, onClose, onSubmit }: { pending: PendingCommand; onClose: () => void; onSubmit: (note: string | null) => void }) {
  const { t } = useTexts('alarms');
  const [note, setNote] = useState('');
  const required = pending.kind !== 'acknowledge';
  const text = note.trim();
  const complete = !required || text !== '';
  return (
    <Dialog
      title={t(titles[pending.kind], { count: pending.alarmIds.length })}
      onClose={onClose}
      onSubmit={() => {
        if (complete) onSubmit(text === '' ? null : text);
      }}
      actions={
        <>
          <button type="button" className="button" onClick={onClose}>
            {t('common:action.cancel')}
          </button>
          <button type="submit" className={`button ${pending.kind === 'clear' ? 'button-danger' : 'button-primary'}`} disabled={!complete}>
            {t(pending.kind)}
          </button>
        </>
      }
    >
      {pending.kind === 'clear' ? <p className="muted">{t('clearEffect')}</p> : null}
      <label className="field">
        <span>{t(labels[pending.kind])}</span>
        <textarea
          className="input"
          rows={3}
          autoFocus
          maxLength={noteLengthMax}
          required={required}
          value={note}
          onChange={(event) => setNote(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && complete) onSubmit(text === '' ? null : text);
          }}
        />
      </label>
    </Dialog>
  );
}
