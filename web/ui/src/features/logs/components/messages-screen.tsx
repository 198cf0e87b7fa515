import { useEffect, useMemo, useState } from 'react';
import { download, withQuery } from '@/shared/api/http';
import { useQuery } from '@/shared/api/use-query';
import { formatCount } from '@/shared/format/numbers';
import { useTexts } from '@/shared/i18n/i18n';
import { changeQuery, Link, useLocation } from '@/shared/router/router';
import { ProblemNotice, problemText, Skeleton } from '@/shared/ui/problem-notice';
import { SearchField } from '@/shared/ui/search-field';
import { showToast } from '@/shared/ui/toasts';
import { UnitOptions } from '@/shared/ui/unit-options';
import { listLogs } from '../api/logs';
import { levels } from '../model/rule';
import { MessageTable } from './message-table';
import { useTail } from './use-tail';

const pageSize = 100;
const instant = (local: string | null) => (local === null || local === '' ? null : new Date(local).toISOString());

export function MessagesScreen() {
  const { t, language } = useTexts('logs');
  const { query } = useLocation();
  const [trail, setTrail] = useState<readonly (string | null)[]>([null]);
  const [following, setFollowing] = useState(false);
  const filter = useMemo(
    () => ({
      text: query.get('text'), object: query.get('object'), unit: query.get('unit'), kind: query.get('kind'), level: query.get('level'), from: instant(query.get('from')),
      to: instant(query.get('to')),
    }),
    [query],
  );
  const key = JSON.stringify(filter);
  useEffect(() => setTrail([null]), [key]);
  const after = trail[trail.length - 1] ?? null;
  const page = useQuery(following ? null : `logs/${key}/${after}`, (signal) => listLogs({ ...filter, after, size: pageSize }, signal));
  const tail = useTail(following, filter, key);
  const rows = following ? tail.rows : (page.data?.rows ?? []);
  const exportCsv = () => {
    download(withQuery('/api/logs/export.csv', { ...filter, lang: language }), 'logs.csv').catch((error: unknown) => showToast(problemText(error, t), { error: true }));
  };
  const error = following ? tail.error : page.error;
  return (
    <>
      <div className="toolbar">
        <SearchField text={query.get('text') ?? ''} label={t('search')} placeholder={t('search')} />
        <select className="input" aria-label={t('level')} value={query.get('level') ?? ''} onChange={(event) => changeQuery({ level: event.target.value || null })}>
          <option value="">{t('anyLevel')}</option>
          {levels.map((level) => (
            <option key={level} value={level}>
              {level === 0 ? t('levels.0') : t('atLeast', { level: t(`levels.${level}`) })}
            </option>
          ))}
        </select>
        <select className="input" aria-label={t('kind')} value={query.get('kind') ?? ''} onChange={(event) => changeQuery({ kind: event.target.value || null })}>
          <option value="">{t('anyKind')}</option>
          <option value="syslog">{t('kinds.syslog')}</option>
          <option value="trap">{t('kinds.trap')}</option>
        </select>
        <select className="input" aria-label={t('unit')} value={query.get('unit') ?? ''} onChange={(event) => changeQuery({ unit: event.target.value || null })}>
          <option value="">{t('common:nav.allUnits')}</option>
          <UnitOptions />
        </select>
        {(['from', 'to'] as const).map((name) => (
          <label key={name} className="toolbar-date">
            <span>{t(name)}</span>
            <input className="input" type="datetime-local" disabled={following} value={query.get(name) ?? ''} onChange={(event) => changeQuery({ [name]: event.target.value || null })} />
          </label>
        ))}
        <div className="toolbar-end">
          <button type="button" className={following ? 'button button-primary' : 'button'} aria-pressed={following} onClick={() => setFollowing(!following)}>
            {t(following ? 'stopFollowing' : 'follow')}
          </button>
          <button type="button" className="button" onClick={exportCsv}>
            {t('common:action.export')}
          </button>
        </div>
      </div>
      {filter.object === null ? null : (
        <p className="logs-narrowed">
          {t('ofObject')} <Link to={`/objects/${filter.object}`}>{rows[0]?.objectName ?? filter.object}</Link>{' '}
          <button type="button" className="link" onClick={() => changeQuery({ object: null })}>
            {t('allObjects')}
          </button>
        </p>
      )}
      {error === null ? null : <ProblemNotice error={error} onRetry={page.reload} />}
      {!following && page.data === undefined && error === null ? <Skeleton /> : null}
      {rows.length === 0 && (following || page.data !== undefined) ? <p className="empty">{t(following ? 'waiting' : 'empty')}</p> : null}
      {rows.length === 0 ? null : <MessageTable rows={rows} />}
      {following ? (
        <p className="pager muted" role="status">
          {t('followed', { count: rows.length })}
        </p>
      ) : (
        <div className="pager">
          <span className="muted">{page.data === undefined ? null : t(page.data.totalIsExact ? 'count' : 'countMin', { total: formatCount(page.data.total, language) })}</span>
          <button type="button" className="button" disabled={trail.length === 1} onClick={() => setTrail(trail.slice(0, -1))}>
            {t('common:action.previous')}
          </button>
          <button type="button" className="button" disabled={!page.data?.next} onClick={() => setTrail([...trail, page.data?.next ?? null])}>
            {t('common:action.next')}
          </button>
        </div>
      )}
    </>
  );
}
