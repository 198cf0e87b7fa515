import { describe, expect, it } from 'vitest';
import { share } from '@/features/alarms/model/noise';

describe('the share of a part', () => {
  it('is rounded, and never nothing where there is something', () => {
    expect(share(1, 3)).toBe('33%');
    expect(share(1, 1000)).toBe('1%');
    expect(share(5, 5)).toBe('100%');
  });

  it('is left out where there is nothing', () => {
    expect(share(0, 7)).toBe('');
    expect(share(0, 0)).toBe('');
  });
});
