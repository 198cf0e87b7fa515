import { describe, expect, it } from 'vitest';
import { availability, healthLevel } from '@/shared/model/object-state';

const none = { normal: 0, warning: 0, fault: 0, unreachable: 0, maintenance: 0, unknown: 0 };

describe('availability', () => {
  it('leaves out what is in maintenance or unknown', () => {
    expect(availability({ ...none, normal: 8, fault: 1, unreachable: 1, maintenance: 5, unknown: 20 })).toBe(90);
  });
  it('is unknown, not 100, when nothing is judged', () => {
    expect(availability({ ...none, unknown: 4 })).toBeNull();
    expect(healthLevel(null)).toBe('none');
  });
});
