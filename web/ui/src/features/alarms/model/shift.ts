import type { ShiftHandover } from '@/shared/wire';

const key = 'prisonops.shiftBegan';
/** What was set or accepted longer ago belongs to another shift. */
const shiftMaxMs = 24 * 3_600_000;

/** Shifts that nobody told anything of change at 8 and at 20 o'clock. */
export function usualBegin(now: Date): Date {
  const begin = new Date(now);
  begin.setMinutes(0, 0, 0);
  if (now.getHours() >= 20) begin.setHours(20);
  else if (now.getHours() >= 8) begin.setHours(8);
  else {
    begin.setDate(begin.getDate() - 1);
    begin.setHours(20);
  }
  return begin;
}

/** What the person has set in this shift, else the hand-over that he has accepted last, else the usual hour. */
export function shiftBegan(now: Date, accepted: ShiftHandover | undefined): Date {
  for (const text of [localStorage.getItem(key), accepted?.to]) {
    const at = new Date(text ?? Number.NaN);
    if (!Number.isNaN(at.getTime()) && at < now && now.getTime() - at.getTime() < shiftMaxMs) return at;
  }
  return usualBegin(now);
}

export function rememberBegin(at: Date | null): void {
  if (at === null) localStorage.removeItem(key);
  else localStorage.setItem(key, at.toISOString());
}

/** For a field of a form: local time to the minute. */
export function localText(at: Date): string {
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}
