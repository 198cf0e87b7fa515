import { expect, it } from 'vitest';
import type { Camera } from '@/shared/wire';
import { countFaults, moveInGrid, shownCameras } from '@/features/video/model/matrix';

const camera = (code: string, change: Partial<Camera> = {}): Camera => ({ id: code, unitId: 1, code, name: code, state: 'normal', reason: null, since: '', isKey: false, commissioning: 'accepted', faults: [], ...change });
const all = { fault: null, state: null, units: null, keyOnly: false, commissioning: null };

it('[8.2-0.18] counts a camera under each of its faults and finds it by any of them', () => {
  const cameras = [camera('a', { faults: ['vq.blur', 'vq.noise'] }), camera('b', { faults: ['vq.blur'] }), camera('c')];
  expect([...countFaults(cameras)]).toEqual([['vq.blur', 2], ['vq.noise', 1]]);
  expect(shownCameras(cameras, { ...all, fault: 'vq.noise' }).map((row) => row.code)).toEqual(['a']);
});

it('keeps the place of a camera whatever its state, and filters by key, unit and commissioning', () => {
  const cameras = [camera('b', { unitId: 2, isKey: true }), camera('c', { state: 'fault' }), camera('a', { commissioning: 'pending' })];
  const codes = (filter: Partial<typeof all> & object) => shownCameras(cameras, { ...all, ...filter }).map((row) => row.code);
  expect(codes({})).toEqual(['a', 'c', 'b']);
  expect(codes({ keyOnly: true })).toEqual(['b']);
  expect(shownCameras(cameras, { ...all, units: new Set([1]), commissioning: 'pending' }).map((row) => row.code)).toEqual(['a']);
});

it('moves by arrows and hjkl and stays inside', () => {
  expect(moveInGrid('ArrowRight', 0, 5, 3)).toBe(1);
  expect(moveInGrid('j', 1, 5, 3)).toBe(4);
  expect(moveInGrid('ArrowDown', 2, 5, 3)).toBe(2);
  expect(moveInGrid('h', 0, 5, 3)).toBe(0);
  expect(moveInGrid('End', 1, 5, 3)).toBe(4);
  expect(moveInGrid('x', 0, 5, 3)).toBeNull();
});
