import type { TopologyItems } from '@/shared/topology/live/live-map';
import type { ObjectState, TopologyLink, TopologyLinkNow, TopologyLinkState, TopologyNode, TopologyNodeState } from '@/shared/wire';
import { isWire, type MapDocument } from '@/shared/topology/map/document';

export interface NodeLine {
  node: TopologyNode;
  now: TopologyNodeState | null;
}

export interface LinkLine {
  link: TopologyLink;
  from: TopologyNode;
  to: TopologyNode;
  now: TopologyLinkNow | null;
}

const stateRank: Record<ObjectState, number> = { unreachable: 0, fault: 1, warning: 2, unknown: 3, maintenance: 4, normal: 5 };
const linkRank: Record<TopologyLinkState, number> = { broken: 0, abnormal: 1, unknown: 2, normal: 3 };

/** Found once for each document: lists are made anew every second, and most of a map does not change. */
const indexes = new WeakMap<MapDocument, { nodes: ReadonlyMap<string, TopologyNode>; links: ReadonlyMap<string, TopologyLink> }>();

function indexOf(document: MapDocument) {
  let index = indexes.get(document);
  if (index === undefined) {
    index = { nodes: new Map(document.nodes.map((node) => [node.id, node])), links: new Map(document.links.filter(isWire).map((link) => [link.id, link])) };
    indexes.set(document, index);
  }
  return index;
}

/** The worst first. A symbol has no state. */
export function nodeLines(document: MapDocument, items: TopologyItems): NodeLine[] {
  return document.nodes
    .map((node): NodeLine => {
      const item = items.get(`node:${node.id}`);
      return { node, now: item?.kind === 'node' ? item : null };
    })
    .sort(byNodeState);
}

/** Broken and abnormal: what somebody has to look at. What is unknown is counted by itself. */
export function abnormalNodes(document: MapDocument, items: TopologyItems): NodeLine[] {
  const { nodes } = indexOf(document);
  const lines: NodeLine[] = [];
  for (const item of items.values()) {
    if (item.kind !== 'node' || (item.state !== 'unreachable' && item.state !== 'fault' && item.state !== 'warning')) continue;
    const node = nodes.get(item.id);
    if (node !== undefined) lines.push({ node, now: item });
  }
  return lines.sort(byNodeState);
}

/** Wires only: what merely belongs together has no state. */
export function linkLines(document: MapDocument, items: TopologyItems): LinkLine[] {
  const { nodes, links } = indexOf(document);
  const lines: LinkLine[] = [];
  for (const link of links.values()) {
    const item = items.get(`link:${link.id}`);
    add(lines, nodes, link, item?.kind === 'link' ? item : null);
  }
  return lines.sort(byLinkState);
}

export function abnormalLinks(document: MapDocument, items: TopologyItems): LinkLine[] {
  const { nodes, links } = indexOf(document);
  const lines: LinkLine[] = [];
  for (const item of items.values()) {
    if (item.kind !== 'link' || (item.state !== 'broken' && item.state !== 'abnormal')) continue;
    const link = links.get(item.id);
    if (link !== undefined) add(lines, nodes, link, item);
  }
  return lines.sort(byLinkState);
}

function add(lines: LinkLine[], nodes: ReadonlyMap<string, TopologyNode>, link: TopologyLink, now: TopologyLinkNow | null): void {
  const [from, to] = [nodes.get(link.fromNodeId), nodes.get(link.toNodeId)];
  if (from !== undefined && to !== undefined) lines.push({ link, from, to, now });
}

const byNodeState = (a: NodeLine, b: NodeLine) => stateRank[a.now?.state ?? 'unknown'] - stateRank[b.now?.state ?? 'unknown'] || (a.node.code < b.node.code ? -1 : 1);
const byLinkState = (a: LinkLine, b: LinkLine) => linkRank[a.now?.state ?? 'unknown'] - linkRank[b.now?.state ?? 'unknown'] || load(b.now) - load(a.now);
const load = (now: TopologyLinkNow | null) => Math.max(now?.forwardRatio ?? 0, now?.backwardRatio ?? 0);

export interface Counts {
  broken: number;
  abnormal: number;
  unknown: number;
  normal: number;
}

export function linkCounts(of: Record<string, number>): Counts {
  return { broken: of['broken'] ?? 0, abnormal: of['abnormal'] ?? 0, unknown: of['unknown'] ?? 0, normal: of['normal'] ?? 0 };
}

export function nodeCounts(of: Record<string, number>): Counts {
  return { broken: of['unreachable'] ?? 0, abnormal: (of['warning'] ?? 0) + (of['fault'] ?? 0), unknown: of['unknown'] ?? 0, normal: (of['normal'] ?? 0) + (of['maintenance'] ?? 0) };
}

/** Names, codes and addresses that contain the text; the ones that begin with it first. */
export function searchNodes(nodes: readonly TopologyNode[], text: string, nameOf: (node: TopologyNode) => string, max: number): TopologyNode[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [];
  const rank = (node: TopologyNode) => {
    const fields = [nameOf(node), node.code, node.address ?? ''].map((field) => field.toLowerCase());
    if (fields.some((field) => field.startsWith(wanted))) return 0;
    return fields.some((field) => field.includes(wanted)) ? 1 : 2;
  };
  return nodes
    .map((node) => ({ node, rank: rank(node) }))
    .filter((one) => one.rank < 2)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, max)
    .map((one) => one.node);
}
