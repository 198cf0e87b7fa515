import type { Route } from '@/shared/topology/scene/routes';
import type { TopologyPoint } from '@/shared/wire';

/** Where a hand takes hold of a line: at a bend that is there, or at a new one between two points. */
export interface Grip {
  index: number;
  isNew: boolean;
}

/** `reach` in units of the map. A route has its two ends besides the bends. */
export function gripAt(route: Route, x: number, y: number, reach: number): Grip {
  const { points } = route;
  for (let i = 2; i + 3 < points.length; i += 2) if (Math.hypot((points[i] ?? 0) - x, (points[i + 1] ?? 0) - y) <= reach) return { index: i / 2 - 1, isNew: false };
  let [best, bestDistance] = [0, Infinity];
  for (let i = 0; i + 3 < points.length; i += 2) {
    const [ax, ay, bx, by] = [points[i] ?? 0, points[i + 1] ?? 0, points[i + 2] ?? 0, points[i + 3] ?? 0];
    const length = Math.hypot(bx - ax, by - ay) || 1;
    const share = Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / (length * length)));
    const distance = Math.hypot(x - ax - (bx - ax) * share, y - ay - (by - ay) * share);
    if (distance < bestDistance) [best, bestDistance] = [i / 2, distance];
  }
  return { index: best, isNew: true };
}

export function bent(points: readonly TopologyPoint[], grip: Grip, x: number, y: number): TopologyPoint[] {
  const next = [...points];
  next.splice(grip.index, grip.isNew ? 0 : 1, { x, y });
  return next;
}
