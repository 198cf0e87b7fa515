import { describe, expect, it } from 'vitest';
import { fieldText, readWindow, shifted } from '@/features/objects/model/window';

const minute = 60_000;
const now = new Date(2026, 4, 1, 12, 0).getTime();

describe('the window of a chart', () => {
  it('goes back by its own length, and forward until the present', () => {
    const window = { fromMs: now - 60 * minute, toMs: now };
    const before = shifted(window, -1, now);
    expect(before).toEqual({ fromMs: now - 120 * minute, toMs: now - 60 * minute });
    expect(before && shifted(before, 1, now + 4 * minute)).toEqual(window);
    expect(before && shifted(before, 1, now)).toBeNull();
    expect(before && shifted(before, 1, now + 2 * minute)).toBeNull();
  });
  it('is as short as a minute and as long as what is kept', () => {
    expect(readWindow('2026-05-01T11:58', '2026-05-01T11:59', now)).toEqual({ fromMs: now - 2 * minute, toMs: now - minute });
    expect(readWindow('2026-05-01T11:58:00', '2026-05-01T11:58:30', now)).toBe('short');
    expect(readWindow('2020-05-01T11:58', '2026-05-01T11:58', now)).toBe('long');
  });
  it('says what is wrong with it', () => {
    expect(readWindow('', '2026-05-01T11:59', now)).toBe('incomplete');
    expect(readWindow('2026-05-01T11:59', '2026-05-01T11:59', now)).toBe('order');
    expect(readWindow('2026-06-01T11:59', '2026-06-02T11:59', now)).toBe('future');
  });
  it('comes back from a field as it went in', () => {
    expect(readWindow(fieldText(now - 60 * minute), fieldText(now), now)).toEqual({ fromMs: now - 60 * minute, toMs: now });
  });
});
