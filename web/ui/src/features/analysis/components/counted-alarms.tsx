import { useState } from 'react';
import { useQuery } from '@/shared/api/use-query';
import { formatCount } from '@/shared/format/numbers';
import { formatDateTime, formatDuration, secondsSince } from '@/shared/format/times';
import { codeName, pickName, useTexts } from '@/shared/i18n/i18n';
import { Link } from '@/shared/router/router';
import { Pager } from '@/shared/ui/pager';
import { ProblemNotice, Skeleton } from '@/shared/ui/problem-notice';
import { SeverityLabel } from '@/shared/ui/severity-marker';
import { listCounted } from '../api/analysis';
import type { Selection } from '../model/selection';

const listColumns = ['level', 'alarm', 'object', 'unit', 'opened', 'toAcknowledge', 'toClear'] as const;

/** The alarms that the figures above were counted from; read when somebody wants to see them. */
export function CountedAlarms({ selection }: { selection: Selection }) {
  const { t, language } = useTexts('analysis');
  const [isOpen, setOpen] = useState(false);
  const [trail, setTrail] = useState<readonly (string | null)[]>([null]);
  const after = trail[trail.length - 1] ?? null;
  const page = useQuery(isOpen ? `counted/${after}` : null, (signal) => listCounted(selection, after, signal));
  return (
    <details className="analysis-alarms" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('list')}</summary>
      {page.error === null ? null : <ProblemNotice error={page.error} onRetry={page.reload} />}
      {isOpen && page.data === undefined && page.error === null ? <Skeleton rows={8} /> : null}
      {page.data === undefined ? null : (
        <>
          <div className="table-scroll" tabIndex={0} role="region" aria-label={t('list')}>
            <table className="table">
              <thead>
                <tr>
                  {listColumns.map((column) => (
                    <th key={column} scope="col">
                      {t(`column.${column}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {page.data.rows.map((alarm) => (
                  <tr key={alarm.id}>
                    <td>
                      <SeverityLabel level={alarm.severity} hollow={alarm.clearedAt !== null} />
                    </td>
                    <td>
                      <Link to={`/alarms?tab=history&alarm=${alarm.id}`}>{codeName('alarmTypes', alarm.type)}</Link>
                      {alarm.instance === '' ? null : <span className="muted"> {alarm.instance}</span>}
                    </td>
                    <td>
                      <Link to={`/objects/${alarm.objectId}`}>{alarm.objectName}</Link>
                    </td>
                    <td>{pickName({ nameZh: alarm.unitNameZh, nameEn: alarm.unitNameEn }, language)}</td>
                    <td className="nowrap">{formatDateTime(alarm.openedAt)}</td>
                    <td className="nowrap">{duration(alarm.openedAt, alarm.acknowledgedAt)}</td>
                    <td className="nowrap">{duration(alarm.openedAt, alarm.clearedAt)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <Pager trail={trail} next={page.data.next} onGo={setTrail}>
            <span className="muted">{t(page.data.totalIsExact ? 'count' : 'countMin', { total: formatCount(page.data.total, language) })}</span>
          </Pager>
        </>
      )}
    </details>
  );
}

const duration = (from: string, to: string | null) => (to === null ? '—' : formatDuration(secondsSince(from, Date.parse(to))));
