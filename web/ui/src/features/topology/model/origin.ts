import type { TopologyLink, TopologyNode } from '@/shared/wire';

/**
 * What a hand put on the map goes when it is deleted; what is there by itself is only hidden. A node of an automatic map has its object's id, and
 * a link of a relation that relation's.
 */
export function isHandDrawn(one: TopologyNode | TopologyLink): boolean {
  if ('relationId' in one) return one.relationId === null;
  return one.element !== null && one.id !== one.objectId && one.id !== one.mapId;
}
