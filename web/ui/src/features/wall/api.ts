import { get, put, withQuery } from '@/shared/api/http';
import type { ObjectRow, Page, WallPlan, WallScene } from '@/shared/wire';

export const readPlan = (unitId: number, signal: AbortSignal) => get<WallPlan>(`/api/walls/${unitId}`, signal);
export const savePlan = (unitId: number, scenes: readonly WallScene[], revision: number) => put<WallPlan>(`/api/walls/${unitId}`, { scenes, revision });
export const listRoom = (unitId: number, size: number, signal: AbortSignal) =>
  get<Page<ObjectRow>>(withQuery('/api/objects', { unit: unitId, class: 'room', sort: 'state', size }), signal);
