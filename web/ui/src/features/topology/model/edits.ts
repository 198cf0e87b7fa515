import { isHandDrawn } from './origin';
import { emptyElement, groupsOf, linkElement, nodeElement, type MapDocument } from '@/shared/topology/map/document';
import type { TopologyElement, TopologyLink, TopologyNode } from '@/shared/wire';

/** Ids of nodes, links, groups and texts alike. */
export type Choice = ReadonlySet<string>;

export type Place = readonly [id: string, x: number, y: number];

const placed = (node: TopologyNode, x: number, y: number): TopologyNode => {
  const moved = { ...node, x, y, isPlaced: true };
  return { ...moved, element: nodeElement(moved) };
};

export function moveTo(document: MapDocument, places: readonly Place[]): MapDocument {
  const to = new Map(places.map(([id, x, y]) => [id, { x, y }]));
  return {
    ...document,
    nodes: document.nodes.map((node) => {
      const place = to.get(node.id);
      return place === undefined ? node : placed(node, place.x, place.y);
    }),
    others: document.others.map((one) => ({ ...one, ...to.get(one.id) })),
  };
}

/** Nodes, texts and groups by the same way; the members of a group go with it. */
export function moveBy(document: MapDocument, choice: Choice, dx: number, dy: number): MapDocument {
  const places: Place[] = [];
  for (const node of document.nodes) if (choice.has(node.id) || choice.has(node.element?.groupId ?? '')) places.push([node.id, node.x + dx, node.y + dy]);
  for (const one of document.others) if (choice.has(one.id)) places.push([one.id, one.x + dx, one.y + dy]);
  return moveTo(document, places);
}

export function addNode(document: MapDocument, node: Pick<TopologyNode, 'id' | 'kind' | 'objectId' | 'mapId' | 'unitId' | 'code' | 'name' | 'classCode' | 'x' | 'y'>, element: Partial<TopologyElement>): MapDocument {
  const full: TopologyNode = { ...node, criticality: null, address: null, isPlaced: true, element: { ...emptyElement(node.id, 'node'), objectId: node.objectId, mapId: node.mapId, x: node.x, y: node.y, ...element } };
  return { ...document, nodes: [...document.nodes, full] };
}

export function addLink(document: MapDocument, id: string, fromId: string, toId: string): MapDocument {
  const [from, to] = [document.nodes.find((node) => node.id === fromId), document.nodes.find((node) => node.id === toId)];
  if (from === undefined || to === undefined || from === to) return document;
  const link: TopologyLink = {
    id, relationId: null, relation: null, fromNodeId: fromId, toNodeId: toId, fromObjectId: from.objectId, toObjectId: to.objectId, fromPort: null, toPort: null, fromAggregate: null,
    toAggregate: null, fromVlans: null, toVlans: null, redundancyGroup: null, createdBy: null, element: null,
  };
  return { ...document, links: [...document.links, { ...link, element: linkElement(link) }] };
}

export function addOther(document: MapDocument, element: TopologyElement): MapDocument {
  return { ...document, others: [...document.others, element] };
}

/** What changes at a node, a link, a group or a text; a link's ports are part of its row only where a hand drew it. */
export function change(document: MapDocument, id: string, fields: Partial<TopologyElement>): MapDocument {
  return {
    ...document,
    nodes: document.nodes.map((node) => (node.id === id ? { ...node, element: { ...nodeElement(node), ...fields } } : node)),
    links: document.links.map((link) => {
      if (link.id !== id) return link;
      const ports = isHandDrawn(link) ? { fromPort: fields.fromPort ?? null, toPort: fields.toPort ?? null } : {};
      return { ...link, ...ports, element: { ...linkElement(link), ...fields } };
    }),
    others: document.others.map((one) => (one.id === id ? { ...one, ...fields } : one)),
  };
}

/**
 * Takes things off the map. What a hand drew goes; what is there by itself stays known as hidden. Links end with their nodes; the members of a
 * group stay where they are.
 */
export function removeAll(document: MapDocument, choice: Choice): MapDocument {
  const hidden: TopologyElement[] = [];
  const nodes = document.nodes.filter((node) => {
    if (!choice.has(node.id)) return true;
    if (!isHandDrawn(node)) hidden.push({ ...nodeElement(node), isHidden: true });
    return false;
  });
  const left = new Set(nodes.map((node) => node.id));
  const links = document.links.filter((link) => {
    const loose = !left.has(link.fromNodeId) || !left.has(link.toNodeId);
    if (choice.has(link.id) && !isHandDrawn(link) && !loose) hidden.push({ ...linkElement(link), isHidden: true });
    return !choice.has(link.id) && !loose;
  });
  const others = document.others.filter((one) => !choice.has(one.id) || one.isHidden);
  const gone = new Set(groupsOf(document).filter((group) => choice.has(group.id)).map((group) => group.id));
  return { ...document, nodes: gone.size === 0 ? nodes : nodes.map((node) => (gone.has(node.element?.groupId ?? '') ? withGroup(node, null) : node)), links, others: [...others, ...hidden] };
}

/** The links that would end with these nodes: whoever deletes is told of them. */
export function linksAt(document: MapDocument, choice: Choice): readonly TopologyLink[] {
  return document.links.filter((link) => choice.has(link.fromNodeId) || choice.has(link.toNodeId));
}

/** Brings back what was taken off. The server knows what it was; it comes with the next reading of the map. */
export function forgetHidden(document: MapDocument): MapDocument {
  return { ...document, others: document.others.filter((one) => !one.isHidden) };
}

const withGroup = (node: TopologyNode, groupId: string | null): TopologyNode => ({ ...node, isPlaced: true, element: { ...nodeElement(node), groupId } });

const groupMargin = 44;

/** A box around the chosen nodes, which belong to it from now on. */
export function group(document: MapDocument, choice: Choice, id: string, label: string): MapDocument {
  const members = document.nodes.filter((node) => choice.has(node.id));
  if (members.length === 0) return document;
  const [xs, ys] = [members.map((node) => node.x), members.map((node) => node.y)];
  const [x, y] = [Math.min(...xs) - groupMargin, Math.min(...ys) - groupMargin - 10];
  const box: TopologyElement = { ...emptyElement(id, 'group'), label, x, y, width: Math.max(...xs) + groupMargin - x, height: Math.max(...ys) + groupMargin + 14 - y };
  return { ...document, nodes: document.nodes.map((node) => (choice.has(node.id) ? withGroup(node, id) : node)), others: [...document.others, box] };
}

export type Alignment = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom' | 'spreadX' | 'spreadY' | 'grid';

/** Snapping and "grid" put nodes on multiples of this. */
export const gridStep = 20;

export function align(document: MapDocument, choice: Choice, how: Alignment): MapDocument {
  const nodes = document.nodes.filter((node) => choice.has(node.id));
  if (nodes.length < 2 && how !== 'grid') return document;
  const [xs, ys] = [nodes.map((node) => node.x), nodes.map((node) => node.y)];
  const middle = (values: readonly number[]) => (Math.min(...values) + Math.max(...values)) / 2;
  const to = (node: TopologyNode): Place => {
    switch (how) {
      case 'left':
        return [node.id, Math.min(...xs), node.y];
      case 'centre':
        return [node.id, middle(xs), node.y];
      case 'right':
        return [node.id, Math.max(...xs), node.y];
      case 'top':
        return [node.id, node.x, Math.min(...ys)];
      case 'middle':
        return [node.id, node.x, middle(ys)];
      case 'bottom':
        return [node.id, node.x, Math.max(...ys)];
      case 'spreadX':
        return [node.id, spread(nodes, node, 'x'), node.y];
      case 'spreadY':
        return [node.id, node.x, spread(nodes, node, 'y')];
      case 'grid':
        return [node.id, snapped(node.x), snapped(node.y)];
    }
  };
  return moveTo(document, nodes.map(to));
}

export const snapped = (value: number) => Math.round(value / gridStep) * gridStep;

/** Equal distances between the first and the last along an axis. */
function spread(nodes: readonly TopologyNode[], node: TopologyNode, axis: 'x' | 'y'): number {
  const sorted = [...nodes].sort((a, b) => a[axis] - b[axis] || (a.id < b.id ? -1 : 1));
  const [first, last] = [sorted[0]?.[axis] ?? 0, sorted[sorted.length - 1]?.[axis] ?? 0];
  return first + ((last - first) * sorted.indexOf(node)) / Math.max(1, sorted.length - 1);
}
