/**
 * What the engine draws, in units of the map: one is a pixel at scale 1. A scene knows nothing of React, of the wire or of languages,
 * so that the canvas, the worker, paper and tests have the same.
 */
export interface Scene {
  /** A hand moves them in place while it drags. */
  nodes: SceneNode[];
  links: readonly SceneLink[];
  groups: readonly SceneGroup[];
  texts: readonly SceneText[];
  picture: ScenePicture | null;
}

export interface SceneNode {
  id: string;
  x: number;
  y: number;
  kind: NodeKind;
  /** Half of its width. */
  radius: number;
  label: string;
  /** 0 is named first where there is no room for every name. */
  rank: number;
  /** Another map lies below it. */
  opens: boolean;
}

export interface SceneLink {
  id: string;
  /** Positions in `nodes`. */
  from: number;
  to: number;
  /** Where a hand bent it: x and y in turn. */
  bends: readonly number[];
  fromPort: string;
  toPort: string;
  /** VLANs, aggregation: what stands at its middle. */
  note: string;
  /** So many wires are one line; 1 for a single wire. */
  wires: number;
  style: LinkStyle;
}

export interface SceneGroup {
  id: string;
  x: number;
  y: number;
  width: number;
  height: number;
  label: string;
}

export interface SceneText {
  id: string;
  x: number;
  y: number;
  size: number;
  text: string;
}

export interface ScenePicture {
  url: string;
  x: number;
  y: number;
  width: number;
  height: number;
  opacity: number;
}

/** A wire carries traffic; a relation only says that two things belong together, and has neither load nor state of its own. */
export type LinkStyle = 'wire' | 'relation';

export type NodeKind =
  | 'switch' | 'router' | 'firewall' | 'shield' | 'server' | 'storage' | 'cloud' | 'camera' | 'recorder' | 'door' | 'terminal' | 'application'
  | 'database' | 'power' | 'air' | 'sensor' | 'sound' | 'unit' | 'map' | 'other';

/** Healthy is quiet; the other four differ in colour and in shape. The position is the number that live arrays hold. */
export const marks = ['normal', 'abnormal', 'broken', 'unknown', 'maintenance'] as const;
export type Mark = (typeof marks)[number];
export const markNumber: Record<Mark, number> = { normal: 0, abnormal: 1, broken: 2, unknown: 3, maintenance: 4 };

export const emptyScene: Scene = { nodes: [], links: [], groups: [], texts: [], picture: null };

/** The class codes of the taxonomy by their longest known part. */
const kinds: readonly (readonly [prefix: string, kind: NodeKind, radius: number, rank: number])[] = [
  ['network', 'switch', 22, 1], ['network.router', 'router', 24, 0], ['network.communication', 'router', 20, 1], ['network.transmission', 'router', 20, 1],
  ['infosec', 'shield', 20, 1], ['infosec.firewall', 'firewall', 22, 0], ['infosec.netgap', 'firewall', 22, 0],
  ['compute', 'server', 20, 2], ['compute.disk-array', 'storage', 20, 2], ['compute.tape-library', 'storage', 20, 2], ['compute.cloud', 'cloud', 20, 2],
  ['compute.cloud.host', 'server', 20, 2], ['compute.cloud.vswitch', 'switch', 18, 2], ['compute.cloud.datastore', 'storage', 18, 2], ['compute.mec.storage', 'storage', 18, 2],
  ['security', 'sensor', 16, 3], ['security.video-surveillance.camera', 'camera', 16, 4], ['security.video-surveillance.recorder', 'recorder', 20, 2],
  ['security.video-surveillance.video-storage', 'storage', 20, 2], ['security.video-surveillance.platform', 'application', 20, 2],
  ['security.broadcast', 'sound', 16, 3], ['security.intercom', 'sound', 16, 3], ['security.access-control', 'door', 16, 3], ['security.entrance-control', 'door', 16, 3],
  ['room', 'sensor', 16, 3], ['room.electrical', 'power', 18, 3], ['room.hvac', 'air', 18, 3],
  ['iot', 'sensor', 16, 4], ['command', 'terminal', 18, 3], ['command.audio', 'sound', 18, 3], ['desktop', 'terminal', 16, 4],
  ['support', 'application', 18, 3], ['support.database', 'database', 18, 2], ['data', 'database', 18, 2], ['application', 'application', 20, 2],
];

export interface NodeLook {
  kind: NodeKind;
  radius: number;
  rank: number;
}

export function lookOf(classCode: string): NodeLook {
  let best: NodeLook = { kind: 'other', radius: 18, rank: 3 };
  let length = 0;
  for (const [prefix, kind, radius, rank] of kinds) {
    const fits = classCode === prefix || classCode.startsWith(`${prefix}.`);
    if (fits && prefix.length > length) [best, length] = [{ kind, radius, rank }, prefix.length];
  }
  return best;
}
