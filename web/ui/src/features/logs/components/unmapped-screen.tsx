import { useState } from 'react';
import { useQuery } from '@/shared/api/use-query';
import { formatCount } from '@/shared/format/numbers';
import { formatDateTime } from '@/shared/format/times';
import { useTexts } from '@/shared/i18n/i18n';
import { usePermission } from '@/shared/model/session';
import { changeQuery, Link, useLocation } from '@/shared/router/router';
import { ProblemNotice, Skeleton } from '@/shared/ui/problem-notice';
import { ScrollTable } from '@/shared/ui/scroll-table';
import type { UnmappedSource } from '@/shared/wire';
import { listUnmapped } from '../api/logs';
import { draftFor } from '../model/rule';
import { LevelLabel } from './level-label';
import { RuleDialog } from './rule-dialog';

const pageSize = 100;
const columns = ['lastAt', 'count', 'level', 'source', 'key', 'message'] as const;
const reasons = ['noRule', 'unknownSource', 'ambiguousSource', 'unauthorised'] as const;

export function UnmappedScreen() {
  const { t, language } = useTexts('logs');
  const { query } = useLocation();
  const reason = query.get('reason');
  const [trail, setTrail] = useState<readonly (string | null)[]>([null]);
  const [chosen, setChosen] = useState<UnmappedSource | null>(null);
  const mayConfigure = usePermission('monitoring.configure');
  const after = trail[trail.length - 1] ?? null;
  const page = useQuery(`unmapped/${reason}/${after}`, (signal) => listUnmapped({ reason, after, size: pageSize }, signal), 10_000);
  const rows = page.data?.rows ?? [];
  return (
    <>
      <div className="toolbar">
        <select
          className="input"
          aria-label={t('reason')}
          value={reason ?? ''}
          onChange={(event) => {
            setTrail([null]);
            changeQuery({ reason: event.target.value || null });
          }}
        >
          <option value="">{t('anyReason')}</option>
          {reasons.map((name) => (
            <option key={name} value={name}>
              {t(`reasons.${name}`)}
            </option>
          ))}
        </select>
        <span className="muted">{t('unmappedHint')}</span>
      </div>
      {page.error === null ? null : <ProblemNotice error={page.error} onRetry={page.reload} />}
      {page.data === undefined && page.error === null ? <Skeleton /> : null}
      {page.data !== undefined && rows.length === 0 ? <p className="empty">{t('allMapped')}</p> : null}
      {rows.length === 0 ? null : (
        <ScrollTable label={t('screen.unmapped')} className="logs-table" columns={[...columns.map((column) => t(`column.${column}`)), '']}>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.networkDomain}/${row.address}/${row.kind}/${row.key}`}>
                <td className="nowrap">{formatDateTime(row.lastAt)}</td>
                <td className="nowrap">{formatCount(row.count, language)}</td>
                <td className="nowrap">
                  <LevelLabel level={row.level} />
                </td>
                <td>
                  {row.objectId === null ? <span className="muted">{t(row.address === '' ? 'others' : `reasons.${row.reason}`)}</span> : <Link to={`/objects/${row.objectId}`}>{row.objectName}</Link>}
                  <small className="muted mono logs-address">
                    {row.networkDomain} {row.address}
                  </small>
                </td>
                <td>
                  {t(`kinds.${row.kind}`)} <span className="mono">{row.key}</span>
                </td>
                <td className="logs-text">{row.text}</td>
                <td>
                  {mayConfigure && row.reason === 'noRule' ? (
                    <button type="button" className="button" onClick={() => setChosen(row)}>
                      {t('mapIt')}
                    </button>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      )}
      <div className="pager">
        <button type="button" className="button" disabled={trail.length === 1} onClick={() => setTrail(trail.slice(0, -1))}>
          {t('common:action.previous')}
        </button>
        <button type="button" className="button" disabled={!page.data?.next} onClick={() => setTrail([...trail, page.data?.next ?? null])}>
          {t('common:action.next')}
        </button>
      </div>
      {chosen === null ? null : (
        <RuleDialog
          rule={null}
          from={draftFor(chosen)}
          variables={chosen.variables}
          onClose={() => setChosen(null)}
          onSaved={() => {
            setChosen(null);
            page.reload();
          }}
        />
      )}
    </>
  );
}
