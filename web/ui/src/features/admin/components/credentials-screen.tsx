import { useState } from 'react';
import { useQuery } from '@/shared/api/use-query';
import { formatDateTime } from '@/shared/format/times';
import { useTexts } from '@/shared/i18n/i18n';
import { useWorkplace } from '@/shared/model/session';
import { ProblemNotice, Skeleton } from '@/shared/ui/problem-notice';
import { ScrollTable } from '@/shared/ui/scroll-table';
import { showToast } from '@/shared/ui/toasts';
import type { CredentialSet } from '@/shared/wire';
import { readCredentials } from '../api/administration';
import { CredentialDialog } from './credential-dialog';

export function CredentialsScreen() {
  const { t, language } = useTexts('admin');
  const { units } = useWorkplace();
  const sets = useQuery('credentials', readCredentials);
  const [open, setOpen] = useState<CredentialSet | 'new' | null>(null);
  return (
    <>
      <div className="admin-toolbar">
        <p className="admin-hint">{t('credentials.hint')}</p>
        <button type="button" className="button button-primary" onClick={() => setOpen('new')}>
          {t('credentials.create')}
        </button>
      </div>
      {sets.error === null ? null : <ProblemNotice error={sets.error} onRetry={sets.reload} />}
      {sets.data === undefined && sets.error === null ? <Skeleton /> : null}
      {sets.data?.length === 0 ? <p className="empty">{t('credentials.empty')}</p> : null}
      {sets.data === undefined || sets.data.length === 0 ? null : (
        <ScrollTable label={t('screen.credentials')} columns={[...(['name', 'kind', 'summary', 'unit', 'usedBy', 'changedAt'] as const).map((column) => t(`credentials.${column}`)), '']}>
          <tbody>
            {sets.data.map((set) => (
              <tr key={set.id}>
                <td>{set.name}</td>
                <td>{t(`credentials.kinds.${set.kind}`, { defaultValue: set.kind })}</td>
                <td>{set.summary}</td>
                <td>{units.nameOf(set.unitId, language)}</td>
                <td className="number">{set.usedBy}</td>
                <td className="nowrap">{formatDateTime(set.changedAt)}</td>
                <td className="admin-actions">
                  <button type="button" className="button button-quiet" onClick={() => setOpen(set)}>
                    {t('common:action.edit')}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      )}
      {open === null ? null : (
        <CredentialDialog
          set={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
          onSaved={() => {
            setOpen(null);
            showToast(t('saved'), { seconds: 4 });
            sets.reload();
          }}
        />
      )}
    </>
  );
}
