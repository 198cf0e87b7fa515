import { useState } from 'react';
import { useQuery } from '@/shared/api/use-query';
import { formatDateTime, formatShortTime } from '@/shared/format/times';
import { codeName, pickName, useTexts } from '@/shared/i18n/i18n';
import { useServerNow } from '@/shared/live/hooks';
import { Link } from '@/shared/router/router';
import { Pager } from '@/shared/ui/pager';
import { ProblemNotice, Skeleton } from '@/shared/ui/problem-notice';
import { ScrollTable } from '@/shared/ui/scroll-table';
import { StateLabel } from '@/shared/ui/severity-marker';
import { listApplications } from '../api/stack';

const pageSize = 100;
const refreshMs = 10_000;
const clockMs = 5_000;

/** Where tracing begins: every application of the scope, worst first. */
export function ApplicationList() {
  const { t, language } = useTexts('stack');
  const now = useServerNow(clockMs);
  const [trail, setTrail] = useState<readonly (string | null)[]>([null]);
  const after = trail[trail.length - 1] ?? null;
  const page = useQuery(`applications/${after}`, (signal) => listApplications(after, pageSize, signal), refreshMs);
  const rows = page.data?.rows ?? [];
  return (
    <div className="stack">
      <header className="stack-title">
        <h1>{t('title')}</h1>
        <Link to="/objects?class=application">{t('objects')}</Link>
      </header>
      <p className="muted">{t('hint')}</p>
      {page.error === null ? null : <ProblemNotice error={page.error} onRetry={page.reload} />}
      {page.data === undefined && page.error === null ? <Skeleton rows={8} /> : null}
      {page.data !== undefined && rows.length === 0 ? (
        <div className="empty">
          <strong>{t('empty')}</strong>
          {t('emptyHint')}
        </div>
      ) : null}
      {rows.length === 0 ? null : (
        <ScrollTable label={t('title')} columns={[t('column.state'), t('column.name'), t('column.unit'), t('column.since'), '']}>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td>
                  <StateLabel state={row.state} />
                  {row.reason === null ? null : <small className="muted"> {codeName('reasons', codeName('alarmTypes', row.reason, language), language)}</small>}
                </td>
                <td>
                  <Link to={`/stack/${row.id}`}>{row.name}</Link>
                  <small className="stack-code mono muted">{row.code}</small>
                </td>
                <td>{pickName({ nameZh: row.unitNameZh, nameEn: row.unitNameEn }, language)}</td>
                <td className="nowrap" title={formatDateTime(row.since)}>
                  {formatShortTime(row.since, now)}
                </td>
                <td>
                  <Link to={`/objects/${row.id}`}>{t('objectPage')}</Link>
                </td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      )}
      {trail.length > 1 || page.data?.next ? <Pager trail={trail} next={page.data?.next} onGo={setTrail} /> : null}
    </div>
  );
}
