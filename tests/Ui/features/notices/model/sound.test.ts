import { describe, expect, it } from 'vitest';
import type { Alarm } from '@/shared/wire';
import { ringingOf } from '@/features/notices/model/sound';

const alarm = (part: Partial<Alarm>): Alarm => ({ severity: 'major', state: 'unacknowledged', acknowledgedAt: null, clearedAt: null, life: null, ...part }) as Alarm;

describe('the sound', () => {
  it('rings for what nobody has acknowledged, as urgent as the worst', () => {
    expect(ringingOf([alarm({}), alarm({ severity: 'critical' }), alarm({ severity: 'minor' })], 'major')).toEqual({ count: 2, worst: 'critical' });
  });

  it('is silent for what is acknowledged, withheld or held back, and for whoever wants none', () => {
    const quiet = [alarm({ state: 'acknowledged', acknowledgedAt: '2026-03-01T08:00:00Z' }), alarm({ state: 'suppressed' }), alarm({ life: { heldUntil: '2026-03-01T08:00:00Z' } as Alarm['life'] })];
    expect(ringingOf(quiet, 'warning')).toEqual({ count: 0, worst: null });
    expect(ringingOf([alarm({})], null)).toEqual({ count: 0, worst: null });
  });
});
