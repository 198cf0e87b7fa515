import type { ChartRange } from './ranges';

/** A span that does not move: what was chosen to look back at. */
export interface ChartWindow {
  fromMs: number;
  toMs: number;
}

const minuteMs = 60_000;
const dayMs = 86_400_000;
export const windowMsMin = minuteMs;
export const windowMsMax = 400 * dayMs;

export const rangeMs = (range: ChartRange) => range.hours * 60 * minuteMs;

/** The present moves on while a person looks back: an end this close to it, as a share of the span, has reached it. */
const presentShare = 0.05;

/** The window one span earlier or later; null when that reaches the present, which the range itself follows. */
export function shifted(window: ChartWindow, direction: -1 | 1, nowMs: number): ChartWindow | null {
  const span = window.toMs - window.fromMs;
  const moved = { fromMs: window.fromMs + direction * span, toMs: window.toMs + direction * span };
  return moved.toMs + presentShare * span >= nowMs ? null : moved;
}

export type WindowFault = 'incomplete' | 'order' | 'short' | 'long' | 'future';

/** The window between two local times as a date field gives them, or why there is none. */
export function readWindow(from: string, to: string, nowMs: number): ChartWindow | WindowFault {
  const fromMs = new Date(from).getTime();
  const toMs = new Date(to).getTime();
  if (Number.isNaN(fromMs) || Number.isNaN(toMs)) return 'incomplete';
  if (toMs <= fromMs) return 'order';
  if (toMs - fromMs < windowMsMin) return 'short';
  if (toMs - fromMs > windowMsMax) return 'long';
  return fromMs >= nowMs ? 'future' : { fromMs, toMs };
}

/** Local time as a date field takes it, to the minute. */
export function fieldText(ms: number): string {
  const at = new Date(ms);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}
