import { useState } from 'react';
import { useQuery } from '@/shared/api/use-query';
import { formatDateTime, formatDuration } from '@/shared/format/times';
import { useTexts } from '@/shared/i18n/i18n';
import { usePermission, useWorkplace } from '@/shared/model/session';
import { Link } from '@/shared/router/router';
import { ProblemNotice, Skeleton } from '@/shared/ui/problem-notice';
import { ScrollTable } from '@/shared/ui/scroll-table';
import { useCommand } from '@/shared/ui/use-command';
import type { AlarmSource, AlarmSourceSaved } from '@/shared/wire';
import { deleteSource, listSources } from '../api/notices';
import { SourceDialog } from './source-dialog';

const columns = ['name', 'kind', 'unit', 'address', 'endsAfter', 'changed'] as const;

/** Other systems that tell us of alarms, each with a token of its own. */
export function SourcesScreen() {
  const { t, language } = useTexts('notices');
  const { units } = useWorkplace();
  const maySet = usePermission('credential.write');
  const sources = useQuery('alarm-sources', listSources);
  const [open, setOpen] = useState<AlarmSource | 'new' | null>(null);
  const [saved, setSaved] = useState<AlarmSourceSaved | null>(null);
  const send = useCommand(sources.reload);
  return (
    <>
      <div className="toolbar">
        <span className="muted">
          {t('source.hint')} <Link to="/logs/unmapped">{t('source.unmapped')}</Link>
        </span>
        {maySet ? (
          <div className="toolbar-end">
            <button type="button" className="button button-primary" onClick={() => setOpen('new')}>
              {t('source.new')}
            </button>
          </div>
        ) : null}
      </div>
      {saved?.token ? (
        <div className="notice-token" role="status">
          <strong>{t('source.token', { name: saved.source.name })}</strong>
          <output className="mono">{saved.token}</output>
          <div>
            <button type="button" className="button" onClick={() => setSaved(null)}>
              {t('source.tokenKept')}
            </button>
          </div>
        </div>
      ) : null}
      {sources.error === null ? null : <ProblemNotice error={sources.error} onRetry={sources.reload} />}
      {sources.data === undefined && sources.error === null ? <Skeleton /> : null}
      {sources.data?.length === 0 ? (
        <div className="empty">
          <strong>{t('source.none')}</strong>
          {t('source.noneHint')}
        </div>
      ) : null}
      {sources.data === undefined || sources.data.length === 0 ? null : (
        <ScrollTable label={t('screen.sources')} columns={[...columns.map((column) => t(`source.${column}`)), '']}>
          <tbody>
            {sources.data.map((source) => (
              <tr key={source.id} className={source.enabled ? undefined : 'muted'}>
                <td>
                  {source.name}
                  {source.enabled ? null : ` (${t('off')})`}
                </td>
                <td>{t(`source.kinds.${source.kind}`)}</td>
                <td>{units.nameOf(source.unitId, language)}</td>
                <td className="mono">POST /api/alarm-in/{source.id}</td>
                <td>{source.mapping.endsAfterSeconds === null ? t('source.never') : formatDuration(source.mapping.endsAfterSeconds)}</td>
                <td className="nowrap">
                  {formatDateTime(source.changedAt)} <span className="muted">{source.changedBy}</span>
                </td>
                <td className="notice-actions">
                  {maySet ? (
                    <>
                      <button type="button" className="button" onClick={() => setOpen(source)}>
                        {t('common:action.edit')}
                      </button>{' '}
                      <button type="button" className="button" onClick={() => send(deleteSource(source), t('deleted'))}>
                        {t('delete')}
                      </button>
                    </>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      )}
      {open === null ? null : (
        <SourceDialog
          source={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
          onSaved={(answer) => {
            setOpen(null);
            setSaved(answer);
            sources.reload();
          }}
        />
      )}
    </>
  );
}
