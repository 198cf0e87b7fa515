import type { Id, TopologyHop, TopologyImpact } from '@/shared/wire';
import type { Scene } from '@/shared/topology/scene/scene';
import type { MapDocument } from '@/shared/topology/map/document';

/** What stands out on the map: positions in a scene. */
export interface Lit {
  nodes: number[];
  links: number[];
}

/** A way on this map. Hops that lie behind a nested map or on no map at all are in the list beside it only. */
export function litPath(document: MapDocument, scene: Scene, path: readonly TopologyHop[]): Lit {
  const objects = new Set(path.map((hop) => hop.objectId));
  const relations = new Set(path.flatMap((hop) => (hop.relationId === null ? [] : [hop.relationId])));
  const nodes = new Set(document.nodes.filter((node) => node.objectId !== null && objects.has(node.objectId)).map((node) => node.id));
  const links = new Set<Id>();
  for (const link of document.links) {
    if (link.relationId === null || !relations.has(link.relationId)) continue;
    links.add(link.id);
    nodes.add(link.fromNodeId).add(link.toNodeId);
  }
  return positions(scene, nodes, links);
}

/** What is cut off, together with what is only weakened, and the links among them. */
export function litImpact(document: MapDocument, scene: Scene, impact: TopologyImpact, ofNode: Id | null, ofLink: Id | null): Lit {
  const objects = new Set([...impact.cutOff, ...impact.weakened].map((one) => one.id));
  const nodes = new Set(document.nodes.filter((node) => node.objectId !== null && objects.has(node.objectId)).map((node) => node.id));
  if (ofNode !== null) nodes.add(ofNode);
  const links = new Set(document.links.filter((link) => nodes.has(link.fromNodeId) && nodes.has(link.toNodeId)).map((link) => link.id));
  if (ofLink !== null) links.add(ofLink);
  return positions(scene, nodes, links);
}

function positions(scene: Scene, nodes: ReadonlySet<Id>, links: ReadonlySet<Id>): Lit {
  return {
    nodes: scene.nodes.flatMap((node, index) => (nodes.has(node.id) ? [index] : [])),
    links: scene.links.flatMap((link, index) => (links.has(link.id) ? [index] : [])),
  };
}
