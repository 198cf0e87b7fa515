import { useState } from 'react';
import { useTexts } from '@/shared/i18n/i18n';
import { live } from '@/shared/live/connection';
import { Dialog } from '@/shared/ui/overlays';
import type { Id } from '@/shared/wire';

export interface PendingCommand {
  kind: 'acknowledge' | 'clear' | 'note' | 'shelve' | 'markFalse';
  alarmIds: readonly Id[];
}

const titles = { acknowledge: 'acknowledgeCount', clear: 'clearCount', note: 'noteCount', shelve: 'shelveCount', markFalse: 'falseCount' } as const;
const labels = { acknowledge: 'noteLabel', clear: 'reasonLabel', note: 'noteRequired', shelve: 'shelveReason', markFalse: 'falseReason' } as const;
const noteLengthMax = 500;
/** The server takes up to seven days. */
const shelfHours = [1, 4, 8, 24, 72, 168] as const;

export function CommandDialog({ pending, onClose, onSubmit }: { pending: PendingCommand; onClose: () => void; onSubmit: (note: string | null, until: string | null) => void }) {
  const { t } = useTexts('alarms');
  const [note, setNote] = useState('');
  const [hours, setHours] = useState<number>(8);
  const submit = (given: string) => onSubmit(given === '' ? null : given, pending.kind === 'shelve' ? new Date(live.serverNow() + hours * 3_600_000).toISOString() : null);
  const required = pending.kind !== 'acknowledge';
  const text = note.trim();
  const complete = !required || text !== '';
  return (
    <Dialog
      title={t(titles[pending.kind], { count: pending.alarmIds.length })}
      onClose={onClose}
      onSubmit={() => {
        if (complete) submit(text);
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
      {pending.kind === 'acknowledge' || pending.kind === 'note' ? null : <p className="muted">{t(`${pending.kind}Effect`)}</p>}
      {pending.kind === 'shelve' ? (
        <label className="field">
          <span>{t('shelveFor')}</span>
          <select className="input" value={hours} onChange={(event) => setHours(Number(event.target.value))}>
            {shelfHours.map((value) => (
              <option key={value} value={value}>
                {value % 24 === 0 ? t('forDays', { count: value / 24 }) : t('forHours', { count: value })}
              </option>
            ))}
          </select>
        </label>
      ) : null}
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
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && complete) submit(text);
          }}
        />
      </label>
    </Dialog>
  );
}
