import { Fragment, useState } from 'react';
import { formatDateTime } from '@/shared/format/times';
import { useTexts } from '@/shared/i18n/i18n';
import { Link } from '@/shared/router/router';
import { ScrollTable } from '@/shared/ui/scroll-table';
import type { LogEntry } from '@/shared/wire';
import { LevelLabel } from './level-label';
import { VariableList } from './variable-list';

const columns = ['received', 'level', 'source', 'program', 'message', 'mapped'] as const;

export function MessageTable({ rows }: { rows: readonly LogEntry[] }) {
  const { t } = useTexts('logs');
  const [shown, setShown] = useState<number | null>(null);
  return (
    <ScrollTable label={t('screen.messages')} className="logs-table" columns={columns.map((column) => t(`column.${column}`))}>
      <tbody>
        {rows.map((entry) => (
          <Fragment key={entry.sequence}>
            <tr className="logs-row">
              <td className="nowrap">{formatDateTime(entry.at)}</td>
              <td className="nowrap">
                <LevelLabel level={entry.level} />
              </td>
              <td>
                {entry.objectId === null ? <span className="muted">{t('unknownSource')}</span> : <Link to={`/objects/${entry.objectId}`}>{entry.objectName}</Link>}
                <small className="muted mono logs-address">{entry.address}</small>
              </td>
              <td className="mono">{entry.kind === 'trap' ? t('kinds.trap') : entry.app || '—'}</td>
              <td className="logs-message">
                <button type="button" className="link logs-text" aria-expanded={shown === entry.sequence} onClick={() => setShown(shown === entry.sequence ? null : entry.sequence)}>
                  {entry.text || '—'}
                </button>
              </td>
              <td>{entry.rule === null ? <span className="muted">{t('notMapped')}</span> : t('isMapped')}</td>
            </tr>
            {shown === entry.sequence ? (
              <tr>
                <td colSpan={columns.length}>
                  <Detail entry={entry} />
                </td>
              </tr>
            ) : null}
          </Fragment>
        ))}
      </tbody>
    </ScrollTable>
  );
}

function Detail({ entry }: { entry: LogEntry }) {
  const { t } = useTexts('logs');
  return (
    <div className="logs-detail">
      <p>{entry.text}</p>
      <VariableList
        variables={[
          { name: t('deviceTime'), value: entry.deviceAt === null ? '—' : formatDateTime(entry.deviceAt) },
          { name: t('domain'), value: entry.networkDomain },
          ...(entry.host === '' ? [] : [{ name: t('host'), value: entry.host }]),
          ...(entry.facility === null ? [] : [{ name: t('facility'), value: String(entry.facility) }]),
          ...(entry.trapOid === null ? [] : [{ name: 'OID', value: entry.trapOid }]),
          ...entry.variables,
        ]}
      />
    </div>
  );
}
