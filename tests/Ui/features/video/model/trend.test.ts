import { describe, expect, it } from 'vitest';
import { trendDays, trendRows } from '@/features/video/model/trend';

describe('the trend of faults', () => {
  it('counts days as they are in China, the oldest first', () => {
    expect(trendDays(Date.parse('2026-11-24T17:30:00Z'), 3)).toEqual(['2026-11-23', '2026-11-24', '2026-11-25']);
  });

  it('has a row for each fault that there was, the most frequent first, and zero where there was none', () => {
    const points = [
      { day: '2026-11-24', fault: 'vq.blur', rounds: 3, cameras: 1 },
      { day: '2026-11-23', fault: 'vq.freeze', rounds: 9, cameras: 4 },
      { day: '2026-10-01', fault: 'vq.noise', rounds: 9, cameras: 4 },
    ];
    expect(trendRows(points, ['2026-11-23', '2026-11-24'])).toEqual([
      { fault: 'vq.freeze', cameras: [4, 0], total: 4 },
      { fault: 'vq.blur', cameras: [0, 1], total: 1 },
    ]);
  });
});
