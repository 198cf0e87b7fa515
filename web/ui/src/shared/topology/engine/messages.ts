import type { LiveDelta } from '../scene/live-arrays';
import type { Scene } from '../scene/scene';
import type { Size, View } from '../scene/view';
import type { Sight } from '../draw/sheet';

/** What lies over the map and follows the hand. Places are in units of the map. */
export interface Overlay {
  chosenNodes: readonly number[];
  chosenLinks: readonly number[];
  chosenGroups: readonly number[];
  chosenTexts: readonly number[];
  /** Where the keyboard or the pointer is. */
  pointedNode: number | null;
  pointedLink: number | null;
  /** A frame being drawn around things: two corners. */
  frame: readonly [number, number, number, number] | null;
  /** A link being drawn: from where to where. */
  wire: readonly [number, number, number, number] | null;
}

export const emptyOverlay: Overlay = { chosenNodes: [], chosenLinks: [], chosenGroups: [], chosenTexts: [], pointedNode: null, pointedLink: null, frame: null, wire: null };

export type ToPainter =
  | { kind: 'scene'; scene: Scene; live: LiveDelta }
  | { kind: 'live'; delta: LiveDelta }
  | { kind: 'view'; view: View }
  | { kind: 'size'; size: Size; ratio: number }
  | { kind: 'sight'; sight: Sight }
  | { kind: 'overlay'; overlay: Overlay }
  /** Positions of nodes that a hand moves, before anything is saved: index, x and y in turn. */
  | { kind: 'moved'; places: Float64Array }
  | { kind: 'count' };

/** For whoever measures: drawings since the last question, and what they took. */
export interface PainterCount {
  drawn: number;
  composed: number;
  drawMs: number;
}
