import { describe, expect, it } from 'vitest';
import type { Camera, Id } from '@/shared/wire';
import { setMany } from '@/features/video/model/bulk-settings';

function server(rows: Record<Id, { isKey: boolean; group: string | null }>) {
  const sent: [Id, boolean, string | null, number][] = [];
  return {
    sent,
    read: (id: Id) => {
      const row = rows[id];
      return row === undefined ? Promise.reject(new Error(`no ${id}`)) : Promise.resolve({ camera: { id, isKey: row.isKey } as Camera, group: row.group, revision: 7 });
    },
    change: (...order: [Id, boolean, string | null, number]) => Promise.resolve(sent.push(order)),
  };
}

describe('settings of many cameras', () => {
  it('change what was asked for and keep the rest of each', async () => {
    const grid = server({ a: { isKey: false, group: '通道' }, b: { isKey: false, group: null } });
    expect(await setMany(['a', 'b'], { isKey: true, group: null }, grid, () => {})).toEqual({ done: 2, failed: [] });
    expect(grid.sent).toEqual([['a', true, '通道', 7], ['b', true, null, 7]]);
  });

  it('send nothing to a camera that is so already', async () => {
    const grid = server({ a: { isKey: true, group: null } });
    expect((await setMany(['a'], { isKey: true, group: '' }, grid, () => {})).done).toBe(1);
    expect(grid.sent).toEqual([]);
  });

  it('go on after a camera that refuses, and say which it was', async () => {
    const grid = server({ b: { isKey: false, group: null } });
    const seen: number[] = [];
    const outcome = await setMany(['gone', 'b'], { isKey: null, group: '大门' }, grid, (done) => seen.push(done));
    expect(outcome.failed.map(({ id }) => id)).toEqual(['gone']);
    expect(grid.sent).toEqual([['b', false, '大门', 7]]);
    expect(seen).toEqual([1, 2]);
  });
});
