import { plainSight, type Sight } from '../draw/sheet';
import { HitGrid, type Hit } from '../scene/hit-grid';
import { makeDelta, type LinkLive, type LiveDelta, type NodeLive } from '../scene/live-arrays';
import { Routes } from '../scene/routes';
import { emptyScene, type Scene } from '../scene/scene';
import { boundsOf, centredOn, fitView, insetOf, panBy, toMap, zoomAt, type Box, type Size, type View } from '../scene/view';
import { emptyOverlay, type Overlay, type PainterCount } from './messages';
import { startPainter, type PainterHandle } from './start-painter';

/** How far a pointer may miss a line, in pixels; a finger misses further. */
const reachPx = 6;

export type NodeEntry = readonly [index: number, live: NodeLive];
export type LinkEntry = readonly [index: number, live: LinkLive];

/** The page's end of a map: it knows where everything is and what is seen of it, and leaves drawing to the painter. */
export class Stage {
  scene: Scene = emptyScene;
  view: View = { scale: 1, offsetX: 0, offsetY: 0 };
  size: Size = { width: 0, height: 0 };
  /** Pixels at the lower edge that something else covers. */
  foot = 0;
  /** Called when the view changed, by whatever. */
  onView: (() => void) | null = null;
  readonly #painter: PainterHandle;
  #grid = new HitGrid(emptyScene, new Routes(emptyScene));
  #bounds: Box | null = null;
  /** The whole map is in view and nobody has moved it since: another size keeps it so. */
  #isFitted = false;

  constructor(readonly canvas: HTMLCanvasElement) {
    this.#painter = startPainter(canvas);
  }

  get inWorker(): boolean {
    return this.#painter.inWorker;
  }

  get routes(): Routes {
    return this.#grid.routes;
  }

  end(): void {
    this.#painter.end();
  }

  count(): Promise<PainterCount> {
    return this.#painter.count();
  }

  /** `live` may be partial: what it leaves out is unknown. */
  show(scene: Scene, nodes: readonly NodeEntry[], links: readonly LinkEntry[]): void {
    this.scene = scene;
    this.#grid = new HitGrid(scene, new Routes(scene));
    this.#bounds = boundsOf(scene);
    this.#painter.tell({ kind: 'scene', scene, live: makeDelta(nodes, links) });
  }

  apply(nodes: readonly NodeEntry[], links: readonly LinkEntry[]): void {
    if (nodes.length > 0 || links.length > 0) this.applyDelta(makeDelta(nodes, links));
  }

  applyDelta(delta: LiveDelta): void {
    this.#painter.tell({ kind: 'live', delta }, [delta.nodes.buffer, delta.nodeValues.buffer, delta.links.buffer, delta.linkValues.buffer] as Transferable[]);
  }

  resize(size: Size, ratio: number): void {
    if (size.width === 0 || size.height === 0) return;
    const before = this.size;
    this.size = size;
    this.#painter.tell({ kind: 'size', size, ratio });
    if (this.#isFitted || before.width === 0) this.fit();
    else this.#set(panBy(this.view, (size.width - before.width) / 2, (size.height - before.height) / 2));
  }

  see(sight: Sight = plainSight): void {
    this.#painter.tell({ kind: 'sight', sight });
  }

  overlay(overlay: Overlay = emptyOverlay): void {
    this.#painter.tell({ kind: 'overlay', overlay });
  }

  fit(): void {
    this.#set(fitView(this.#bounds, { ...this.size, height: this.size.height - this.foot }));
    this.#isFitted = true;
  }

  pan(dx: number, dy: number): void {
    this.#set(panBy(this.view, dx, dy));
  }

  zoom(factor: number, x = this.size.width / 2, y = this.size.height / 2): void {
    this.#set(zoomAt(this.view, factor, x, y));
  }

  centre(x: number, y: number, scale = this.view.scale): void {
    this.#set(centredOn(this.view, x, y, this.size, scale));
  }

  /** Moves nodes as a hand does, before anything is saved. */
  move(places: readonly (readonly [index: number, x: number, y: number])[]): void {
    for (const [index, x, y] of places) Object.assign(this.scene.nodes[index] ?? {}, { x, y });
    const moved = places.map(([index]) => index);
    this.#grid.routes.moved(moved);
    this.#grid.moved(moved);
    this.#painter.tell({ kind: 'moved', places: Float64Array.from(places.flat()) });
  }

  hit(x: number, y: number, reach = reachPx): Hit | null {
    const at = toMap(this.view, x, y);
    return this.#grid.at(at.x, at.y, reach / this.view.scale);
  }

  nodesIn(box: Box): number[] {
    return this.#grid.nodesIn(box);
  }

  /** A press on the little map: where in the map it means, or null where it is not on it. */
  insetAt(x: number, y: number): { x: number; y: number } | null {
    const inset = insetOf(this.#bounds, this.view, this.size);
    if (inset === null || x < inset.x || x > inset.x + inset.width || y < inset.y || y > inset.y + inset.height) return null;
    return toMap(inset.view, x - inset.x, y - inset.y);
  }

  #set(view: View): void {
    this.view = view;
    this.#isFitted = false;
    this.#painter.tell({ kind: 'view', view });
    this.onView?.();
  }
}
