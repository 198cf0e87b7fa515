import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LimitDraft, LimitOverride } from '@/shared/wire';
import en from '@/features/video/i18n/limits.en.json';
import zh from '@/features/video/i18n/limits.zh.json';
import { limitGroups, toShown, toStored } from '@/features/video/model/limit-catalogue';
import { isChanged, shownLimit, type LimitTarget } from '@/features/video/model/limits';
import { faultCodes } from '@/features/video/model/matrix';

const definition = { name: 'blackLumaMax', default: 20, min: 0, max: 128, isWhole: false };
const override = (part: Partial<LimitDraft>, rank = 0): LimitOverride => ({
  id: JSON.stringify(part), rank, draft: { unitId: 1, group: null, cameraId: null, profile: null, limit: 'blackLumaMax', value: 30, ...part }, changedBy: '王建国', changedAt: '2026-11-24T00:00:00Z', revision: 1,
});
const target = (part: Partial<LimitTarget>): LimitTarget => ({ unitId: 3, group: null, cameraId: null, profile: null, ...part });
const look = (overrides: LimitOverride[], of: LimitTarget = target({}), cameraGroup: string | null = null) => shownLimit(definition, overrides, of, [1, 2, 3], new Set([3]), cameraGroup);

describe('the catalogue of limits', () => {
  const known = limitGroups.flatMap((group) => Object.keys(group.limits));

  it('holds every limit of the product once, and no other', () => {
    const source = readFileSync(join(import.meta.dirname, '../../../../../analyzers/Cameras/PictureLimits.cs'), 'utf8');
    const names = [...source.matchAll(/public (?:double|int) (\w)(\w+)/g)].map(([, first = '', rest = '']) => first.toLowerCase() + rest);
    expect(names.length).toBeGreaterThan(50);
    expect([...known].sort()).toEqual(names.sort());
  });

  it('has a name and a sentence for each in both languages', () => {
    for (const texts of [zh, en] as Record<string, { name: string; hint: string }>[]) {
      expect(Object.keys(texts).sort()).toEqual([...known].sort());
      for (const [limit, text] of Object.entries(texts)) expect({ limit, full: text.name !== '' && text.hint !== '' }).toEqual({ limit, full: true });
    }
  });

  it('names faults that there are', () => {
    for (const fault of limitGroups.flatMap((group) => group.faults)) expect(faultCodes).toContain(fault);
  });

  it('shows shares as percent and stores what was shown', () => {
    expect(toShown(0.0012, 'percent')).toBe(0.12);
    expect(toStored(0.12, 'percent')).toBe(0.0012);
    expect(toShown(0.07, 'percent')).toBe(7);
    expect(toStored(2.5, 'grey')).toBe(2.5);
  });
});

describe('a limit of a target', () => {
  it('is the standard value where nobody said otherwise', () => {
    expect(look([])).toMatchObject({ own: null, inForce: null, nearer: [] });
    expect(isChanged(look([override({ unitId: 9 })]))).toBe(false);
  });

  it('comes from the nearest unit above, and is its own only there', () => {
    const [ministry, province] = [override({ unitId: 1 }, 0), override({ unitId: 2 }, 4)];
    expect(look([ministry, province])).toMatchObject({ own: null, inForce: province });
    expect(look([ministry, province], target({ unitId: 2 })).own).toBe(province);
  });

  it('is that of the highest rank that reaches the target', () => {
    const [unit, group, night] = [override({ unitId: 3 }, 8), override({ unitId: 1, group: '通道' }, 32), override({ unitId: 3, profile: 'night' }, 9)];
    expect(look([unit, group, night], target({ group: '通道', profile: 'night' })).inForce).toBe(group);
    expect(look([unit, night], target({ profile: 'night' })).inForce).toBe(night);
    expect(look([unit, night], target({ profile: 'day' })).inForce).toBe(unit);
  });

  it('reaches a camera from its group', () => {
    const [group, camera] = [override({ unitId: 3, group: '通道' }, 40), override({ unitId: 3, cameraId: 'c' }, 72)];
    expect(look([group, camera], target({ cameraId: 'c' }), '通道').inForce).toBe(camera);
    expect(look([group], target({ cameraId: 'c' }), '通道').inForce).toBe(group);
  });

  it('tells of nearer ones that it does not reach', () => {
    const rows = [override({ unitId: 3, cameraId: 'c' }), override({ unitId: 3, group: '通道' }), override({ unitId: 4 })];
    expect(shownLimit(definition, rows, target({}), [1, 2, 3], new Set([3, 4])).nearer).toHaveLength(3);
    expect(isChanged(look(rows))).toBe(true);
  });
});
