import { useEffect, useMemo, useState } from 'react';
import { download, withQuery } from '@/shared/api/http';
import { readClasses } from '@/shared/api/objects';
import { useQuery } from '@/shared/api/use-query';
import { formatCount } from '@/shared/format/numbers';
import { formatClock, formatDateTime, formatDuration, formatShortTime, secondsSince } from '@/shared/format/times';
import { addTexts, codeName, pickName, useTexts } from '@/shared/i18n/i18n';
import { useServerNow } from '@/shared/live/hooks';
import { objectStates } from '@/shared/model/object-state';
import { usePermission, useWorkplace } from '@/shared/model/session';
import { changeQuery, Link, navigate, useLocation } from '@/shared/router/router';
import { Pager } from '@/shared/ui/pager';
import { ProblemNotice, problemText, Skeleton } from '@/shared/ui/problem-notice';
import { SearchField } from '@/shared/ui/search-field';
import { StateLabel, StateMarker } from '@/shared/ui/severity-marker';
import { showToast } from '@/shared/ui/toasts';
import { listObjects } from '../api/objects';
import en from '../i18n/en.json';
import zh from '../i18n/zh.json';
import '../objects.css';
import { ObjectForm } from './object-form';
import { UnitTreePicker } from './unit-tree-picker';

addTexts('objects', zh, en);

const pageSize = 100;
const refreshMs = 10_000;
const sorts = ['code', 'name', 'state'] as const;
const cleared = { class: null, state: null, text: null, own: null };

/** The list of a unit; the address holds the filter, so that it can be sent to a colleague. */
export function ObjectListScreen() {
  const { t, language } = useTexts('objects');
  const { query } = useLocation();
  const { units } = useWorkplace();
  const mayWrite = usePermission('object.write');
  const now = useServerNow(5000);
  const [trail, setTrail] = useState<readonly (string | null)[]>([null]);
  const [creating, setCreating] = useState(false);
  const classes = useQuery('classes', readClasses);

  const states = query.get('state')?.split(',').filter(Boolean) ?? [];
  const unit = query.get('unit');
  const filter = useMemo(
    () => ({ unit: query.get('unit'), own: query.get('own'), class: query.get('class'), state: query.get('state'), text: query.get('text'), sort: query.get('sort') ?? 'code' }),
    [query],
  );
  const key = JSON.stringify(filter);
  useEffect(() => setTrail([null]), [key]);
  const after = trail[trail.length - 1] ?? null;
  const page = useQuery(`objects/${key}/${after}`, (signal) => listObjects({ ...filter, after, size: pageSize }, signal), refreshMs);
  const rows = page.data?.rows ?? [];
  const className = useMemo(() => new Map((classes.data ?? []).map((entry) => [entry.code, pickName(entry, language)])), [classes.data, language]);
  const depth = (code: string) => code.split('.').length - 1;

  const exportCsv = () => {
    download(withQuery('/api/objects/export.csv', filter), 'objects.csv').catch((error: unknown) => showToast(problemText(error, t), { error: true }));
  };
  const filtered = Boolean(filter.class || filter.state || filter.text || filter.own);

  return (
    <div className="objects">
      <UnitTreePicker chosen={unit === null ? null : Number(unit)} onChoose={(id) => changeQuery({ unit: id === null ? null : String(id) })} />
      <div className="objects-main">
        <div className="toolbar">
          <h1 className="visually-hidden">{t('title')}</h1>
          <SearchField text={filter.text ?? ''} label={t('searchLabel')} placeholder={t('search')} />
          <label>
            <span className="visually-hidden">{t('class')}</span>
            <select className="input" value={filter.class ?? ''} onChange={(event) => changeQuery({ class: event.target.value || null })}>
              <option value="">{t('allClasses')}</option>
              {(classes.data ?? []).map((entry) => (
                <option key={entry.code} value={entry.code}>
                  {'　'.repeat(depth(entry.code))}
                  {pickName(entry, language)}
                </option>
              ))}
            </select>
          </label>
          <label>
            <span className="visually-hidden">{t('sort')}</span>
            <select className="input" value={filter.sort} onChange={(event) => changeQuery({ sort: event.target.value === 'code' ? null : event.target.value })}>
              {sorts.map((sort) => (
                <option key={sort} value={sort}>
                  {t(`sortBy.${sort}`)}
                </option>
              ))}
            </select>
          </label>
          {unit === null ? null : (
            <label className="objects-own">
              <input type="checkbox" className="checkbox" checked={filter.own === 'true'} onChange={(event) => changeQuery({ own: event.target.checked ? 'true' : null })} />
              {t('own')}
            </label>
          )}
          <span className="toolbar-end">
            {mayWrite ? (
              <button type="button" className="button button-primary" onClick={() => setCreating(true)}>
                {t('create')}
              </button>
            ) : null}
            <button type="button" className="button" onClick={exportCsv}>
              {t('common:action.export')}
            </button>
          </span>
          <div className="objects-states" role="group" aria-label={t('state')}>
            {objectStates.map((state) => (
              <button
                key={state}
                type="button"
                className="button"
                aria-pressed={states.includes(state)}
                onClick={() => changeQuery({ state: (states.includes(state) ? states.filter((other) => other !== state) : [...states, state]).join(',') || null })}
              >
                <StateMarker state={state} /> {t(`common:state.${state}`)}
              </button>
            ))}
          </div>
        </div>
        {page.error === null ? null : <ProblemNotice error={page.error} onRetry={page.reload} lastGood={page.loadedAt === null ? null : formatClock(new Date(page.loadedAt))} />}
        <div className={`objects-table table-scroll${page.error === null ? '' : ' objects-old'}`} tabIndex={0} role="region" aria-label={t('title')}>
          {page.data === undefined && page.error === null ? <Skeleton rows={14} /> : null}
          {page.data !== undefined && rows.length === 0 ? (
            <div className="empty">
              <strong>{filtered ? t('emptyFilter') : t('empty')}</strong>
              {filtered ? (
                <button type="button" className="button" onClick={() => changeQuery(cleared)}>
                  {t('common:action.clearFilter')}
                </button>
              ) : null}
            </div>
          ) : null}
          {rows.length > 0 ? (
            <table className="table objects-list">
              <thead>
                <tr>
                  {(['state', 'name', 'code', 'class', 'unit', 'place', 'address', 'since', 'poll'] as const).map((column) => (
                    <th key={column} scope="col">
                      {t(`column.${column}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.id}>
                    <td>
                      <StateLabel state={row.state} />
                      {row.reason === null ? null : <small className="objects-reason">{codeName('reasons', codeName('alarmTypes', row.reason, language), language)}</small>}
                    </td>
                    <td>
                      <Link to={`/objects/${row.id}`}>{row.name}</Link>
                      {row.criticality === 'core' ? <em className="tag">{t('common:criticality.core')}</em> : null}
                    </td>
                    <td className="mono">{row.code}</td>
                    <td>{className.get(row.classCode) ?? row.classCode}</td>
                    <td>{pickName({ nameZh: row.unitNameZh, nameEn: row.unitNameEn }, language)}</td>
                    <td>{row.locationName ?? '—'}</td>
                    <td className="mono">{row.address}</td>
                    <td className="nowrap" title={formatDateTime(row.since)}>
                      {formatShortTime(row.since, now)}
                    </td>
                    <td className="nowrap" title={formatDateTime(row.lastPollAt)}>
                      {row.lastPollAt === null ? '—' : t('common:ago', { duration: formatDuration(secondsSince(row.lastPollAt, now)) })}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          ) : null}
        </div>
        <Pager trail={trail} next={page.data?.next} onGo={setTrail} place={<span>{t('page', { page: trail.length })}</span>}>
          <span className="muted">
            {page.data === undefined ? null : t(page.data.totalIsExact ? 'count' : 'countMin', { total: formatCount(page.data.total, language) })}{' '}
            {page.loadedAt === null ? null : t('asOf', { time: formatClock(new Date(page.loadedAt)) })}
          </span>
        </Pager>
      </div>
      {creating ? (
        <ObjectForm
          detail={null}
          unitId={unit === null ? (units.start(null)?.id ?? 0) : Number(unit)}
          classes={classes.data ?? []}
          onClose={() => setCreating(false)}
          onSaved={(row) => {
            setCreating(false);
            showToast(t('created'));
            navigate(`/objects/${row.id}`);
          }}
        />
      ) : null}
    </div>
  );
}
