const two = (value: number) => String(value).padStart(2, '0');

export function formatDate(at: Date): string {
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

export function formatClock(at: Date): string {
  return `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
}

export function formatDateTime(instant: string | null): string {
  if (instant === null) return '—';
  const at = new Date(instant);
  return Number.isNaN(at.getTime()) ? instant : `${formatDate(at)} ${formatClock(at)}`;
}

/** Today only the clock, else month and day as well: a list needs the short form. */
export function formatShortTime(instant: string, nowMs: number): string {
  const at = new Date(instant);
  const today = formatDate(at) === formatDate(new Date(nowMs));
  return today ? formatClock(at) : `${two(at.getMonth() + 1)}-${two(at.getDate())} ${formatClock(at).slice(0, 5)}`;
}

/** 45 s, 12 min, 2 h 05 min, 3 d 04 h. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours} h ${two(minutes % 60)} min`;
  return `${Math.floor(hours / 24)} d ${two(hours % 24)} h`;
}

/** 02:14, 1:02:14: how long data have been missing. */
export function formatCounter(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const hours = Math.floor(whole / 3600);
  const rest = `${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

export function secondsSince(instant: string, nowMs: number): number {
  return Math.max(0, (nowMs - Date.parse(instant)) / 1000);
}
