import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { formatQuantity } from '@/shared/format/numbers';
import { formatClock, formatDateTime } from '@/shared/format/times';
import type { SamplePoint } from '@/shared/wire';
import { chartPaths, chartScale, ticks } from '../model/chart';

const height = 220;
const left = 78;
const bottom = 24;
const top = 8;
const timeMarks = 6;
const dayMs = 86_400_000;

/** Mean as a line, minimum to maximum as a band; gaps stay gaps. */
export function SeriesChart({ points, fromMs, toMs, unit, label }: { points: readonly SamplePoint[]; fromMs: number; toMs: number; unit: string; label: string }) {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(600);
  const [pointed, setPointed] = useState<SamplePoint | null>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setWidth(Math.max(240, element.clientWidth)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const scale = useMemo(() => chartScale(points, fromMs, toMs, unit), [points, fromMs, toMs, unit]);
  const plotWidth = width - left - 8;
  const plotHeight = height - top - bottom;
  const paths = useMemo(() => chartPaths(points, scale, plotWidth, plotHeight), [points, scale, plotWidth, plotHeight]);
  const x = (ms: number) => ((ms - fromMs) / (toMs - fromMs)) * plotWidth;
  const y = (value: number) => plotHeight - ((value - scale.low) / (scale.high - scale.low)) * plotHeight;
  const point = (clientX: number) => {
    const rect = box.current?.getBoundingClientRect();
    if (rect === undefined) return;
    const at = fromMs + ((clientX - rect.left - left) / plotWidth) * (toMs - fromMs);
    let nearest: SamplePoint | null = null;
    for (const candidate of points) if (nearest === null || Math.abs(Date.parse(candidate.at) - at) < Math.abs(Date.parse(nearest.at) - at)) nearest = candidate;
    setPointed(nearest);
  };
  return (
    <div className="series-chart" ref={box} onPointerMove={(event) => point(event.clientX)} onPointerLeave={() => setPointed(null)}>
      <svg width={width} height={height} role="img" aria-label={label}>
        <g transform={`translate(${left} ${top})`}>
          {ticks(scale).map((value) => (
            <g key={value}>
              <line x1="0" x2={plotWidth} y1={y(value)} y2={y(value)} className="chart-grid" />
              <text x="-8" y={y(value) + 4} className="chart-value">
                {formatQuantity(value, unit)}
              </text>
            </g>
          ))}
          {Array.from({ length: timeMarks + 1 }, (_, index) => fromMs + ((toMs - fromMs) * index) / timeMarks).map((ms, index) => (
            <text key={ms} x={x(ms)} y={plotHeight + 18} className={`chart-time${index === 0 ? ' chart-time-first' : index === timeMarks ? ' chart-time-last' : ''}`}>
              {toMs - fromMs > dayMs ? formatDateTime(new Date(ms).toISOString()).slice(5, 16) : formatClock(new Date(ms)).slice(0, 5)}
            </text>
          ))}
          <path d={paths.band} className="chart-band" />
          <path d={paths.line} className="chart-line" />
          {pointed === null ? null : (
            <g>
              <line x1={x(Date.parse(pointed.at))} x2={x(Date.parse(pointed.at))} y1="0" y2={plotHeight} className="chart-cursor" />
              <circle cx={x(Date.parse(pointed.at))} cy={y(pointed.mean)} r="3.5" className="chart-dot" />
            </g>
          )}
        </g>
      </svg>
      {pointed === null ? null : (
        <div className="chart-tip" style={{ left: Math.min(width - 220, left + x(Date.parse(pointed.at)) + 10) }}>
          {formatDateTime(pointed.at)}
          <br />
          <strong>{formatQuantity(pointed.mean, unit)}</strong>{' '}
          <span className="muted">
            {formatQuantity(pointed.min, unit)} – {formatQuantity(pointed.max, unit)}
          </span>
        </div>
      )}
    </div>
  );
}
