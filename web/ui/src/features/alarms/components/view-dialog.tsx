import { useState } from 'react';
import { useTexts } from '@/shared/i18n/i18n';
import { FormDialog } from '@/shared/ui/form-dialog';
import { useCommand } from '@/shared/ui/use-command';
import type { AlarmView } from '@/shared/wire';
import { changeView, createView, deleteView } from '../api/views';

/** Names the filter of the console, or changes a view that was named before. */
export function ViewDialog({ view, query, onClose, onDone }: { view: AlarmView | null; query: string; onClose: () => void; onDone: () => void }) {
  const { t } = useTexts('alarms');
  const [name, setName] = useState(view?.name ?? '');
  const [shared, setShared] = useState(view?.shared ?? false);
  const [limit, setLimit] = useState(view?.countMax?.toString() ?? '');
  const [minutes, setMinutes] = useState(view?.tellAfterMinutes?.toString() ?? '');
  const command = useCommand(onDone);
  const draft = { name, query, shared, countMax: limit === '' ? null : Number(limit), tellAfterMinutes: limit === '' || minutes === '' ? null : Number(minutes) };
  return (
    <FormDialog
      title={t(view === null ? 'view.newTitle' : 'view.editTitle')}
      submit={t('common:action.save')}
      disabled={name.trim() === ''}
      onClose={onClose}
      onSubmit={async () => {
        await (view === null ? createView(draft) : changeView(view, draft));
        onDone();
      }}
    >
      <label className="field">
        <span>{t('view.name')}</span>
        <input className="input" required maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
      </label>
      <label className="field">
        <span>{t('view.countMax')}</span>
        <input className="input" type="number" min={0} max={100_000} value={limit} placeholder={t('view.countMaxNone')} onChange={(event) => setLimit(event.target.value)} />
      </label>
      <label className="field">
        <span>{t('view.tellAfter')}</span>
        <input className="input" type="number" min={0} max={1440} disabled={limit === ''} value={limit === '' ? '' : minutes} placeholder={t('view.tellNever')} onChange={(event) => setMinutes(event.target.value)} />
      </label>
      <label>
        <input type="checkbox" className="checkbox" checked={shared} onChange={(event) => setShared(event.target.checked)} /> {t('view.shared')}
      </label>
      {view === null ? null : (
        <p>
          <button type="button" className="button button-danger" onClick={() => command(deleteView(view), t('view.deleted', { name: view.name }))}>
            {t('common:action.delete')}
          </button>
        </p>
      )}
    </FormDialog>
  );
}
