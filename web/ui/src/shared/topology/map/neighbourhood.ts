import type { Id, TopologyNode, TopologyView } from '../../wire';
import { lookOf } from '../scene/scene';
import { emptyDocument, isWire, type MapDocument } from './document';

const nearMax = 14;
const farMax = 10;
/** Only what carries others is shown behind the neighbours: the other forty cameras of a switch are not. */
const farRankMax = 2;
const columnPx = 190;
const rowPx = 62;

export interface Neighbourhood {
  document: MapDocument;
  focusId: Id | null;
  /** So many neighbours there was no room for. */
  left: number;
}

/** One object, what it is connected with, and the network behind that, in three columns from left to right. */
export function neighbourhoodOf(view: TopologyView, objectId: Id): Neighbourhood {
  const focus = view.nodes.find((node) => node.objectId === objectId);
  if (focus === undefined) return { document: emptyDocument, focusId: null, left: 0 };
  const wires = view.links.filter(isWire);
  const byId = new Map(view.nodes.map((node) => [node.id, node]));
  const around = (id: Id) => wires.flatMap((link) => (link.fromNodeId === id ? [link.toNodeId] : link.toNodeId === id ? [link.fromNodeId] : []));
  const rank = (node: TopologyNode) => lookOf(node.classCode ?? '').rank;
  const nodesOf = (ids: Iterable<Id>) => [...new Set(ids)].flatMap((id) => byId.get(id) ?? []).sort((a, b) => rank(a) - rank(b) || (a.code < b.code ? -1 : 1));
  const near = nodesOf(around(focus.id).filter((id) => id !== focus.id));
  const shown = near.slice(0, nearMax);
  const known = new Set([focus.id, ...near.map((node) => node.id)]);
  const far = nodesOf(shown.filter((node) => rank(node) <= 1).flatMap((node) => around(node.id)))
    .filter((node) => !known.has(node.id) && rank(node) <= farRankMax)
    .slice(0, farMax);
  const column = (nodes: readonly TopologyNode[], x: number) => nodes.map((node, index) => ({ ...node, x, y: (index - (nodes.length - 1) / 2) * rowPx }));
  const nodes = [...column([focus], 0), ...column(shown, columnPx), ...column(far, 2 * columnPx)];
  const ids = new Set(nodes.map((node) => node.id));
  // Bends belong to the places of the whole map.
  const links = wires.filter((link) => ids.has(link.fromNodeId) && ids.has(link.toNodeId)).map((link) => ({ ...link, element: link.element === null ? null : { ...link.element, points: null } }));
  return { document: { ...emptyDocument, nodes, links }, focusId: focus.id, left: near.length - shown.length };
}
