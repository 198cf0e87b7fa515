import { useTexts } from '@/shared/i18n/i18n';
import { formatDateTime } from '@/shared/format/times';
import { Dialog } from '@/shared/ui/overlays';
import type { Conflict } from './use-editor';

/** Two people have changed the same map: who the other one was, and whose changes stand. */
export function ConflictDialog({ conflict, onResolve }: { conflict: Conflict; onResolve: (how: 'mine' | 'theirs') => void }) {
  const { t } = useTexts('topology');
  const { map } = conflict.theirs;
  return (
    <Dialog
      title={t('conflict.title')}
      onClose={() => onResolve('mine')}
      actions={
        <>
          <button type="button" className="button" onClick={() => onResolve('theirs')}>
            {t('conflict.theirs')}
          </button>
          <button type="button" className="button button-primary" onClick={() => onResolve('mine')}>
            {t('conflict.mine')}
          </button>
        </>
      }
    >
      <p>{t('conflict.who', { name: map.changedBy, time: formatDateTime(map.changedAt) })}</p>
      <p className="muted">{t('conflict.hint')}</p>
    </Dialog>
  );
}
