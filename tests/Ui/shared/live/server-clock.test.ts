import { describe, expect, it } from 'vitest';
import { ServerClock } from '@/shared/live/server-clock';

const now = Date.parse('2026-11-24T19:52:00Z');

describe('the clock of the server', () => {
  it('is not put back by a frame of a quiet topic that was published long ago', () => {
    const clock = new ServerClock();
    clock.published(now - 90_000, now);
    expect(clock.offsetMs).toBe(0);
  });

  it('follows the answers of the server, whatever this machine believes', () => {
    const clock = new ServerClock();
    clock.answered('Tue, 24 Nov 2026 20:52:00 GMT', now);
    expect(clock.offsetMs).toBe(3_600_000);
    clock.answered('Tue, 24 Nov 2026 19:22:00 GMT', now);
    expect(clock.offsetMs).toBe(-1_800_000);
    clock.published(now - 1_000_000, now);
    expect(clock.offsetMs).toBe(-1_000_000);
  });

  it('does not tremble by the seconds to which answers are rounded', () => {
    const clock = new ServerClock();
    clock.answered('Tue, 24 Nov 2026 19:51:59 GMT', now);
    clock.answered(null, now);
    expect(clock.offsetMs).toBe(0);
  });
});
