import { distanceTo, type Routes } from './routes';
import type { Scene, SceneGroup } from './scene';
import { boundsOf, type Box } from './view';

export type HitKind = 'node' | 'link' | 'text' | 'group';

export interface Hit {
  kind: HitKind;
  index: number;
}

const cellMin = 64;
const cellsAcross = 96;
/** Of a group only its title can be taken hold of: what lies in it must stay reachable. */
const groupTitleHeight = 24;

/** Finds what is at a point without asking every element. It is made anew for a new scene; a moved node is put into its new cells. */
export class HitGrid {
  readonly #cell: number;
  readonly #nodes = new Map<number, number[]>();
  readonly #links = new Map<number, number[]>();

  constructor(
    readonly scene: Scene,
    readonly routes: Routes,
  ) {
    const box = boundsOf(scene);
    const extent = box === null ? 1 : Math.max(box.right - box.left, box.bottom - box.top);
    this.#cell = Math.max(cellMin, extent / cellsAcross);
    scene.nodes.forEach((_, index) => this.#addNode(index));
    scene.links.forEach((_, index) => this.#addLink(index));
  }

  /** `reach` is how far a pointer may miss, in units of the map. */
  at(x: number, y: number, reach: number): Hit | null {
    let best: Hit | null = null;
    let bestDistance = Infinity;
    for (const index of this.#around(this.#nodes, x, y)) {
      const node = this.scene.nodes[index];
      if (node === undefined) continue;
      const distance = Math.hypot(node.x - x, node.y - y);
      if (distance < node.radius + reach && distance < bestDistance) [best, bestDistance] = [{ kind: 'node', index }, distance];
    }
    if (best !== null) return best;
    bestDistance = reach + 2;
    for (const index of this.#around(this.#links, x, y)) {
      const route = this.routes.all[index];
      const distance = route === undefined ? Infinity : distanceTo(route, x, y);
      if (distance < bestDistance) [best, bestDistance] = [{ kind: 'link', index }, distance];
    }
    if (best !== null) return best;
    const text = this.scene.texts.findIndex((one) => y <= one.y + one.size * 0.3 && y >= one.y - one.size && x >= one.x && x <= one.x + one.size * one.text.length);
    if (text >= 0) return { kind: 'text', index: text };
    const titled = (one: SceneGroup) => x >= one.x && x <= one.x + one.width && y >= one.y - reach && y <= one.y + groupTitleHeight;
    this.scene.groups.forEach((group, index) => {
      if (titled(group)) best = { kind: 'group', index };
    });
    return best;
  }

  nodesIn(box: Box): number[] {
    const found: number[] = [];
    this.scene.nodes.forEach((node, index) => {
      if (node.x >= box.left && node.x <= box.right && node.y >= box.top && node.y <= box.bottom) found.push(index);
    });
    return found;
  }

  moved(nodes: readonly number[]): void {
    // Entries of earlier places stay: every candidate is measured by its present place anyway.
    for (const index of nodes) {
      this.#addNode(index);
      for (const link of this.routes.linksOf(index)) this.#addLink(link);
    }
  }

  #key(column: number, row: number): number {
    return column * 65_536 + row;
  }

  #put(cells: Map<number, number[]>, column: number, row: number, index: number): void {
    const key = this.#key(column, row);
    const cell = cells.get(key);
    if (cell === undefined) cells.set(key, [index]);
    else if (cell[cell.length - 1] !== index) cell.push(index);
  }

  #addNode(index: number): void {
    const node = this.scene.nodes[index];
    if (node !== undefined) this.#put(this.#nodes, Math.floor(node.x / this.#cell), Math.floor(node.y / this.#cell), index);
  }

  #addLink(index: number): void {
    const points = this.routes.all[index]?.points ?? [];
    for (let i = 0; i + 3 < points.length; i += 2) {
      const [ax, ay, bx, by] = [points[i] ?? 0, points[i + 1] ?? 0, points[i + 2] ?? 0, points[i + 3] ?? 0];
      const steps = Math.max(1, Math.ceil((Math.hypot(bx - ax, by - ay) / this.#cell) * 2));
      for (let step = 0; step <= steps; step += 1) {
        this.#put(this.#links, Math.floor((ax + ((bx - ax) * step) / steps) / this.#cell), Math.floor((ay + ((by - ay) * step) / steps) / this.#cell), index);
      }
    }
  }

  *#around(cells: Map<number, number[]>, x: number, y: number): Iterable<number> {
    const [column, row] = [Math.floor(x / this.#cell), Math.floor(y / this.#cell)];
    for (let i = -1; i <= 1; i += 1) for (let j = -1; j <= 1; j += 1) yield* cells.get(this.#key(column + i, row + j)) ?? [];
  }
}
