import type { Camera } from '@/shared/wire';

export interface CameraCounts {
  total: number;
  normal: number;
  /** Normal, or showing a picture that is only worse than it should be. */
  online: number;
  judged: number;
}

export function countCameras(cameras: Iterable<Camera>): CameraCounts {
  const counts = { total: 0, normal: 0, online: 0, judged: 0 };
  for (const camera of cameras) {
    counts.total += 1;
    if (camera.state === 'maintenance' || camera.state === 'unknown') continue;
    counts.judged += 1;
    if (camera.state === 'normal') counts.normal += 1;
    if (camera.state !== 'unreachable') counts.online += 1;
  }
  return counts;
}

export function cameraOrder(a: Camera, b: Camera): number {
  return a.unitId - b.unitId || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
}

/** Per unit the share of cameras with a good picture, 0 to 100, the worst first; a unit in which none is judged has no share. */
export function videoByUnit(cameras: readonly Camera[]): { unitId: number; rate: number; normal: number; judged: number }[] {
  const groups = new Map<number, Camera[]>();
  for (const camera of cameras) groups.set(camera.unitId, [...(groups.get(camera.unitId) ?? []), camera]);
  return [...groups]
    .map(([unitId, members]) => ({ unitId, ...countCameras(members) }))
    .filter((row) => row.judged > 0)
    .map(({ unitId, normal, judged }) => ({ unitId, rate: (normal / judged) * 100, normal, judged }))
    .sort((one, other) => one.rate - other.rate || one.unitId - other.unitId);
}
