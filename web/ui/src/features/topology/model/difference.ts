import type { Id, TopologyElement } from '@/shared/wire';
import type { MapDocument } from '@/shared/topology/map/document';

/** The server takes at most so many rows in one step. */
export const stepMax = 2000;

export interface Difference {
  put: TopologyElement[];
  remove: Id[];
}

function elementsOf(document: MapDocument): Map<Id, TopologyElement> {
  const found = new Map<Id, TopologyElement>();
  for (const { element } of [...document.nodes, ...document.links]) if (element !== null) found.set(element.id, element);
  for (const element of document.others) found.set(element.id, element);
  return found;
}

/** What must be written so that the map of the server becomes this one. Nodes come before the links that need them. */
export function difference(saved: MapDocument, now: MapDocument): Difference {
  const [before, after] = [elementsOf(saved), elementsOf(now)];
  const put: TopologyElement[] = [];
  for (const [id, element] of after) {
    const former = before.get(id);
    if (former !== element && JSON.stringify(former) !== JSON.stringify(element)) put.push(element);
  }
  return { put, remove: [...before.keys()].filter((id) => !after.has(id)) };
}

export const isSame = (saved: MapDocument, now: MapDocument): boolean => {
  if (saved === now) return true;
  const { put, remove } = difference(saved, now);
  return put.length === 0 && remove.length === 0 && JSON.stringify(saved.background) === JSON.stringify(now.background);
};

/**
 * My changes upon what somebody else has saved meanwhile: where both touched the same thing mine stays, because I see it and decide; what they
 * removed and I changed comes back.
 */
export function rebased(saved: MapDocument, mine: MapDocument, theirs: MapDocument): MapDocument {
  const { put, remove } = difference(saved, mine);
  const touched = new Set([...put.map((element) => element.id), ...remove]);
  const isTouched = (one: { id: Id; element?: TopologyElement | null }) => touched.has(one.id) || touched.has(one.element?.id ?? '');
  const merge = <T extends { id: Id; element?: TopologyElement | null }>(their: readonly T[], my: readonly T[]) => [...their.filter((one) => !isTouched(one)), ...my.filter(isTouched)];
  const nodes = merge(theirs.nodes, mine.nodes);
  const ids = new Set(nodes.map((node) => node.id));
  const links = merge(theirs.links, mine.links).filter((link) => ids.has(link.fromNodeId) && ids.has(link.toNodeId));
  const others = merge(theirs.others, mine.others);
  return { nodes, links, others, background: JSON.stringify(saved.background) === JSON.stringify(mine.background) ? theirs.background : mine.background };
}
