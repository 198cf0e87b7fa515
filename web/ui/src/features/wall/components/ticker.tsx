import { useEffect, useMemo, useRef, useState } from 'react';
import { formatDateTime, formatDuration, formatShortTime, secondsSince } from '@/shared/format/times';
import { codeName, pickName, useTexts } from '@/shared/i18n/i18n';
import { Link } from '@/shared/router/router';
import { SeverityMarker } from '@/shared/ui/severity-marker';
import type { Alarm } from '@/shared/wire';
import { byTickerOrder } from '../model/response';
import { Panel } from './panel';
import { useBoxSize } from './use-box-size';

const pageMs = 8000;
/** The wall shows the most urgent; whoever needs all of them is at the console. */
const pagesMax = 5;
const rowRem = 3.5;
const newForMs = 3000;

export function Ticker({ alarms, known, now, stale }: { alarms: readonly Alarm[]; known: boolean; now: number; stale: number | null }) {
  const { t, language } = useTexts('wall');
  const box = useRef<HTMLDivElement>(null);
  const { height, remPx } = useBoxSize(box);
  const perPage = Math.max(1, Math.floor(height / (rowRem * remPx)));
  const sorted = useMemo(() => [...alarms].sort(byTickerOrder), [alarms]);
  const pages = Math.max(1, Math.min(pagesMax, Math.ceil(sorted.length / perPage)));
  const [page, setPage] = useState(0);

  useEffect(() => {
    if (pages < 2) return undefined;
    const timer = setInterval(() => setPage((last) => (last + 1) % pages), pageMs);
    return () => clearInterval(timer);
  }, [pages]);
  // A new alarm of the two upper levels brings its page to the front.
  const newest = useMemo(() => sorted.reduce((latest, alarm) => (alarm.severity === 'critical' || alarm.severity === 'major') && alarm.openedAt > latest ? alarm.openedAt : latest, ''), [sorted]);
  useEffect(() => setPage(0), [newest]);

  const shownPage = Math.min(page, pages - 1);
  const rows = sorted.slice(shownPage * perPage, (shownPage + 1) * perPage);
  const rest = sorted.length - pages * perPage;
  const hint = (
    <>
      {pages > 1 ? t('ticker.page', { page: shownPage + 1, pages }) : null} {rest > 0 ? t('ticker.rest', { count: rest }) : null}
    </>
  );
  return (
    <Panel permission="alarm.read" area="ticker" title={t('ticker.title')} hint={hint} stale={stale}>
      <div className="wall-ticker" ref={box}>
        {known && sorted.length === 0 ? <p className="wall-empty wall-calm">{t('ticker.empty')}</p> : null}
        <ol aria-label={t('ticker.label')}>
          {rows.map((alarm) => {
            const acknowledged = alarm.acknowledgedAt !== null;
            const fresh = now - Date.parse(alarm.openedAt) < newForMs;
            return (
              <li key={alarm.id} className={`${acknowledged ? 'ticker-acknowledged' : 'ticker-open'}${fresh ? ' ticker-new' : ''}`}>
                <Link to={`/alarms?alarm=${alarm.id}`}>
                  <SeverityMarker level={alarm.severity} hollow={acknowledged} alert={alarm.severity === 'critical' && !acknowledged} />
                  <span className="visually-hidden">{t(`common:severity.${alarm.severity}`)}</span>
                  <span className="ticker-what">
                    {codeName('alarmTypes', alarm.type, language)}
                    {alarm.instance === '' ? null : <small> {alarm.instance}</small>}
                  </span>
                  <time dateTime={alarm.openedAt} title={formatDateTime(alarm.openedAt)}>
                    {formatShortTime(alarm.openedAt, now)}
                  </time>
                  <span className="ticker-where">
                    {alarm.objectName} · {pickName({ nameZh: alarm.unitNameZh, nameEn: alarm.unitNameEn }, language)}
                  </span>
                  <span className="ticker-who">{acknowledged ? alarm.acknowledgedBy : formatDuration(secondsSince(alarm.openedAt, now))}</span>
                </Link>
              </li>
            );
          })}
        </ol>
      </div>
    </Panel>
  );
}
