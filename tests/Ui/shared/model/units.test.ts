import { describe, expect, it } from 'vitest';
import type { UnitNode } from '@/shared/wire';
import { UnitTree } from '@/shared/model/units';

const unit = (id: number, parentId: number | null, inScope = true): UnitNode => ({ id, parentId, tier: 'prison', code: String(id), nameZh: `单位${id}`, nameEn: `Unit ${id}`, revision: 1, inScope });
const tree = new UnitTree([unit(1, null, false), unit(2, 1, false), unit(3, 1), unit(4, 3), unit(5, 3)]);

describe('the unit tree', () => {
  it('holds a unit and all below it', () => {
    expect([...tree.within(3)].sort()).toEqual([3, 4, 5]);
  });
  it('leads from the root down', () => {
    expect(tree.pathTo(5).map((node) => node.id)).toEqual([1, 3, 5]);
  });
  it('starts at the home unit, else at the highest unit in scope', () => {
    expect(tree.start(4)?.id).toBe(4);
    expect(tree.start(null)?.id).toBe(3);
  });
  it('names a unit in the language of the screen, and one that is not known by its number', () => {
    expect([tree.nameOf(3, 'zh-CN'), tree.nameOf(3, 'en'), tree.nameOf(9, 'en')]).toEqual(['单位3', 'Unit 3', '9']);
  });
});
