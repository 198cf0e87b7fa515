import type { RotaDuty } from '@/shared/wire';

const dayMs = 86_400_000;

/** Midnights of the seven days from the Monday on or before the given day, in the time of this browser. */
export function weekFrom(day: Date, weeks = 0): Date[] {
  const monday = new Date(day.getFullYear(), day.getMonth(), day.getDate() - ((day.getDay() + 6) % 7) + weeks * 7);
  return Array.from({ length: 8 }, (_, at) => new Date(monday.getFullYear(), monday.getMonth(), monday.getDate() + at));
}

/** The duties that touch a day, in their order. */
export function dutiesOf(duties: readonly RotaDuty[], day: Date): RotaDuty[] {
  const end = new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1).getTime();
  return duties.filter((duty) => Date.parse(duty.from) < end && Date.parse(duty.until) > day.getTime());
}

const two = (value: number) => String(value).padStart(2, '0');

/** "08:30–20:00"; a duty that goes on beyond its day shows an arrow there. */
export function hoursOf(duty: RotaDuty, day: Date): string {
  const from = new Date(duty.from);
  const until = new Date(duty.until);
  const clock = (at: Date) => `${two(at.getHours())}:${two(at.getMinutes())}`;
  const begins = from.getTime() >= day.getTime() ? clock(from) : '←';
  const ends = until.getTime() - day.getTime() <= dayMs ? (until.getTime() - day.getTime() === dayMs ? '24:00' : clock(until)) : '→';
  return `${begins}–${ends}`;
}

/** A time as an input of the browser wants it. */
export const localInput = (instant: string): string => {
  const at = new Date(instant);
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
};
