import { groupsOf, linkElement, nodeElement, textsOf, type MapDocument } from '@/shared/topology/map/document';
import type { Choice } from './edits';
import type { TopologyElement, TopologyLink, TopologyNode } from '@/shared/wire';

/** What was copied. It may be pasted several times, and into another map. */
export interface Clip {
  nodes: readonly TopologyNode[];
  links: readonly TopologyLink[];
  others: readonly TopologyElement[];
}

const nudge = 40;

export function copied(document: MapDocument, choice: Choice): Clip | null {
  const nodes = document.nodes.filter((node) => choice.has(node.id));
  const ids = new Set(nodes.map((node) => node.id));
  const links = document.links.filter((link) => ids.has(link.fromNodeId) && ids.has(link.toNodeId));
  const others = [...groupsOf(document), ...textsOf(document)].filter((one) => choice.has(one.id));
  return nodes.length + others.length === 0 ? null : { nodes, links, others };
}

/**
 * The same things under new ids, a little beside. An object can stand on a map once: a second picture of it is a symbol with its name, and
 * whoever edits gives it another object. Links of copies are drawn by hand, because no relation stands behind them.
 */
export function pasted(document: MapDocument, clip: Clip, newId: () => string, times = 1): { document: MapDocument; choice: Choice } {
  const ids = new Map<string, string>();
  for (const one of [...clip.nodes, ...clip.links, ...clip.others]) ids.set(one.id, newId());
  const idOf = (old: string) => ids.get(old) ?? old;
  const there = new Set(document.nodes.map((node) => node.objectId ?? node.mapId));
  const by = nudge * times;
  const nodes = clip.nodes.map((node): TopologyNode => {
    const twice = (node.objectId !== null || node.mapId !== null) && there.has(node.objectId ?? node.mapId);
    const element: TopologyElement = {
      ...nodeElement(node), id: idOf(node.id), x: node.x + by, y: node.y + by, groupId: ids.get(node.element?.groupId ?? '') ?? null, isHidden: false,
      ...(twice ? { objectId: null, mapId: null, label: node.element?.label ?? node.name, style: { ...node.element?.style, icon: node.element?.style?.['icon'] ?? 'other' } } : {}),
    };
    return { ...node, id: element.id, x: element.x, y: element.y, isPlaced: true, element, ...(twice ? { kind: 'symbol', objectId: null, mapId: null, unitId: null, code: '', name: '', classCode: null, address: null } : {}) };
  });
  const links = clip.links.map((link): TopologyLink => {
    const drawn: TopologyLink = { ...link, id: idOf(link.id), relationId: null, relation: null, fromNodeId: idOf(link.fromNodeId), toNodeId: idOf(link.toNodeId), createdBy: null, element: null };
    const points = link.element?.points?.map(({ x, y }) => ({ x: x + by, y: y + by })) ?? null;
    return { ...drawn, element: { ...linkElement(drawn), label: link.element?.label ?? null, points } };
  });
  const others = clip.others.map((one): TopologyElement => ({ ...one, id: idOf(one.id), x: one.x + by, y: one.y + by }));
  return {
    document: { ...document, nodes: [...document.nodes, ...nodes], links: [...document.links, ...links], others: [...document.others, ...others] },
    choice: new Set([...nodes, ...others].map((one) => one.id)),
  };
}
