import type { Quantity, SamplePoint, SeriesName } from '../wire';

export interface ChartScale {
  fromMs: number;
  toMs: number;
  low: number;
  high: number;
}

/** A step of 1, 2 or 5 times a power of ten that gives about `parts` parts. */
export function niceStep(span: number, parts: number): number {
  if (span <= 0) return 1;
  const raw = span / parts;
  const power = 10 ** Math.floor(Math.log10(raw));
  return ([1, 2, 5, 10].find((step) => step * power >= raw) ?? 10) * power;
}

const spanShareMin = 0.08;

/** From zero when the values are near enough to it, so that a small wobble does not look like a cliff; shares always end at 1. */
export function chartScale(points: readonly SamplePoint[], fromMs: number, toMs: number, unit: string): ChartScale {
  const low = Math.min(...points.map((point) => point.min));
  const high = Math.max(...points.map((point) => point.max));
  if (points.length === 0) return { fromMs, toMs, low: 0, high: 1 };
  if (unit === 'ratio' && low >= 0 && high <= 1) return { fromMs, toMs, low: 0, high: 1 };
  const base = low >= 0 && low <= (high - low) * 3 ? 0 : low;
  // What hardly changes is drawn as a flat line, not as noise between ticks that all read the same.
  const step = niceStep(Math.max(high - base, Math.abs(high) * spanShareMin) || 1, 4);
  return { fromMs, toMs, low: Math.floor(base / step) * step, high: Math.ceil(high / step) * step || step };
}

export function ticks(scale: ChartScale): number[] {
  const step = niceStep(scale.high - scale.low, 4);
  const values: number[] = [];
  for (let value = Math.ceil(scale.low / step) * step; value <= scale.high + step / 1000; value += step) values.push(value);
  return values;
}

function middle(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** The usual distance of two points. */
export function usualStepMs(points: readonly SamplePoint[]): number {
  const times = points.map((point) => Date.parse(point.at));
  return middle(times.slice(1).map((time, index) => time - (times[index] ?? time)));
}

const neighbours = 5;

/**
 * How far apart points may be before data are missing between them: for each point from the one before it, and at last for what may follow. It is
 * judged by the distances nearby, because a device may have been polled more seldom before. A point that stands for many polls follows the one
 * before it closely; single polls may miss one, and polls that are about as long apart as points may leave one without any.
 */
export function allowedMs(points: readonly SamplePoint[]): number[] {
  const times = points.map((point) => Date.parse(point.at));
  const steps = times.slice(1).map((time, index) => time - (times[index] ?? time));
  return [...points.map((_, index) => index), points.length].map((index) => {
    // The distance before point i is step i - 1.
    const before = middle(steps.slice(Math.max(0, index - 1 - neighbours), Math.max(0, index - 1)));
    const after = middle(steps.slice(index, index + neighbours));
    const step = Math.max(before, after);
    const count = middle(points.slice(Math.max(0, index - neighbours), index + neighbours).map((point) => point.count));
    return step === 0 ? Infinity : step * (1.5 + 1 / Math.max(1, count));
  });
}

/** Points in runs without holes: where data are missing no line may say otherwise. */
export function runs(points: readonly SamplePoint[]): SamplePoint[][] {
  const allowed = allowedMs(points);
  const found: SamplePoint[][] = [];
  points.forEach((point, index) => {
    const before = points[index - 1];
    const last = found[found.length - 1];
    if (last === undefined || before === undefined || Date.parse(point.at) - Date.parse(before.at) > (allowed[index] ?? 0)) found.push([point]);
    else last.push(point);
  });
  return found;
}

export interface Gap {
  fromMs: number;
  toMs: number;
}

/** Spans without data between points, and before the first of them; what is still to come at the right edge is no gap until a point is overdue. */
export function gaps(points: readonly SamplePoint[], fromMs: number, toMs: number): Gap[] {
  const first = points[0];
  const last = points[points.length - 1];
  if (first === undefined || last === undefined) return [];
  const allowed = allowedMs(points);
  // A point that stands for many polls stands for the time up to the next point.
  const step = usualStepMs(points);
  const widthOf = (point: SamplePoint) => (point.count > 1 ? step : 0);
  const found: Gap[] = [];
  const add = (from: number, width: number, to: number, most: number) => {
    if (to - from > most && to > from + width) found.push({ fromMs: from + width, toMs: to });
  };
  add(fromMs, 0, Date.parse(first.at), allowed[0] ?? 0);
  points.forEach((point, index) => {
    const before = points[index - 1];
    if (before !== undefined) add(Date.parse(before.at), widthOf(before), Date.parse(point.at), allowed[index] ?? 0);
  });
  add(Date.parse(last.at), widthOf(last), toMs, allowed[points.length] ?? 0);
  return found;
}

/** The index of the point nearest to a time; -1 without points. */
export function nearest(points: readonly SamplePoint[], ms: number): number {
  let found = -1;
  let distance = Infinity;
  points.forEach((point, index) => {
    const away = Math.abs(Date.parse(point.at) - ms);
    if (away < distance) [found, distance] = [index, away];
  });
  return found;
}

/** The points with the poll that has just come behind them: it is on the screen before it is stored. */
export function withLatest(points: readonly SamplePoint[], series: SeriesName | null, quantities: readonly Quantity[], polledAt: string | null): readonly SamplePoint[] {
  const value = quantities.find((quantity) => quantity.name === series?.name && quantity.instance === series.instance)?.value;
  const last = points[points.length - 1];
  if (value === undefined || polledAt === null || last === undefined || Date.parse(polledAt) <= Date.parse(last.at)) return points;
  return [...points, { at: polledAt, min: value, mean: value, max: value, count: 1 }];
}

export interface TimeTick {
  ms: number;
  /** What the mark names: a time of the day, a day, or a month. */
  kind: 'clock' | 'day' | 'month';
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const clockSteps = [5 * minuteMs, 10 * minuteMs, 15 * minuteMs, 30 * minuteMs, hourMs, 2 * hourMs, 3 * hourMs, 6 * hourMs, 12 * hourMs];
const daySteps = [1, 2, 5, 10, 15];

/** Round local times within a span, at most `most` of them. */
export function timeTicks(fromMs: number, toMs: number, most: number): TimeTick[] {
  const wanted = (toMs - fromMs) / Math.max(1, most);
  const clock = clockSteps.find((step) => step >= wanted);
  const found: TimeTick[] = [];
  const start = new Date(fromMs);
  if (clock !== undefined) {
    // From midnight on, so that marks stay on round hours; a day with a change of the clock has one shorter or longer distance.
    const midnight = new Date(start.getFullYear(), start.getMonth(), start.getDate()).getTime();
    for (let ms = midnight + Math.ceil((fromMs - midnight) / clock) * clock; ms <= toMs; ms += clock) {
      const at = new Date(ms);
      found.push({ ms, kind: at.getHours() === 0 && at.getMinutes() === 0 ? 'day' : 'clock' });
    }
    return found;
  }

  const days = daySteps.find((step) => step * dayMs >= wanted);
  if (days !== undefined) {
    for (let at = new Date(start.getFullYear(), start.getMonth(), start.getDate() + 1); at.getTime() <= toMs; at = new Date(at.getFullYear(), at.getMonth(), at.getDate() + days)) {
      found.push({ ms: at.getTime(), kind: 'day' });
    }
    return found;
  }

  const months = Math.ceil(wanted / (30 * dayMs));
  for (let at = new Date(start.getFullYear(), start.getMonth() + 1, 1); at.getTime() <= toMs; at = new Date(at.getFullYear(), at.getMonth() + months, 1)) {
    found.push({ ms: at.getTime(), kind: 'month' });
  }
  return found;
}

export interface ChartPaths {
  line: string;
  band: string;
}

export function chartPaths(points: readonly SamplePoint[], scale: ChartScale, width: number, height: number): ChartPaths {
  const x = (at: string) => (((Date.parse(at) - scale.fromMs) / (scale.toMs - scale.fromMs)) * width).toFixed(1);
  const y = (value: number) => (height - ((value - scale.low) / (scale.high - scale.low)) * height).toFixed(1);
  let line = '';
  let band = '';
  for (const run of runs(points)) {
    run.forEach((point, index) => {
      line += `${index === 0 ? 'M' : 'L'}${x(point.at)} ${y(point.mean)}`;
    });
    if (run.length === 1) line += 'h0.1';
    band += run.map((point, index) => `${index === 0 ? 'M' : 'L'}${x(point.at)} ${y(point.max)}`).join('');
    band += [...run].reverse().map((point) => `L${x(point.at)} ${y(point.min)}`).join('');
    band += 'Z';
  }
  return { line, band };
}
