import type { LiveArrays } from '../scene/live-arrays';
import type { Routes } from '../scene/routes';
import { markNumber, type Scene } from '../scene/scene';
import { seenBox, type Box, type Size, type View } from '../scene/view';
import type { Palette } from './palette';
import type { Pen } from './pen';

/** What the reader wants to see of a map. */
export interface Sight {
  /** What is neither broken nor abnormal becomes faint, so that only the rest is read. */
  abnormalOnly: boolean;
  /** A path or what hangs on something: positions of nodes and links that stand out; null: all alike. */
  lit: { nodes: readonly number[]; links: readonly number[] } | null;
  /** Nothing came for a long time: everything is greyed. */
  stale: boolean;
}

export const plainSight: Sight = { abnormalOnly: false, lit: null, stale: false };

const isLoud = (mark: number | undefined) => mark === markNumber.broken || mark === markNumber.abnormal;

/** Everything that one drawing needs, and what is decided once for all of its parts. */
export class Sheet {
  readonly seen: Box;
  readonly #litNodes: ReadonlySet<number> | null;
  readonly #litLinks: ReadonlySet<number> | null;

  constructor(
    readonly pen: Pen,
    readonly scene: Scene,
    readonly routes: Routes,
    readonly live: LiveArrays,
    readonly view: View,
    readonly size: Size,
    readonly palette: Palette,
    readonly sight: Sight,
  ) {
    this.seen = seenBox(view, size);
    this.#litNodes = sight.lit === null ? null : new Set(sight.lit.nodes);
    this.#litLinks = sight.lit === null ? null : new Set(sight.lit.links);
  }

  x(mapX: number): number {
    return mapX * this.view.scale + this.view.offsetX;
  }

  y(mapY: number): number {
    return mapY * this.view.scale + this.view.offsetY;
  }

  /** Faint things keep their place, so that the eye finds its way, and say nothing. */
  isFaintNode(index: number): boolean {
    if (this.#litNodes !== null) return !this.#litNodes.has(index);
    if (!this.sight.abnormalOnly || isLoud(this.live.nodeMark[index])) return false;
    return !this.routes.linksOf(index).some((link) => isLoud(this.live.linkMark[link]) && this.scene.links[link]?.style === 'wire');
  }

  isFaintLink(index: number): boolean {
    if (this.#litLinks !== null) return !this.#litLinks.has(index);
    return this.sight.abnormalOnly && (!isLoud(this.live.linkMark[index]) || this.scene.links[index]?.style === 'relation');
  }

  shows(box: Box, margin: number): boolean {
    return box.right + margin >= this.seen.left && box.left - margin <= this.seen.right && box.bottom + margin >= this.seen.top && box.top - margin <= this.seen.bottom;
  }
}
