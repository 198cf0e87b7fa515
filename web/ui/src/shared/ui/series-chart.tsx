import { useId, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { formatQuantity } from '../format/numbers';
import { formatClock, formatDate, formatDateTime } from '../format/times';
import { useTexts } from '../i18n/i18n';
import { chartPaths, chartScale, gaps, nearest, ticks, timeTicks, type TimeTick } from '../model/chart';
import type { SamplePoint } from '../wire';
import './series-chart.css';

const tall = 240;
const left = 78;
const right = 8;
const bottom = 24;
const top = 8;
const markWidth = 84;
const tipWidth = 250;
const pageStep = 10;

function nameOf(tick: TimeTick): string {
  const at = new Date(tick.ms);
  if (tick.kind === 'clock') return formatClock(at).slice(0, 5);
  return tick.kind === 'day' ? formatDate(at).slice(5) : formatDate(at).slice(0, 7);
}

interface Props {
  points: readonly SamplePoint[];
  fromMs: number;
  toMs: number;
  unit: string;
  label: string;
  height?: number;
  /** What the axis spans, where that is known before any value; else it follows the values. */
  span?: readonly [low: number, high: number];
  /** Values below this are bad: that part of the chart is shaded. */
  badBelow?: number;
}

/** Mean as a line, minimum to maximum as a band; gaps stay gaps. Pointer and arrow keys read one point after the other. */
export function SeriesChart({ points, fromMs, toMs, unit, label, height = tall, span, badBelow }: Props) {
  const { t } = useTexts('common');
  const clip = useId();
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(600);
  // By its time, because its place in the list changes while points come and go.
  const [readMs, setReadMs] = useState<number | null>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setWidth(Math.max(240, element.clientWidth)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const plotWidth = width - left - right;
  const plotHeight = height - top - bottom;
  const scale = useMemo(() => (span === undefined ? chartScale(points, fromMs, toMs, unit) : { fromMs, toMs, low: span[0], high: span[1] }), [points, fromMs, toMs, unit, span]);
  const paths = useMemo(() => chartPaths(points, scale, plotWidth, plotHeight), [points, scale, plotWidth, plotHeight]);
  const missing = useMemo(() => gaps(points, fromMs, toMs), [points, fromMs, toMs]);
  const x = (ms: number) => ((ms - fromMs) / (toMs - fromMs)) * plotWidth;
  const y = (value: number) => plotHeight - ((value - scale.low) / (scale.high - scale.low)) * plotHeight;

  const gap = readMs === null ? undefined : missing.find((span) => readMs > span.fromMs && readMs < span.toMs);
  const index = readMs === null ? -1 : nearest(points, readMs);
  const read = gap === undefined ? points[index] : undefined;
  const shownMs = read === undefined ? readMs : Date.parse(read.at);

  const point = (clientX: number) => {
    const rect = box.current?.getBoundingClientRect();
    if (rect === undefined) return;
    const at = fromMs + ((clientX - rect.left - left) / plotWidth) * (toMs - fromMs);
    setReadMs(Math.min(toMs, Math.max(fromMs, at)));
  };
  const press = (event: KeyboardEvent) => {
    const last = points.length - 1;
    const here = index < 0 ? last : index;
    const moves: Record<string, number> = { ArrowLeft: here - 1, ArrowRight: here + 1, PageUp: here - pageStep, PageDown: here + pageStep, Home: 0, End: last };
    const next = moves[event.key];
    if (event.key === 'Escape') setReadMs(null);
    if (next === undefined || last < 0) return;
    event.preventDefault();
    const chosen = points[Math.min(last, Math.max(0, index < 0 && event.key.startsWith('Arrow') ? last : next))];
    if (chosen !== undefined) setReadMs(Date.parse(chosen.at));
  };
  const said = read === undefined ? label : `${formatDateTime(read.at)} ${formatQuantity(read.mean, unit)}`;
  return (
    <div
      className="series-chart"
      ref={box}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-orientation="horizontal"
      aria-valuemin={0}
      aria-valuemax={Math.max(0, points.length - 1)}
      aria-valuenow={index < 0 ? Math.max(0, points.length - 1) : index}
      aria-valuetext={said}
      title={readMs === null ? t('chart.keys') : undefined}
      onPointerMove={(event) => point(event.clientX)}
      onPointerDown={(event) => point(event.clientX)}
      onPointerLeave={() => setReadMs(null)}
      onKeyDown={press}
      onBlur={() => setReadMs(null)}
    >
      <svg width={width} height={height} aria-hidden="true">
        <defs>
          <clipPath id={`${clip}-plot`}>
            <rect width={plotWidth} height={plotHeight} />
          </clipPath>
          <pattern id={`${clip}-gap`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <line x1="0" y1="0" x2="0" y2="6" className="chart-hatch" />
          </pattern>
        </defs>
        <g transform={`translate(${left} ${top})`}>
          {badBelow === undefined ? null : <rect y={y(badBelow)} width={plotWidth} height={Math.max(0, plotHeight - y(badBelow))} className="chart-bad" />}
          {ticks(scale).map((value) => (
            <g key={value}>
              <line x1="0" x2={plotWidth} y1={y(value)} y2={y(value)} className="chart-grid" />
              <text x="-8" y={y(value) + 4} className="chart-value">
                {formatQuantity(value, unit)}
              </text>
            </g>
          ))}
          {timeTicks(fromMs, toMs, Math.max(2, Math.floor(plotWidth / markWidth))).map((tick) => (
            <g key={tick.ms}>
              <line x1={x(tick.ms)} x2={x(tick.ms)} y1={plotHeight} y2={plotHeight + 4} className="chart-grid" />
              <text x={Math.min(plotWidth - 18, Math.max(18, x(tick.ms)))} y={plotHeight + 18} className={`chart-time${tick.kind === 'clock' ? '' : ' chart-time-day'}`}>
                {nameOf(tick)}
              </text>
            </g>
          ))}
          <g clipPath={`url(#${clip}-plot)`}>
            {missing.map((span) => (
              <rect key={span.fromMs} x={x(span.fromMs)} width={Math.max(0, x(span.toMs) - x(span.fromMs))} height={plotHeight} fill={`url(#${clip}-gap)`} />
            ))}
            <path d={paths.band} className="chart-band" />
            <path d={paths.line} className="chart-line" />
          </g>
          {shownMs === null ? null : <line x1={x(shownMs)} x2={x(shownMs)} y1="0" y2={plotHeight} className="chart-cursor" />}
          {read === undefined ? null : <circle cx={x(Date.parse(read.at))} cy={y(read.mean)} r="3.5" className="chart-dot" />}
        </g>
      </svg>
      {shownMs === null ? null : (
        <div className="chart-tip" style={{ left: Math.max(0, Math.min(width - tipWidth, left + x(shownMs) + 10)) }}>
          {formatDateTime(new Date(shownMs).toISOString())}
          <br />
          {read === undefined ? (
            <span className="muted">— {t('chart.missing')}</span>
          ) : (
            <>
              <strong>{formatQuantity(read.mean, unit)}</strong>{' '}
              {read.count === 1 ? null : (
                <span className="muted">
                  {formatQuantity(read.min, unit)} – {formatQuantity(read.max, unit)} · {t('chart.values', { count: read.count })}
                </span>
              )}
            </>
          )}
        </div>
      )}
    </div>
  );
}
