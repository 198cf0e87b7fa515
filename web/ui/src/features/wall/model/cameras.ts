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
