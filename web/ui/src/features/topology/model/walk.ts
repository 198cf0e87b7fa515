import type { SceneNode } from '@/shared/topology/scene/scene';

export type Direction = 'left' | 'right' | 'up' | 'down';

const steps: Record<Direction, readonly [number, number]> = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] };

/**
 * The next node in a direction: the nearest within 45° of it, where a way aside counts double. Without a start it is the node that lies
 * furthest to the other side.
 */
export function neighbourOf(nodes: readonly SceneNode[], from: number | null, direction: Direction): number | null {
  const [dx, dy] = steps[direction];
  const start = from === null ? undefined : nodes[from];
  let best: number | null = null;
  let bestCost = Infinity;
  nodes.forEach((node, index) => {
    if (index === from) return;
    const [x, y] = start === undefined ? [node.x, node.y] : [node.x - start.x, node.y - start.y];
    const along = x * dx + y * dy;
    const aside = Math.abs(x * dy) + Math.abs(y * dx);
    const cost = start === undefined ? along : along + 2 * aside;
    if (start !== undefined && (along <= 0 || aside > along)) return;
    if (cost < bestCost) [best, bestCost] = [index, cost];
  });
  return best;
}

/** The next of these after the present one; null at the end, where the focus goes on to what follows the map. */
export function nextOf(order: readonly number[], from: number | null, back: boolean): number | null {
  const at = from === null ? -1 : order.indexOf(from);
  if (at < 0) return (back ? order[order.length - 1] : order[0]) ?? null;
  return order[back ? at - 1 : at + 1] ?? null;
}
