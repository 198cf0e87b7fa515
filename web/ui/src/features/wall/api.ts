import { get, put, withQuery } from '@/shared/api/http';
import type { AlarmPivot, Id, ObjectRow, Page, TopologyMapRow, TopologyView, WallPlan, WallScene } from '@/shared/wire';

export const readPlan = (unitId: number, signal: AbortSignal) => get<WallPlan>(`/api/walls/${unitId}`, signal);
export const savePlan = (unitId: number, scenes: readonly WallScene[], revision: number) => put<WallPlan>(`/api/walls/${unitId}`, { scenes, revision });
export const listRoom = (unitId: number, size: number, signal: AbortSignal) =>
  get<Page<ObjectRow>>(withQuery('/api/objects', { unit: unitId, class: 'room', sort: 'state', size }), signal);
export const readMaps = (signal: AbortSignal) => get<TopologyMapRow[]>('/api/topology/maps', signal);
export const readMap = (id: Id, signal: AbortSignal) => get<TopologyView>(`/api/topology/maps/${id}`, signal);
export const countAlarms = (unitId: number, fromMs: number, toMs: number, signal: AbortSignal) =>
  get<AlarmPivot>(withQuery('/api/analysis/alarms', { unit: unitId, from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString() }), signal);
