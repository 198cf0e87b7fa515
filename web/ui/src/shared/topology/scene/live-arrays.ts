import { markNumber, type Mark, type Scene } from './scene';

/** A share that nobody measured. It is drawn as nothing, never as zero. */
export const unmeasured = Number.NaN;

export interface NodeLive {
  mark: Mark;
  /** Shares from 0 to 1. */
  cpu: number;
  memory: number;
  /** 1 critical to 5 indeterminate of the worst open alarm, 0 without one. */
  level: number;
  alarms: number;
}

export interface LinkLive {
  mark: Mark;
  /** Shares of the line's speed: away from its first node, and towards it. */
  out: number;
  in: number;
}

const nodeWidth = 5;
const linkWidth = 3;

/** Changes as flat numbers: what goes to a worker costs no more than its bytes. */
export interface LiveDelta {
  nodes: Uint32Array;
  nodeValues: Float32Array;
  links: Uint32Array;
  linkValues: Float32Array;
}

/** What is true now, by the positions of a scene. */
export class LiveArrays {
  readonly nodeMark: Uint8Array;
  readonly nodeLevel: Uint8Array;
  readonly nodeAlarms: Float32Array;
  readonly cpu: Float32Array;
  readonly memory: Float32Array;
  readonly linkMark: Uint8Array;
  readonly out: Float32Array;
  readonly in: Float32Array;

  constructor(scene: Pick<Scene, 'nodes' | 'links'>) {
    const [nodes, links] = [scene.nodes.length, scene.links.length];
    this.nodeMark = new Uint8Array(nodes).fill(markNumber.unknown);
    this.nodeLevel = new Uint8Array(nodes);
    this.nodeAlarms = new Float32Array(nodes);
    this.cpu = new Float32Array(nodes).fill(unmeasured);
    this.memory = new Float32Array(nodes).fill(unmeasured);
    this.linkMark = new Uint8Array(links).fill(markNumber.unknown);
    this.out = new Float32Array(links).fill(unmeasured);
    this.in = new Float32Array(links).fill(unmeasured);
  }

  /** True when a mark changed: names and the little map follow marks, not loads. A position of an older scene is left out. */
  apply(delta: LiveDelta): boolean {
    let marked = false;
    delta.nodes.forEach((index, at) => {
      if (index >= this.nodeMark.length) return;
      const [mark = 0, cpu = unmeasured, memory = unmeasured, level = 0, alarms = 0] = delta.nodeValues.subarray(at * nodeWidth, (at + 1) * nodeWidth);
      marked ||= this.nodeMark[index] !== mark;
      this.nodeMark[index] = mark;
      this.cpu[index] = cpu;
      this.memory[index] = memory;
      this.nodeLevel[index] = level;
      this.nodeAlarms[index] = alarms;
    });
    delta.links.forEach((index, at) => {
      if (index >= this.linkMark.length) return;
      const [mark = 0, out = unmeasured, into = unmeasured] = delta.linkValues.subarray(at * linkWidth, (at + 1) * linkWidth);
      marked ||= this.linkMark[index] !== mark;
      this.linkMark[index] = mark;
      this.out[index] = out;
      this.in[index] = into;
    });
    return marked;
  }
}

export function makeDelta(nodes: readonly (readonly [index: number, live: NodeLive])[], links: readonly (readonly [index: number, live: LinkLive])[]): LiveDelta {
  const delta: LiveDelta = {
    nodes: Uint32Array.from(nodes, ([index]) => index),
    nodeValues: new Float32Array(nodes.length * nodeWidth),
    links: Uint32Array.from(links, ([index]) => index),
    linkValues: new Float32Array(links.length * linkWidth),
  };
  nodes.forEach(([, live], at) => delta.nodeValues.set([markNumber[live.mark], live.cpu, live.memory, live.level, live.alarms], at * nodeWidth));
  links.forEach(([, live], at) => delta.linkValues.set([markNumber[live.mark], live.out, live.in], at * linkWidth));
  return delta;
}
