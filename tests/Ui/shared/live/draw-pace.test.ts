import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DrawPace } from '@/shared/live/draw-pace';

describe('the pace of drawing', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());
  const paced = () => {
    const draw = vi.fn();
    return { draw, pace: new DrawPace(200, draw, () => Date.now()) };
  };

  it('draws a change after a quiet time at once', () => {
    const { draw, pace } = paced();
    pace.changed();
    expect(draw).toHaveBeenCalledTimes(1);
  });
  it('draws what follows once, an interval after the last time', () => {
    const { draw, pace } = paced();
    pace.changed();
    vi.advanceTimersByTime(50);
    for (let change = 0; change < 10; change++) pace.changed();
    vi.advanceTimersByTime(149);
    expect(draw).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(1);
    expect(draw).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(1000);
    expect(draw).toHaveBeenCalledTimes(2);
  });
  it('draws nothing after its end', () => {
    const { draw, pace } = paced();
    pace.changed();
    pace.changed();
    pace.stop();
    vi.advanceTimersByTime(1000);
    expect(draw).toHaveBeenCalledTimes(1);
  });
});
