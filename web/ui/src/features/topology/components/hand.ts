import type { Stage } from '@/shared/topology/engine/stage';
import type { Hit } from '@/shared/topology/scene/hit-grid';
import { toMap, type Box } from '@/shared/topology/scene/view';
import { snapped, type Place } from '../model/edits';

/** What a hand does to a map, in the words of the screen. Ids are those of the scene. */
export interface HandActions {
  isEditing(): boolean;
  isWiring(): boolean;
  isChosen(id: string): boolean;
  choose(hit: Hit | null, more: boolean): void;
  open(hit: Hit): void;
  point(hit: Hit | null): void;
  frame(box: Box | null, done: boolean, more: boolean): void;
  wire(from: number | null, x: number, y: number): void;
  wired(from: number, to: number): void;
  /**
   * Nodes among what is chosen, which can be moved without making the map anew; null where other things are chosen too. `also` was chosen by this
   * very press, `alone` or besides what was.
   */
  movable(also: Hit, alone: boolean): readonly number[] | null;
  moved(places: readonly Place[]): void;
  movedBy(dx: number, dy: number, done: boolean): void;
  bend(link: number, from: { x: number; y: number }, to: { x: number; y: number }, done: boolean): void;
}

type Doing =
  | { kind: 'pan' | 'inset' | 'frame' | 'pinch' }
  | { kind: 'wire'; from: number }
  | { kind: 'bend'; link: number }
  | { kind: 'drag'; nodes: readonly number[] | null; starts: readonly (readonly [number, number, number])[] };

/** A pointer that moved less than this was a press; pixels. */
const pressMax = 4;
const fingerReachPx = 16;
const wheelStep = 1.0016;

/** Pointers, wheel and pinch on the box of a stage. */
export class Hand {
  readonly #pointers = new Map<number, { x: number; y: number }>();
  #doing: Doing | null = null;
  #start = { x: 0, y: 0 };
  #last = { x: 0, y: 0 };
  #moved = false;
  #pinch = 0;

  constructor(
    readonly box: HTMLElement,
    readonly stage: Stage,
    readonly actions: HandActions,
  ) {
    const listen: [string, (event: never) => void][] = [
      ['pointerdown', this.#down], ['pointermove', this.#move], ['pointerup', this.#up], ['pointercancel', this.#cancel], ['pointerleave', this.#leave], ['wheel', this.#wheel], ['dblclick', this.#twice],
    ];
    for (const [name, heard] of listen) box.addEventListener(name, heard as EventListener, { passive: false });
    this.end = () => {
      for (const [name, heard] of listen) box.removeEventListener(name, heard as EventListener);
    };
  }

  readonly end: () => void;

  #at(event: MouseEvent): { x: number; y: number } {
    const rect = this.box.getBoundingClientRect();
    return { x: event.clientX - rect.left, y: event.clientY - rect.top };
  }

  #hit(event: PointerEvent | MouseEvent): Hit | null {
    const { x, y } = this.#at(event);
    return this.stage.hit(x, y, 'pointerType' in event && event.pointerType === 'touch' ? fingerReachPx : undefined);
  }

  readonly #down = (event: PointerEvent) => {
    if (event.button > 1 || (event.target instanceof HTMLElement && event.target.closest('button, a, input') !== null)) return;
    const at = this.#at(event);
    this.#pointers.set(event.pointerId, at);
    // A page that is told of a press it did not see, as a test may send one, has no such pointer to hold.
    if (event.isTrusted) this.box.setPointerCapture(event.pointerId);
    if (this.#pointers.size === 2) {
      this.#doing = { kind: 'pinch' };
      this.#pinch = this.#spread();
      return;
    }
    [this.#start, this.#last, this.#moved] = [at, at, false];
    this.#doing = this.#begin(event, at);
  };

  #begin(event: PointerEvent, at: { x: number; y: number }): Doing {
    const inset = this.stage.insetAt(at.x, at.y);
    if (inset !== null) {
      this.stage.centre(inset.x, inset.y);
      this.#moved = true;
      return { kind: 'inset' };
    }
    const hit = this.#hit(event);
    if (event.button === 1 || !this.actions.isEditing()) return { kind: 'pan' };
    if (hit?.kind === 'node' && this.actions.isWiring()) return { kind: 'wire', from: hit.index };
    if (hit === null) return { kind: event.shiftKey ? 'frame' : 'pan' };
    const id = this.#idOf(hit);
    const chosen = this.actions.isChosen(id);
    if (!chosen) this.actions.choose(hit, event.shiftKey);
    if (hit.kind === 'link') return { kind: 'bend', link: hit.index };
    const nodes = this.actions.movable(hit, !chosen && !event.shiftKey);
    return { kind: 'drag', nodes, starts: (nodes ?? []).map((index) => [index, this.stage.scene.nodes[index]?.x ?? 0, this.stage.scene.nodes[index]?.y ?? 0] as const) };
  }

  #idOf(hit: Hit): string {
    const { scene } = this.stage;
    const list = hit.kind === 'node' ? scene.nodes : hit.kind === 'link' ? scene.links : hit.kind === 'text' ? scene.texts : scene.groups;
    return list[hit.index]?.id ?? '';
  }

  readonly #move = (event: PointerEvent) => {
    const at = this.#at(event);
    if (this.#doing === null) {
      this.actions.point(this.#hit(event));
      return;
    }
    if (this.#pointers.has(event.pointerId)) this.#pointers.set(event.pointerId, at);
    if (this.#doing.kind === 'pinch') {
      this.#zoomByPinch();
      return;
    }
    if (!this.#moved && Math.hypot(at.x - this.#start.x, at.y - this.#start.y) < pressMax) return;
    this.#moved = true;
    this.#go(at, event, false);
    this.#last = at;
  };

  #go(at: { x: number; y: number }, event: PointerEvent, done: boolean): void {
    const doing = this.#doing;
    if (doing === null) return;
    const [from, to] = [toMap(this.stage.view, this.#start.x, this.#start.y), toMap(this.stage.view, at.x, at.y)];
    // Held, the Alt key leaves the grid.
    const snap = (value: number) => (event.altKey ? Math.round(value) : snapped(value));
    switch (doing.kind) {
      case 'pan':
        this.stage.pan(at.x - this.#last.x, at.y - this.#last.y);
        break;
      case 'inset': {
        const place = this.stage.insetAt(at.x, at.y);
        if (place !== null) this.stage.centre(place.x, place.y);
        break;
      }
      case 'frame':
        this.actions.frame({ left: Math.min(from.x, to.x), right: Math.max(from.x, to.x), top: Math.min(from.y, to.y), bottom: Math.max(from.y, to.y) }, done, event.shiftKey);
        break;
      case 'wire':
        this.actions.wire(doing.from, to.x, to.y);
        break;
      case 'bend':
        this.actions.bend(doing.link, from, { x: snap(to.x), y: snap(to.y) }, done);
        break;
      case 'drag':
        if (doing.nodes === null) this.actions.movedBy(snap(to.x - from.x), snap(to.y - from.y), done);
        else this.#drag(doing.starts, to.x - from.x, to.y - from.y, snap, done);
        break;
    }
  }

  /** The first node snaps; the others keep their distance to it. */
  #drag(starts: readonly (readonly [number, number, number])[], dx: number, dy: number, snap: (value: number) => number, done: boolean): void {
    const first = starts[0];
    if (first === undefined) return;
    const [byX, byY] = [snap(first[1] + dx) - first[1], snap(first[2] + dy) - first[2]];
    const places = starts.map(([index, x, y]) => [index, x + byX, y + byY] as const);
    if (!done) this.stage.move(places);
    else this.actions.moved(places.map(([index, x, y]) => [this.stage.scene.nodes[index]?.id ?? '', x, y]));
  }

  readonly #up = (event: PointerEvent) => {
    const doing = this.#doing;
    this.#pointers.delete(event.pointerId);
    if (doing === null) return;
    const at = this.#at(event);
    const hit = this.#hit(event);
    if (doing.kind === 'wire') {
      this.actions.wire(null, 0, 0);
      if (hit?.kind === 'node' && hit.index !== doing.from) this.actions.wired(doing.from, hit.index);
    } else if (doing.kind !== 'pinch' && !this.#moved) this.actions.choose(hit, event.shiftKey || event.ctrlKey);
    else if (doing.kind !== 'pinch') this.#go(at, event, true);
    this.#doing = null;
  };

  readonly #cancel = (event: PointerEvent) => {
    this.#pointers.delete(event.pointerId);
    this.#doing = null;
    this.actions.wire(null, 0, 0);
    this.actions.frame(null, false, false);
  };

  readonly #leave = () => {
    if (this.#doing === null) this.actions.point(null);
  };

  readonly #wheel = (event: WheelEvent) => {
    event.preventDefault();
    const { x, y } = this.#at(event);
    const pixels = event.deltaMode === 1 ? event.deltaY * 33 : event.deltaY;
    this.stage.zoom(wheelStep ** -Math.max(-300, Math.min(300, pixels)), x, y);
  };

  readonly #twice = (event: MouseEvent) => {
    const hit = this.#hit(event);
    if (hit !== null) this.actions.open(hit);
  };

  #spread(): number {
    const [one, other] = [...this.#pointers.values()];
    return one === undefined || other === undefined ? 0 : Math.hypot(one.x - other.x, one.y - other.y);
  }

  #zoomByPinch(): void {
    const [one, other] = [...this.#pointers.values()];
    const spread = this.#spread();
    if (one === undefined || other === undefined || spread === 0 || this.#pinch === 0) return;
    this.stage.zoom(spread / this.#pinch, (one.x + other.x) / 2, (one.y + other.y) / 2);
    this.#pinch = spread;
  }
}
