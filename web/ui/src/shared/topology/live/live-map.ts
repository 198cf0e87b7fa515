import type { Alarm, Id, ObjectState, Severity, TopologyLinkNow, TopologyLinkState, TopologyMapNow, TopologyNode, TopologyNodeState } from '../../wire';
import type { Topic } from '../../live/topic';
import { isActive } from '../../model/alarm-state';
import { severityRank } from '../../model/severity';
import type { LinkEntry, NodeEntry, Stage } from '../engine/stage';
import { unmeasured, type LinkLive, type NodeLive } from '../scene/live-arrays';
import type { Mark, Scene } from '../scene/scene';

export type TopologyItem = TopologyMapNow | TopologyNodeState | TopologyLinkNow;

/** What a topic holds, by its keys. */
export type TopologyItems = ReadonlyMap<string, TopologyItem>;

export const topologyKey = (item: TopologyItem) => item.key;
export const topologyPermissions = ['monitoring.read'];

const nodeMarks: Record<ObjectState, Mark> = { normal: 'normal', warning: 'abnormal', fault: 'abnormal', unreachable: 'broken', maintenance: 'maintenance', unknown: 'unknown' };
const linkMarks: Record<TopologyLinkState, Mark> = { normal: 'normal', abnormal: 'abnormal', broken: 'broken', unknown: 'unknown' };

export const nodeMarkOf = (state: ObjectState): Mark => nodeMarks[state];
export const linkMarkOf = (state: TopologyLinkState): Mark => linkMarks[state];

export interface AlarmSum {
  worst: Severity;
  count: number;
}

/** The worst open alarm of each object and how many it has. */
export function sumAlarms(alarms: Iterable<Alarm>): Map<Id, AlarmSum> {
  const sums = new Map<Id, AlarmSum>();
  for (const alarm of alarms) {
    if (!isActive(alarm)) continue;
    const sum = sums.get(alarm.objectId);
    if (sum === undefined) sums.set(alarm.objectId, { worst: alarm.severity, count: 1 });
    else {
      sum.count += 1;
      if (severityRank(alarm.severity) < severityRank(sum.worst)) sum.worst = alarm.severity;
    }
  }
  return sums;
}

/** Brings what the feed says to the stage: whole at first, then only what a frame changed. */
export class LiveMap {
  #nodes = new Map<Id, number>();
  #links = new Map<Id, number>();
  #symbols = new Set<number>();
  #objects = new Map<Id, Id>();
  #alarms: ReadonlyMap<Id, AlarmSum> = new Map();

  constructor(
    readonly stage: Stage,
    readonly topic: Topic<TopologyItem>,
  ) {}

  /** A new scene, with what is known of its parts. */
  show(scene: Scene, nodes: readonly TopologyNode[]): void {
    this.#nodes = new Map(scene.nodes.map((node, index) => [node.id, index]));
    this.#links = new Map(scene.links.map((link, index) => [link.id, index]));
    this.#symbols = new Set(nodes.flatMap((node) => (node.kind === 'symbol' ? [this.#nodes.get(node.id) ?? -1] : [])));
    this.#objects = new Map(nodes.flatMap((node) => (node.objectId === null ? [] : [[node.id, node.objectId] as const])));
    const items = [...this.topic.items.values()];
    this.stage.show(scene, this.#nodeEntries(items, [...this.#nodes.keys()]), this.#linkEntries(items));
  }

  /** Applies every change until it is told to stop. */
  follow(): () => void {
    return this.topic.subscribe(({ snapshot, items, removed }) => {
      if (!snapshot) this.stage.apply(this.#nodeEntries([...items, ...removed.map(silent)], []), this.#linkEntries([...items, ...removed.map(silent)]));
      else this.stage.apply(this.#nodeEntries(items, [...this.#nodes.keys()]), this.#linkEntries(items, [...this.#links.keys()]));
    });
  }

  setAlarms(alarms: ReadonlyMap<Id, AlarmSum>): void {
    const changed: Id[] = [];
    for (const [node, object] of this.#objects) {
      const [before, now] = [this.#alarms.get(object), alarms.get(object)];
      if (before?.worst !== now?.worst || before?.count !== now?.count) changed.push(node);
    }
    this.#alarms = alarms;
    if (changed.length > 0) this.stage.apply(this.#nodeEntries([], changed), []);
  }

  /** Of the items, and of the nodes named besides: these as the topic has them. */
  #nodeEntries(items: readonly (TopologyItem | Silent)[], named: readonly Id[]): NodeEntry[] {
    const entries = new Map<number, NodeLive>();
    for (const id of named) {
      const index = this.#nodes.get(id);
      const item = this.topic.items.get(`node:${id}`);
      if (index !== undefined) entries.set(index, this.#nodeLive(index, id, item?.kind === 'node' ? item : null));
    }
    for (const item of items) {
      const index = item.kind === 'node' ? this.#nodes.get(item.id) : undefined;
      if (index !== undefined && item.kind === 'node') entries.set(index, this.#nodeLive(index, item.id, 'state' in item ? item : null));
    }
    return [...entries];
  }

  #nodeLive(index: number, id: Id, item: TopologyNodeState | null): NodeLive {
    const alarms = this.#alarms.get(this.#objects.get(id) ?? '');
    const mark: Mark = item !== null ? nodeMarks[item.state] : this.#symbols.has(index) ? 'normal' : 'unknown';
    return { mark, cpu: item?.cpuRatio ?? unmeasured, memory: item?.memoryRatio ?? unmeasured, level: alarms === undefined ? 0 : severityRank(alarms.worst) + 1, alarms: alarms?.count ?? 0 };
  }

  #linkEntries(items: readonly (TopologyItem | Silent)[], unknown: readonly Id[] = []): LinkEntry[] {
    const entries = new Map<number, LinkLive>();
    for (const id of unknown) entries.set(this.#links.get(id) ?? -1, { mark: 'unknown', out: unmeasured, in: unmeasured });
    for (const item of items) {
      const index = item.kind === 'link' ? this.#links.get(item.id) : undefined;
      if (index === undefined || item.kind !== 'link') continue;
      entries.set(index, 'state' in item ? { mark: linkMarks[item.state], out: item.forwardRatio ?? unmeasured, in: item.backwardRatio ?? unmeasured } : { mark: 'unknown', out: unmeasured, in: unmeasured });
    }
    entries.delete(-1);
    return [...entries];
  }
}

/** Something of which nothing is told any more. */
interface Silent {
  kind: 'node' | 'link' | 'map';
  id: Id;
}

function silent(key: string): Silent {
  const [kind, id = ''] = key.split(':', 2);
  return { kind: kind === 'node' || kind === 'link' ? kind : 'map', id };
}
