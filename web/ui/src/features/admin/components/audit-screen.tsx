import { Fragment, useEffect, useMemo, useState } from 'react';
import { download, withQuery } from '@/shared/api/http';
import { useQuery } from '@/shared/api/use-query';
import { formatCount } from '@/shared/format/numbers';
import { formatDateTime } from '@/shared/format/times';
import { codeName, pickName, useTexts } from '@/shared/i18n/i18n';
import { useWorkplace } from '@/shared/model/session';
import { changeQuery, useLocation } from '@/shared/router/router';
import { Pager } from '@/shared/ui/pager';
import { ProblemNotice, problemText, Skeleton } from '@/shared/ui/problem-notice';
import { ScrollTable } from '@/shared/ui/scroll-table';
import { SearchField } from '@/shared/ui/search-field';
import { showToast } from '@/shared/ui/toasts';
import type { AuditEntry } from '@/shared/wire';
import { listAudit } from '../api/administration';
import { differences } from '../model/difference';
import { subjectOf } from '../model/subject';

const pageSize = 50;
const instant = (local: string | null) => (local === null || local === '' ? null : new Date(local).toISOString());

export function AuditScreen() {
  const { t, language } = useTexts('admin');
  const { query } = useLocation();
  const { units } = useWorkplace();
  const [trail, setTrail] = useState<readonly (string | null)[]>([null]);
  const [shown, setShown] = useState<number | null>(null);
  const filter = useMemo(
    () => ({ actor: query.get('actor'), action: query.get('action'), text: query.get('text'), from: instant(query.get('from')), to: instant(query.get('to')) }),
    [query],
  );
  const key = JSON.stringify(filter);
  useEffect(() => setTrail([null]), [key]);
  const after = trail[trail.length - 1] ?? null;
  const page = useQuery(`audit/${key}/${after}`, (signal) => listAudit({ ...filter, after, size: pageSize }, signal));
  const rows = page.data?.rows ?? [];
  const exportCsv = () => {
    download(withQuery('/api/audit/export.csv', filter), 'audit.csv').catch((error: unknown) => showToast(problemText(error, t), { error: true }));
  };
  return (
    <>
      <div className="admin-toolbar">
        <SearchField text={query.get('text') ?? ''} label={t('audit.text')} placeholder={t('audit.text')} />
        {(['actor', 'action'] as const).map((name) => (
          <AddressField key={name} name={name} label={t(`audit.${name}`)} value={query.get(name) ?? ''} />
        ))}
        {(['from', 'to'] as const).map((name) => (
          <label key={name} className="toolbar-date">
            <span>{t(`audit.${name}`)}</span>
            <input className="input" type="datetime-local" value={query.get(name) ?? ''} onChange={(event) => changeQuery({ [name]: event.target.value || null })} />
          </label>
        ))}
        <button type="button" className="button" onClick={exportCsv}>
          {t('common:action.export')}
        </button>
      </div>
      {page.error === null ? null : <ProblemNotice error={page.error} onRetry={page.reload} />}
      {page.data === undefined && page.error === null ? <Skeleton /> : null}
      {page.data !== undefined && rows.length === 0 ? <p className="empty">{t('audit.empty')}</p> : null}
      {rows.length === 0 ? null : (
        <ScrollTable label={t('screen.audit')} columns={(['time', 'actor', 'action', 'subject', 'unit', 'address', 'result', 'change'] as const).map((column) => t(`audit.${column}`))}>
          <tbody>
            {rows.map((entry) => (
              <Fragment key={entry.sequence}>
                <tr>
                  <td className="nowrap">{formatDateTime(entry.at)}</td>
                  <td>{codeName('actors', entry.actor, language)}</td>
                  <td>{codeName('actions', entry.action, language)}</td>
                  <SubjectCell entry={entry} />
                  <td>{pickName(units.byId.get(entry.unitId) ?? { nameZh: '—', nameEn: '—' }, language)}</td>
                  <td className="mono">{entry.remoteAddress ?? '—'}</td>
                  <td className={entry.succeeded ? undefined : 'severity-major'}>{entry.succeeded ? t('audit.succeeded') : t('audit.refused')}</td>
                  <td>
                    {entry.before === null && entry.after === null ? (
                      '—'
                    ) : (
                      <button type="button" className="link" aria-expanded={shown === entry.sequence} onClick={() => setShown(shown === entry.sequence ? null : entry.sequence)}>
                        {t('audit.show')}
                      </button>
                    )}
                  </td>
                </tr>
                {shown === entry.sequence ? (
                  <tr>
                    <td colSpan={8}>
                      <Difference entry={entry} />
                    </td>
                  </tr>
                ) : null}
              </Fragment>
            ))}
          </tbody>
        </ScrollTable>
      )}
      <Pager trail={trail} next={page.data?.next} onGo={setTrail}>
        <span className="muted">{page.data === undefined ? null : t(page.data.totalIsExact ? 'audit.count' : 'audit.countMin', { total: formatCount(page.data.total, language) })}</span>
      </Pager>
    </>
  );
}

/** Names for people; the ids stay readable behind them, because a line must be provable. */
function SubjectCell({ entry }: { entry: AuditEntry }) {
  const { language } = useTexts('admin');
  const subject = subjectOf(entry.subject, entry.subjectName);
  const words = subject.name.split(' ').map((word) => codeName('pictures', codeName('alarmTypes', word, language), language));
  return (
    <td title={subject.ids ?? undefined}>
      {words.join(' ')}
      {subject.ids === null || subject.ids === subject.name ? null : <small className="muted mono audit-ids">{subject.ids}</small>}
    </td>
  );
}

/** Takes effect when it is left or with Enter, not with each letter. */
function AddressField({ name, label, value }: { name: string; label: string; value: string }) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const apply = () => changeQuery({ [name]: text.trim() || null });
  return (
    <input
      className="input admin-short"
      aria-label={label}
      placeholder={label}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={apply}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) apply();
      }}
    />
  );
}

function Difference({ entry }: { entry: AuditEntry }) {
  const { t } = useTexts('admin');
  const changes = differences(entry.before, entry.after);
  if (changes.length === 0) return <p className="muted">{t('audit.noChange')}</p>;
  return (
    <table className="table audit-difference">
      <thead>
        <tr>
          <th scope="col">{t('audit.field')}</th>
          <th scope="col">{t('audit.before')}</th>
          <th scope="col">{t('audit.after')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.field}>
            <td className="mono">{change.field}</td>
            <td className="audit-before">{change.before ?? '—'}</td>
            <td className="audit-after">{change.after ?? '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
