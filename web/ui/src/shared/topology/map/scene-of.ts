import { pickName } from '../../i18n/names';
import type { Language } from '../../format/numbers';
import { lookOf, type NodeKind, type NodeLook, type Scene, type SceneLink, type SceneNode } from '../scene/scene';
import type { TopologyElement, TopologyLink, TopologyNode } from '../../wire';
import { groupsOf, isWire, nodeName, textsOf, type MapDocument } from './document';

export interface SceneNames {
  language: Language;
  /** "VLAN", and what redundancy is called. */
  vlan: string;
  redundant: string;
  unitName: (unitId: number) => string;
}

/** What a person may draw that is no object of ours. */
export const symbolKinds = ['cloud', 'router', 'switch', 'firewall', 'server', 'storage', 'camera', 'terminal', 'unit', 'other'] as const satisfies readonly NodeKind[];

export const textSizes = { small: 14, normal: 20, large: 34 } as const;
export type TextSize = keyof typeof textSizes;

export function sceneOf(document: MapDocument, names: SceneNames): Scene {
  const positions = new Map<string, number>();
  const nodes = document.nodes.map((node, index): SceneNode => {
    positions.set(node.id, index);
    const look = lookOfNode(node);
    return { id: node.id, x: node.x, y: node.y, kind: look.kind, radius: look.radius, rank: look.rank, label: labelOf(node, names), opens: node.kind === 'map' };
  });
  const links: SceneLink[] = [];
  for (const link of document.links) {
    const [from, to] = [positions.get(link.fromNodeId), positions.get(link.toNodeId)];
    if (from === undefined || to === undefined || from === to) continue;
    links.push({
      id: link.id, from, to, bends: link.element?.points?.flatMap(({ x, y }) => [x, y]) ?? [], fromPort: link.fromPort ?? '', toPort: link.toPort ?? '', note: noteOf(link, names),
      wires: 1, style: isWire(link) ? 'wire' : 'relation',
    });
  }
  return {
    nodes,
    links,
    groups: groupsOf(document).map((group) => ({ id: group.id, x: group.x, y: group.y, width: group.width, height: group.height, label: group.label ?? '' })),
    texts: textsOf(document).map((text) => ({ id: text.id, x: text.x, y: text.y, size: textSizes[sizeOf(text)], text: text.label ?? '' })),
    picture: document.background === null ? null : { ...document.background, url: `/api/topology/pictures/${document.background.pictureId}` },
  };
}

export function sizeOf(text: TopologyElement): TextSize {
  const size = text.style?.['size'];
  return size === 'small' || size === 'large' ? size : 'normal';
}

export function iconOf(element: TopologyElement | null): NodeKind {
  return symbolKinds.find((kind) => kind === element?.style?.['icon']) ?? 'other';
}

function lookOfNode(node: TopologyNode): NodeLook {
  if (node.kind === 'map') return { kind: node.unitId === null ? 'map' : 'unit', radius: 26, rank: 0 };
  if (node.kind === 'symbol') return { kind: iconOf(node.element), radius: 20, rank: 2 };
  return lookOf(node.classCode ?? '');
}

/** A map without a name of its own has that of its unit. */
export function labelOf(node: TopologyNode, names: SceneNames): string {
  if (node.kind === 'map' && !node.element?.label && node.name === '' && node.unitId !== null) return names.unitName(node.unitId);
  return nodeName(node);
}

function noteOf(link: TopologyLink, names: SceneNames): string {
  const aggregate = [...new Set([link.fromAggregate, link.toAggregate].filter(Boolean))].join('–');
  const vlans = link.fromVlans ?? link.toVlans;
  return [link.element?.label, aggregate, link.redundancyGroup === null ? '' : names.redundant, vlans === null || vlans === '' ? '' : `${names.vlan} ${vlans}`].filter(Boolean).join(' · ');
}

export function mapName(map: { name: string; unitNameZh: string; unitNameEn: string }, language: Language): string {
  return map.name === '' ? pickName({ nameZh: map.unitNameZh, nameEn: map.unitNameEn }, language) : map.name;
}
