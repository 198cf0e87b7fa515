import type { ObjectState, StackMark, StackMember } from '@/shared/wire';

/** From what people use down to what everything stands on. */
export const layers = ['application', 'endpoint', 'middleware', 'database', 'os', 'virtual', 'server', 'network', 'power'] as const;

export type Layer = (typeof layers)[number];

/** The longest prefix that fits a class decides. */
const prefixes: readonly (readonly [prefix: string, layer: Layer])[] = [
  ['application', 'application'],
  ['support.middleware', 'middleware'],
  ['support.database', 'database'],
  ['data', 'database'],
  ['support.os', 'os'],
  ['compute.cloud', 'virtual'],
  ['compute.cloud.host', 'server'],
  ['compute', 'server'],
  ['network', 'network'],
  ['infosec', 'network'],
  ['room', 'power'],
];

export function layerOf(classCode: string): Layer {
  let [best, length]: [Layer, number] = ['endpoint', 0];
  for (const [prefix, layer] of prefixes) {
    const fits = classCode === prefix || classCode.startsWith(`${prefix}.`);
    if (fits && prefix.length > length) [best, length] = [layer, prefix.length];
  }
  return best;
}

const markRank: Record<StackMark, number> = { root: 0, affected: 1, none: 2 };
const stateRank: Record<ObjectState, number> = { unreachable: 0, fault: 1, warning: 2, unknown: 3, maintenance: 4, normal: 5 };

/** Layers that have members, each with the cause first and what is well last. */
export function stackLayers(members: readonly StackMember[]): { layer: Layer; members: StackMember[] }[] {
  return layers
    .map((layer) => ({ layer, members: members.filter((member) => layerOf(member.object.classCode) === layer).sort(compare) }))
    .filter((one) => one.members.length > 0);
}

function compare(one: StackMember, other: StackMember): number {
  return (
    markRank[one.mark] - markRank[other.mark] ||
    stateRank[one.object.state] - stateRank[other.object.state] ||
    other.alarms.length - one.alarms.length ||
    (one.object.code < other.object.code ? -1 : 1)
  );
}
