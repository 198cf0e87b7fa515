import { describe, expect, it } from 'vitest';
import { dutiesOf, hoursOf, localInput, weekFrom } from '@/features/notices/model/week';

const at = (text: string) => new Date(text);
const duty = (from: string, until: string) => ({ from: at(from).toISOString(), until: at(until).toISOString(), accountId: 'a', layer: '', insteadOf: null, overrideId: null });

describe('a week of duty', () => {
  it('begins on the Monday on or before the day', () => {
    const week = weekFrom(at('2026-09-30T12:00'));
    expect([week.length, localInput(week[0]!.toISOString()), localInput(week[7]!.toISOString())]).toEqual([8, '2026-09-28T00:00', '2026-10-05T00:00']);
    expect(localInput(weekFrom(at('2026-10-04T12:00'))[0]!.toISOString())).toBe('2026-09-28T00:00');
    expect(localInput(weekFrom(at('2026-09-30T12:00'), 1)[0]!.toISOString())).toBe('2026-10-05T00:00');
  });

  it('shows a duty on each day that it touches, with its hours there', () => {
    const night = duty('2026-09-28T20:00', '2026-09-29T08:30');
    expect(dutiesOf([night], at('2026-09-28T00:00'))).toEqual([night]);
    expect(hoursOf(night, at('2026-09-28T00:00'))).toBe('20:00–→');
    expect(hoursOf(night, at('2026-09-29T00:00'))).toBe('←–08:30');
    expect(dutiesOf([night], at('2026-09-30T00:00'))).toEqual([]);
  });
});
