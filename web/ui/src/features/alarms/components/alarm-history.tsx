import { useEffect, useMemo, useState } from 'react';
import { download, withQuery } from '@/shared/api/http';
import { useQuery } from '@/shared/api/use-query';
import { formatCount } from '@/shared/format/numbers';
import { formatDateTime, formatDuration, secondsSince } from '@/shared/format/times';
import { codeName, pickName, useTexts } from '@/shared/i18n/i18n';
import { severities } from '@/shared/model/severity';
import { usePermission, useWorkplace } from '@/shared/model/session';
import { changeQuery, useLocation } from '@/shared/router/router';
import { Pager } from '@/shared/ui/pager';
import { ProblemNotice, problemText, Skeleton } from '@/shared/ui/problem-notice';
import { SearchField } from '@/shared/ui/search-field';
import { SeverityLabel } from '@/shared/ui/severity-marker';
import { showToast } from '@/shared/ui/toasts';
import type { AlarmState } from '@/shared/wire';
import { listAlarms } from '../api/alarms';
import { AlarmDrawer } from './alarm-drawer';
import { alarmTitle, evidenceText } from './alarm-text';
import { useAlarmCommands } from './use-alarm-commands';

const pageSize = 100;
const historyStates: readonly AlarmState[] = ['normal', 'returnedUnacknowledged', 'unacknowledged', 'acknowledged', 'shelved', 'suppressed', 'outOfService'];

const toInstant = (local: string | null) => (local === null || local === '' ? null : new Date(local).toISOString());

/** Closed alarms, page by page from the server. */
export function AlarmHistory() {
  const { t, language } = useTexts('alarms');
  const { query } = useLocation();
  const { units } = useWorkplace();
  const [trail, setTrail] = useState<readonly (string | null)[]>([null]);
  const filter = useMemo(
    () => ({
      open: false,
      severity: query.get('severity'),
      unit: query.get('unit'),
      state: query.get('state'),
      text: query.get('text'),
      from: toInstant(query.get('from')),
      to: toInstant(query.get('to')),
    }),
    [query],
  );
  const key = JSON.stringify(filter);
  useEffect(() => setTrail([null]), [key]);
  const after = trail[trail.length - 1] ?? null;
  const page = useQuery(`history/${key}/${after}`, (signal) => listAlarms({ ...filter, after, size: pageSize }, signal));
  const opened = query.get('alarm');
  const rows = page.data?.rows ?? [];
  const mayHandle = usePermission('alarm.handle');
  const commands = useAlarmCommands(mayHandle ? null : t('notHandled'), (id) => rows.find((alarm) => alarm.id === id), page.reload);

  const exportCsv = () => {
    download(withQuery('/api/alarms/export.csv', filter), 'alarm-history.csv').catch((error: unknown) => showToast(problemText(error, t), { error: true }));
  };

  return (
    <div className="console">
      <div className="toolbar">
        <SearchField text={query.get('text') ?? ''} label={t('searchLabel')} placeholder={t('search')} />
        <label>
          <span className="visually-hidden">{t('facet.level')}</span>
          <select className="input" value={query.get('severity') ?? ''} onChange={(event) => changeQuery({ severity: event.target.value || null })}>
            <option value="">{t('facet.level')}</option>
            {severities.map((severity) => (
              <option key={severity} value={severity}>
                {t(`common:severity.${severity}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span className="visually-hidden">{t('facet.unit')}</span>
          <select className="input" value={query.get('unit') ?? ''} onChange={(event) => changeQuery({ unit: event.target.value || null })}>
            <option value="">{t('common:nav.allUnits')}</option>
            {units.flat().map(({ node, depth }) => (
              <option key={node.id} value={node.id}>
                {'　'.repeat(depth)}
                {pickName(node, language)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span className="visually-hidden">{t('facet.sight')}</span>
          <select className="input" value={query.get('state') ?? ''} onChange={(event) => changeQuery({ state: event.target.value || null })}>
            <option value="">{t('facet.sight')}</option>
            {historyStates.map((state) => (
              <option key={state} value={state}>
                {t(`states.${state}`)}
              </option>
            ))}
          </select>
        </label>
        <label className="toolbar-date">
          <span>{t('from')}</span>
          <input className="input" type="datetime-local" value={query.get('from') ?? ''} onChange={(event) => changeQuery({ from: event.target.value || null })} />
        </label>
        <label className="toolbar-date">
          <span>{t('to')}</span>
          <input className="input" type="datetime-local" value={query.get('to') ?? ''} onChange={(event) => changeQuery({ to: event.target.value || null })} />
        </label>
        <span className="toolbar-end">
          <button type="button" className="button" onClick={exportCsv}>
            {t('common:action.export')}
          </button>
        </span>
      </div>
      {page.error === null ? null : <ProblemNotice error={page.error} onRetry={page.reload} />}
      <div className="console-history table-scroll" tabIndex={0} role="region" aria-label={t('history')}>
        {page.data === undefined && page.error === null ? <Skeleton rows={12} /> : null}
        {page.data !== undefined && rows.length === 0 ? (
          <div className="empty">
            <strong>{t('historyEmpty')}</strong>
            <button type="button" className="button" onClick={() => changeQuery({ severity: null, unit: null, state: null, text: null, from: null, to: null })}>
              {t('common:action.clearFilter')}
            </button>
          </div>
        ) : null}
        {rows.length > 0 ? (
          <table className="table">
            <thead>
              <tr>
                {(['level', 'alarm', 'object', 'unit', 'value', 'opened', 'cleared', 'duration', 'ack'] as const).map((column) => (
                  <th key={column} scope="col">
                    {t(`column.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((alarm) => (
                <tr key={alarm.id}>
                  <td>
                    <SeverityLabel level={alarm.severity} hollow />
                  </td>
                  <td>
                    <button type="button" className="link" onClick={() => changeQuery({ alarm: alarm.id })}>
                      {alarmTitle(alarm)}
                    </button>
                    {alarm.instance === '' ? null : <span className="muted"> {alarm.instance}</span>}
                  </td>
                  <td>{alarm.objectName}</td>
                  <td>{pickName({ nameZh: alarm.unitNameZh, nameEn: alarm.unitNameEn }, language)}</td>
                  <td>{evidenceText(alarm)}</td>
                  <td className="nowrap">{formatDateTime(alarm.openedAt)}</td>
                  <td className="nowrap">{formatDateTime(alarm.clearedAt)}</td>
                  <td className="nowrap">{alarm.clearedAt === null ? '—' : formatDuration(secondsSince(alarm.openedAt, Date.parse(alarm.clearedAt)))}</td>
                  <td>{alarm.state === 'returnedUnacknowledged' ? t('states.returnedUnacknowledged') : alarm.clearedBy === null ? (alarm.acknowledgedBy ?? t('common:ack.no')) : codeName('reasons', alarm.clearReason ?? alarm.clearedBy, language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : null}
      </div>
      <Pager trail={trail} next={page.data?.next} onGo={setTrail}>
        <span className="muted">
          {page.data === undefined ? null : t(page.data.totalIsExact ? 'pageCount' : 'pageCountMin', { total: formatCount(page.data.total, language) })}
        </span>
      </Pager>
      {opened === null ? null : (
        <AlarmDrawer key={opened} id={opened} current={rows.find((alarm) => alarm.id === opened)} commandsOff={mayHandle ? null : t('notHandled')} onClose={() => changeQuery({ alarm: null })} onAcknowledge={() => void commands.run('acknowledge', [opened], null)} onUnacknowledge={() => undefined} onUnshelve={() => undefined} onCommand={() => undefined} />
      )}
      {commands.results}
    </div>
  );
}
