import type { Camera, Commissioning, ObjectState } from '@/shared/wire';

/** The diagnosis classes of clause 8.2, in its order, then the failures. */
export const faultCodes = [
  'vq.signal-loss', 'vq.blur', 'vq.brightness', 'vq.color-cast', 'vq.noise', 'vq.stripe', 'vq.freeze', 'vq.monochrome', 'vq.shake', 'vq.contrast', 'vq.sudden-change', 'vq.occlusion',
  'vq.scene-change', 'vq.too-dark', 'vq.signalling-delay', 'vq.stream-delay', 'vq.keyframe-delay', 'vq.pull-failed', 'vq.decode-failed', 'vq.diagnosis-failed',
] as const;

export interface MatrixFilter {
  fault: string | null;
  state: ObjectState | null;
  units: ReadonlySet<number> | null;
  keyOnly: boolean;
  commissioning: Commissioning | null;
}

function passes(camera: Camera, filter: MatrixFilter): boolean {
  return (
    (filter.fault === null || camera.faults.includes(filter.fault)) && (filter.state === null || camera.state === filter.state) && (filter.units === null || filter.units.has(camera.unitId)) &&
    (!filter.keyOnly || camera.isKey) && (filter.commissioning === null || camera.commissioning === filter.commissioning)
  );
}

/** By unit, then by code: a camera keeps its place while its state changes. */
export function shownCameras(cameras: Iterable<Camera>, filter: MatrixFilter): Camera[] {
  return [...cameras].filter((camera) => passes(camera, filter)).sort((a, b) => a.unitId - b.unitId || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
}

export function countFaults(cameras: Iterable<Camera>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const camera of cameras) for (const fault of camera.faults) counts.set(fault, (counts.get(fault) ?? 0) + 1);
  return counts;
}

export function byUnit(cameras: readonly Camera[]): ReadonlyMap<number, readonly Camera[]> {
  const groups = new Map<number, Camera[]>();
  for (const camera of cameras) {
    const group = groups.get(camera.unitId);
    if (group === undefined) groups.set(camera.unitId, [camera]);
    else group.push(camera);
  }
  return groups;
}

/** Where an arrow (or h, j, k, l) leads in a grid of so many columns; null when the key does not move. */
export function moveInGrid(key: string, index: number, count: number, columns: number): number | null {
  const steps: Record<string, number> = { ArrowLeft: -1, h: -1, ArrowRight: 1, l: 1, ArrowUp: -columns, k: -columns, ArrowDown: columns, j: columns, Home: -index, End: count - 1 - index };
  const step = steps[key];
  if (step === undefined || count === 0) return null;
  const next = index + step;
  return next < 0 || next >= count ? index : next;
}
