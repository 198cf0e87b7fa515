import { useState } from 'react';
import { useQuery } from '@/shared/api/use-query';
import { formatCount } from '@/shared/format/numbers';
import { formatDateTime } from '@/shared/format/times';
import { useTexts } from '@/shared/i18n/i18n';
import { usePermission, useWorkplace } from '@/shared/model/session';
import { changeQuery, Link, useLocation } from '@/shared/router/router';
import { Pager } from '@/shared/ui/pager';
import { ProblemNotice, Skeleton } from '@/shared/ui/problem-notice';
import { ScrollTable } from '@/shared/ui/scroll-table';
import { SeverityLabel } from '@/shared/ui/severity-marker';
import { UnitOptions } from '@/shared/ui/unit-options';
import { useCommand } from '@/shared/ui/use-command';
import type { Notice, NoticeState } from '@/shared/wire';
import { listNotices, sendAgain } from '../api/notices';

const states: readonly NoticeState[] = ['dead', 'pending', 'sent'];
const columns = ['at', 'state', 'level', 'title', 'recipient', 'answer'] as const;
const pageSize = 100;

/** What went out and what could not: a dead notice stays until somebody sends it again or its time is over. */
export function LogScreen() {
  const { t, language } = useTexts('notices');
  const { query } = useLocation();
  const mayHandle = usePermission('alarm.handle');
  const mayConfigure = usePermission('monitoring.configure');
  const [trail, setTrail] = useState<readonly (string | null)[]>([null]);
  const filter = { state: query.get('state'), unit: query.get('unit') };
  const after = trail[trail.length - 1] ?? null;
  const page = useQuery(`notices/${JSON.stringify(filter)}/${after}`, (signal) => listNotices({ ...filter, after, size: pageSize }, signal), 15_000);
  const send = useCommand(page.reload);
  const change = (part: Record<string, string | null>) => {
    setTrail([null]);
    changeQuery(part);
  };
  return (
    <>
      <div className="toolbar">
        <select className="input" aria-label={t('log.state')} value={filter.state ?? ''} onChange={(event) => change({ state: event.target.value || null })}>
          <option value="">{t('log.anyState')}</option>
          {states.map((state) => (
            <option key={state} value={state}>
              {t(`state.${state}`)}
            </option>
          ))}
        </select>
        <select className="input" aria-label={t('unit')} value={filter.unit ?? ''} onChange={(event) => change({ unit: event.target.value || null })}>
          <option value="">{t('common:nav.allUnits')}</option>
          <UnitOptions />
        </select>
        <span className="muted">{t('log.hint')}</span>
      </div>
      {page.error === null ? null : <ProblemNotice error={page.error} onRetry={page.reload} />}
      {page.data === undefined && page.error === null ? <Skeleton /> : null}
      {page.data?.rows.length === 0 ? <p className="empty">{filter.state === 'dead' ? t('log.noneDead') : t('log.none')}</p> : null}
      {page.data === undefined || page.data.rows.length === 0 ? null : (
        <ScrollTable label={t('screen.log')} columns={[...columns.map((column) => t(`log.${column}`)), '']}>
          <tbody>
            {page.data.rows.map((notice) => (
              <Row key={notice.id} notice={notice} onAgain={mayHandle || mayConfigure ? () => send(sendAgain(notice.id), t('log.again')) : null} />
            ))}
          </tbody>
        </ScrollTable>
      )}
      <Pager trail={trail} next={page.data?.next} onGo={setTrail}>
        <span className="muted">{page.data === undefined ? null : t(page.data.totalIsExact ? 'count' : 'countMin', { total: formatCount(page.data.total, language) })}</span>
      </Pager>
    </>
  );
}

function Row({ notice, onAgain }: { notice: Notice; onAgain: (() => void) | null }) {
  const { t, language } = useTexts('notices');
  const { units } = useWorkplace();
  const only = notice.alarmIds.length === 1 ? notice.alarmIds[0] : undefined;
  return (
    <tr>
      <td className="nowrap">{formatDateTime(notice.createdAt)}</td>
      <td className={notice.state === 'dead' ? 'notice-dead nowrap' : 'nowrap'}>
        {t(`state.${notice.state}`)}
        {notice.state === 'pending' && notice.attempts > 0 ? <small className="muted"> {t('log.tries', { count: notice.attempts })}</small> : null}
      </td>
      <td className="nowrap">{notice.what === 'test' ? t('what.test') : <SeverityLabel level={notice.severity} />}</td>
      <td>
        <details>
          <summary>{notice.title}</summary>
          <div className="notice-text">{notice.text}</div>
          {only === undefined ? null : <Link to={`/alarms?alarm=${only}`}>{t('log.open')}</Link>}
        </details>
      </td>
      <td>
        {notice.person ?? notice.channelName}
        <small className="muted">
          {' '}
          {t(`kind.${notice.kind}`)} {notice.kind === 'inApp' ? units.nameOf(notice.unitId, language) : notice.target}
        </small>
      </td>
      <td className="notice-text">
        {notice.answer === null ? '—' : t(`answer.${notice.answer}`, { defaultValue: notice.answer })}
        {notice.nextAt === null || notice.attempts === 0 ? null : <small className="muted"> {t('log.next', { at: formatDateTime(notice.nextAt) })}</small>}
      </td>
      <td className="notice-actions">
        {notice.state === 'dead' && onAgain !== null ? (
          <button type="button" className="button" onClick={onAgain}>
            {t('log.sendAgain')}
          </button>
        ) : null}
      </td>
    </tr>
  );
}
