import type { TopologyBackground, TopologyElement, TopologyLink, TopologyNode, TopologyView } from '../../wire';

/** What an editor changes: a map as it is on the screen. Every step makes a new one, so that undoing is going back to an earlier one. */
export interface MapDocument {
  nodes: readonly TopologyNode[];
  links: readonly TopologyLink[];
  /** Groups, texts, and what was taken off the map. */
  others: readonly TopologyElement[];
  background: TopologyBackground | null;
}

export const emptyDocument: MapDocument = { nodes: [], links: [], others: [], background: null };

export function documentOf(view: TopologyView): MapDocument {
  return { nodes: view.nodes, links: view.links, others: view.others, background: view.map.background };
}

export const groupsOf = (document: MapDocument) => document.others.filter((one) => one.kind === 'group' && !one.isHidden);
export const textsOf = (document: MapDocument) => document.others.filter((one) => one.kind === 'text' && !one.isHidden);
export const hiddenOf = (document: MapDocument) => document.others.filter((one) => one.isHidden);

export function emptyElement(id: string, kind: TopologyElement['kind']): TopologyElement {
  return {
    id, kind, objectId: null, mapId: null, relationId: null, fromId: null, toId: null, fromPort: null, toPort: null, groupId: null, label: null, x: 0, y: 0, width: 0, height: 0,
    points: null, style: null, isHidden: false,
  };
}

/** The row of a node, as it has to be to put it where it stands now. */
export function nodeElement(node: TopologyNode): TopologyElement {
  return { ...(node.element ?? { ...emptyElement(node.id, 'node'), objectId: node.objectId, mapId: node.mapId }), x: node.x, y: node.y };
}

/** The row of a link. One that comes of a relation is named by it; a hand-drawn one has its own ends. */
export function linkElement(link: TopologyLink): TopologyElement {
  if (link.element !== null) return link.element;
  const element = emptyElement(link.relationId ?? link.id, 'link');
  return link.relationId === null
    ? { ...element, fromId: link.fromNodeId, toId: link.toNodeId, fromPort: link.fromPort, toPort: link.toPort }
    : { ...element, relationId: link.relationId };
}

export const isWire = (link: TopologyLink) => link.relation === null || link.relation === 'connectedTo';
/** A retired object, or one that this person may not see. */
export const isGone = (node: TopologyNode) => node.kind === 'object' && node.code === '';

export function nodeName(node: TopologyNode): string {
  return node.element?.label || node.name || node.code || '—';
}
