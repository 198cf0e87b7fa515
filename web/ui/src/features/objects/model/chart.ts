import type { SamplePoint } from '@/shared/wire';

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

/** From zero when the values are near enough to it, so that a small wobble does not look like a cliff; shares always end at 1. */
export function chartScale(points: readonly SamplePoint[], fromMs: number, toMs: number, unit: string): ChartScale {
  const low = Math.min(...points.map((point) => point.min));
  const high = Math.max(...points.map((point) => point.max));
  if (points.length === 0) return { fromMs, toMs, low: 0, high: 1 };
  if (unit === 'ratio' && low >= 0 && high <= 1) return { fromMs, toMs, low: 0, high: 1 };
  const base = low >= 0 && low <= (high - low) * 3 ? 0 : low;
  const step = niceStep(high - base || Math.abs(high) || 1, 4);
  return { fromMs, toMs, low: Math.floor(base / step) * step, high: Math.ceil(high / step) * step || step };
}

export function ticks(scale: ChartScale): number[] {
  const step = niceStep(scale.high - scale.low, 4);
  const values: number[] = [];
  for (let value = Math.ceil(scale.low / step) * step; value <= scale.high + step / 1000; value += step) values.push(value);
  return values;
}

/** Points in runs without holes: where more than three usual distances are missing there were no data, and no line may say otherwise. */
export function runs(points: readonly SamplePoint[]): SamplePoint[][] {
  const times = points.map((point) => Date.parse(point.at));
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time)).sort((a, b) => a - b);
  const usual = gaps[Math.floor(gaps.length / 2)] ?? 0;
  const found: SamplePoint[][] = [];
  points.forEach((point, index) => {
    const before = times[index - 1];
    const last = found[found.length - 1];
    if (last === undefined || before === undefined || (times[index] ?? 0) - before > usual * 3) found.push([point]);
    else last.push(point);
  });
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
