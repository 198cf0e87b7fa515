import { useEffect, useRef, useState } from 'react';
import { readSamples } from '@/shared/api/objects';
import { useQuery } from '@/shared/api/use-query';
import { codeName, quantityText, useTexts } from '@/shared/i18n/i18n';
import { live } from '@/shared/live/connection';
import { chartPaths, chartScale } from '@/shared/model/chart';
import type { Id, SamplePoint, SeriesName } from '@/shared/wire';

const width = 120;
const height = 26;
const pointsMax = 96;
const dayMs = 86_400_000;
const refreshMs = 300_000;

interface Day {
  points: readonly SamplePoint[];
  fromMs: number;
  toMs: number;
}

/** The last 24 hours of a series. It is read when it comes into view, because a stack may have hundreds. */
export function Sparkline({ objectId, series }: { objectId: Id; series: SeriesName }) {
  const { t, language } = useTexts('stack');
  const box = useRef<HTMLSpanElement>(null);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      setSeen(true);
      observer.disconnect();
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const read = useQuery<Day>(
    seen ? `stack/${objectId}/${series.name}/${series.instance}` : null,
    async (signal) => {
      const toMs = live.serverNow();
      const fromMs = toMs - dayMs;
      return { points: await readSamples(objectId, series, new Date(fromMs).toISOString(), new Date(toMs).toISOString(), pointsMax, signal), fromMs, toMs };
    },
    refreshMs,
  );
  const day = read.data;
  if (day === undefined || day.points.length === 0) return <span ref={box} className="stack-spark muted">{day === undefined ? '' : t('noHistory')}</span>;
  const scale = chartScale(day.points, day.fromMs, day.toMs, series.unit);
  const label = t('history', {
    name: codeName('quantities', series.name, language),
    min: quantityText(Math.min(...day.points.map((point) => point.min)), series.unit),
    max: quantityText(Math.max(...day.points.map((point) => point.max)), series.unit),
  });
  const paths = chartPaths(day.points, scale, width, height);
  return (
    <span ref={box} className="stack-spark" role="img" aria-label={label} title={label}>
      <svg width={width} height={height} viewBox={`0 -1 ${width} ${height + 2}`} aria-hidden="true">
        <path d={paths.band} className="chart-band" />
        <path d={paths.line} className="chart-line" />
      </svg>
    </span>
  );
}
