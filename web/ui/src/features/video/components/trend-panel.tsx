import { useEffect, useRef } from 'react';
import { codeName, useTexts } from '@/shared/i18n/i18n';
import { live } from '@/shared/live/connection';
import { ScrollTable } from '@/shared/ui/scroll-table';
import type { FaultTrendPoint } from '@/shared/wire';
import { trendDays, trendRows } from '../model/trend';

const shades = 4;

/** How many cameras had which fault on which day; a number in each cell, the shade only helps to find it. */
export function TrendPanel({ points, days, onChoose }: { points: readonly FaultTrendPoint[]; days: number; onChoose: (fault: string) => void }) {
  const { t, language } = useTexts('video');
  const dates = trendDays(live.serverNow(), days);
  const rows = trendRows(points, dates);
  // On a narrow display the newest days are the ones to begin with.
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.scrollTo({ left: box.current.scrollWidth }), [rows.length]);
  const most = Math.max(1, ...rows.flatMap((row) => row.cameras));
  return (
    <section className="panel">
      <header>
        <h2>{t('trend', { days })}</h2>
        <small>{t('trendHint')}</small>
      </header>
      {rows.length === 0 ? <p className="empty severity-cleared">{t('noTrend', { days })}</p> : null}
      {rows.length === 0 ? null : (
        <ScrollTable ref={box} label={t('trend', { days })} columns={[t('fault'), ...dates.map((date) => date.slice(5))]} tableClassName="video-trend">
          <tbody>
            {rows.map((row) => (
              <tr key={row.fault}>
                <th scope="row">
                  <button type="button" className="link" onClick={() => onChoose(row.fault)}>
                    {codeName('alarmTypes', row.fault, language)}
                  </button>
                </th>
                {row.cameras.map((count, index) => (
                  <td key={dates[index]} className={count === 0 ? 'muted' : `video-heat-${Math.ceil((count / most) * shades)}`}>
                    {count === 0 ? '·' : count}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      )}
    </section>
  );
}
