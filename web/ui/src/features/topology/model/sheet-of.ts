import { LiveArrays, makeDelta, unmeasured, type LinkLive } from '@/shared/topology/scene/live-arrays';
import type { Scene } from '@/shared/topology/scene/scene';
import { linkMarkOf, nodeMarkOf, type TopologyItems } from '@/shared/topology/live/live-map';

/** What the feed says now, as the arrays that a sheet of paper is drawn with. Symbols have no state and are drawn as healthy ones. */
export function arraysOf(scene: Scene, items: TopologyItems, symbols: ReadonlySet<string>): LiveArrays {
  const arrays = new LiveArrays(scene);
  const nodes = scene.nodes.map(({ id }, index) => {
    const item = items.get(`node:${id}`);
    const mark = item?.kind === 'node' ? nodeMarkOf(item.state) : symbols.has(id) ? 'normal' : 'unknown';
    return [index, { mark, cpu: item?.kind === 'node' ? (item.cpuRatio ?? unmeasured) : unmeasured, memory: item?.kind === 'node' ? (item.memoryRatio ?? unmeasured) : unmeasured, level: 0, alarms: 0 }] as const;
  });
  const links = scene.links.map(({ id }, index) => {
    const item = items.get(`link:${id}`);
    const now: LinkLive = item?.kind === 'link' ? { mark: linkMarkOf(item.state), out: item.forwardRatio ?? unmeasured, in: item.backwardRatio ?? unmeasured } : { mark: 'unknown', out: unmeasured, in: unmeasured };
    return [index, now] as const;
  });
  arrays.apply(makeDelta(nodes, links));
  return arrays;
}
