import type { Box } from './view';
import type { Scene, SceneLink } from './scene';

/** The way of one link: its points in units of the map, x and y in turn, and the middle of its length. */
export interface Route {
  points: readonly number[];
  middleX: number;
  middleY: number;
  /** The point that the middle comes after. */
  middleAfter: number;
  length: number;
  box: Box;
}

const gapMax = 9;
/** All wires of a pair must end inside of the nodes. */
const spreadMax = 32;

/** For each link its place among the links of the same two nodes, and how many they are: each is drawn beside the others. */
export function lanesOf(links: readonly SceneLink[]): { lane: number; lanes: number }[] {
  const pairs = new Map<string, number[]>();
  links.forEach((link, index) => {
    if (link.bends.length > 0) return;
    const key = link.from < link.to ? `${link.from}/${link.to}` : `${link.to}/${link.from}`;
    const pair = pairs.get(key);
    if (pair === undefined) pairs.set(key, [index]);
    else pair.push(index);
  });
  const found = links.map(() => ({ lane: 0, lanes: 1 }));
  for (const pair of pairs.values()) pair.forEach((index, lane) => (found[index] = { lane, lanes: pair.length }));
  return found;
}

export function routeOf(scene: Scene, link: SceneLink, { lane, lanes }: { lane: number; lanes: number }): Route {
  const [from, to] = [scene.nodes[link.from], scene.nodes[link.to]];
  if (from === undefined || to === undefined) return { points: [], middleX: 0, middleY: 0, middleAfter: 0, length: 0, box: { left: 0, top: 0, right: 0, bottom: 0 } };
  let points = [from.x, from.y, ...link.bends, to.x, to.y];
  if (lanes > 1) {
    // Seen from the node of the lower position, so that two links drawn in opposite directions do not lie on each other.
    const sign = link.from < link.to ? 1 : -1;
    const [dx, dy] = [(to.x - from.x) * sign, (to.y - from.y) * sign];
    const length = Math.hypot(dx, dy) || 1;
    const offset = (lane - (lanes - 1) / 2) * Math.min(gapMax, spreadMax / (lanes - 1));
    const [sideX, sideY] = [(-dy / length) * offset, (dx / length) * offset];
    points = [from.x + sideX, from.y + sideY, to.x + sideX, to.y + sideY];
  }
  return withMiddle(points);
}

function withMiddle(points: readonly number[]): Route {
  const box: Box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  let length = 0;
  for (let i = 0; i + 1 < points.length; i += 2) {
    const [x, y] = [points[i] ?? 0, points[i + 1] ?? 0];
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
    if (i > 0) length += Math.hypot(x - (points[i - 2] ?? 0), y - (points[i - 1] ?? 0));
  }
  let left = length / 2;
  for (let i = 0; i + 3 < points.length; i += 2) {
    const [x, y, nextX, nextY] = [points[i] ?? 0, points[i + 1] ?? 0, points[i + 2] ?? 0, points[i + 3] ?? 0];
    const part = Math.hypot(nextX - x, nextY - y);
    if (left <= part || i + 5 >= points.length) {
      const share = part === 0 ? 0 : Math.min(1, left / part);
      return { points, middleX: x + (nextX - x) * share, middleY: y + (nextY - y) * share, middleAfter: i, length, box };
    }
    left -= part;
  }
  return { points, middleX: points[0] ?? 0, middleY: points[1] ?? 0, middleAfter: 0, length, box };
}

/** The routes of a scene. When nodes move, only the links that end at them find a new way. */
export class Routes {
  readonly all: Route[];
  readonly #lanes: { lane: number; lanes: number }[];
  readonly #ofNode: number[][];

  constructor(readonly scene: Scene) {
    this.#lanes = lanesOf(scene.links);
    this.all = scene.links.map((link, index) => routeOf(scene, link, this.#lanes[index] ?? { lane: 0, lanes: 1 }));
    this.#ofNode = scene.nodes.map(() => []);
    scene.links.forEach((link, index) => {
      this.#ofNode[link.from]?.push(index);
      if (link.to !== link.from) this.#ofNode[link.to]?.push(index);
    });
  }

  linksOf(node: number): readonly number[] {
    return this.#ofNode[node] ?? [];
  }

  moved(nodes: Iterable<number>): void {
    const touched = new Set<number>();
    for (const node of nodes) for (const link of this.linksOf(node)) touched.add(link);
    for (const index of touched) {
      const link = this.scene.links[index];
      if (link !== undefined) this.all[index] = routeOf(this.scene, link, this.#lanes[index] ?? { lane: 0, lanes: 1 });
    }
  }
}

/** How far a point is from a way, in units of the map. */
export function distanceTo(route: Route, x: number, y: number): number {
  let best = Infinity;
  const { points } = route;
  for (let i = 0; i + 3 < points.length; i += 2) {
    const [ax, ay, bx, by] = [points[i] ?? 0, points[i + 1] ?? 0, points[i + 2] ?? 0, points[i + 3] ?? 0];
    const [dx, dy] = [bx - ax, by - ay];
    const square = dx * dx + dy * dy;
    const share = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / square));
    best = Math.min(best, Math.hypot(x - ax - dx * share, y - ay - dy * share));
  }
  return best;
}
