import { useMemo } from 'react';
import { get, withQuery } from '@/shared/api/http';
import { useQuery } from '@/shared/api/use-query';
import { formatCount } from '@/shared/format/numbers';
import { useTexts } from '@/shared/i18n/i18n';
import type { AlarmTrendPoint } from '@/shared/wire';
import { niceCeiling, trendBars, trendBuckets } from '../model/trend';
import { Panel } from './panel';

const hours = 24;
const bucketMinutes = 30;
const refreshMs = 60_000;

export function TrendPanel({ unitId, now, stale }: { unitId: number; now: number; stale: number | null }) {
  const { t, language } = useTexts('wall');
  const trend = useQuery(`trend/${unitId}`, (signal) => get<AlarmTrendPoint[]>(withQuery('/api/alarms/trend', { unit: unitId, hours }), signal), refreshMs);
  const minute = Math.floor(now / 60_000);
  const buckets = useMemo(() => trendBuckets(trend.data ?? [], minute * 60_000, hours, bucketMinutes), [trend.data, minute]);
  const peak = Math.max(0, ...buckets.map((bucket) => bucket.total));
  const count = buckets.reduce((sum, bucket) => sum + bucket.total, 0);
  const ceiling = niceCeiling(peak);
  const known = trend.data !== undefined;
  const failedSince = trend.error !== null && trend.loadedAt !== null ? (Date.now() - trend.loadedAt) / 1000 : null;
  const marks = buckets.filter((bucket) => new Date(bucket.startMs).getMinutes() === 0 && new Date(bucket.startMs).getHours() % 6 === 0);
  const first = buckets[0]?.startMs ?? 0;
  return (
    <Panel permission="alarm.read" area="trend" title={t('trend.title')} hint={known ? t('trend.hint', { count }) : ''} stale={stale ?? failedSince}>
      <div className="wall-trend">
        <svg viewBox={`0 0 ${buckets.length} 100`} preserveAspectRatio="none" role="img" aria-label={t('trend.label', { count, peak })}>
          {[0, 50].map((y) => (
            <line key={y} x1="0" x2={buckets.length} y1={y} y2={y} className="wall-trend-grid" />
          ))}
          {trendBars(buckets, ceiling).map((bar) => (
            <rect key={`${bar.severity}${bar.x}`} x={bar.x + 0.12} width={0.76} y={bar.y} height={bar.height} className={`tone-${bar.severity}`} />
          ))}
        </svg>
        <span className="wall-trend-top">{known ? formatCount(ceiling, language) : ''}</span>
        <span className="wall-trend-middle">{known ? formatCount(ceiling / 2, language) : ''}</span>
        <div className="wall-trend-axis" aria-hidden="true">
          {marks.map((bucket) => (
            <span key={bucket.startMs} style={{ left: `${((bucket.startMs - first) / (bucketMinutes * 60_000) / buckets.length) * 100}%` }}>
              {String(new Date(bucket.startMs).getHours()).padStart(2, '0')}:00
            </span>
          ))}
        </div>
      </div>
    </Panel>
  );
}
