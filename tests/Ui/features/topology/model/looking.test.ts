import { describe, expect, it } from 'vitest';
import { emptyDocument, type MapDocument } from '@/shared/topology/map/document';
import { neighbourhoodOf } from '@/shared/topology/map/neighbourhood';
import { sceneOf } from '@/shared/topology/map/scene-of';
import type { TopologyItem } from '@/shared/topology/live/live-map';
import { sumAlarms } from '@/shared/topology/live/live-map';
import type { Alarm, TopologyLink, TopologyLinkNow, TopologyNode, TopologyNodeState, TopologyView } from '@/shared/wire';
import { mapAction, screenAction } from '@/features/topology/model/keys';
import { abnormalLinks, abnormalNodes, linkLines, nodeCounts, searchNodes } from '@/features/topology/model/lists';
import { litPath } from '@/features/topology/model/lit';
import { steadyOrder } from '@/features/topology/model/steady-order';
import { neighbourOf, nextOf } from '@/features/topology/model/walk';

const object = (id: string, classCode = 'network.switch', more: Partial<TopologyNode> = {}): TopologyNode => ({ id, kind: 'object', objectId: id, mapId: null, unitId: 1, code: id, name: `name ${id}`, classCode, criticality: null, address: '10.0.0.1', x: 0, y: 0, isPlaced: false, element: null, ...more });
const wire = (id: string, from: string, to: string, more: Partial<TopologyLink> = {}): TopologyLink => ({ id, relationId: id, relation: 'connectedTo', fromNodeId: from, toNodeId: to, fromObjectId: from, toObjectId: to, fromPort: 'Gi1', toPort: 'Gi2', fromAggregate: null, toAggregate: null, fromVlans: null, toVlans: null, redundancyGroup: null, createdBy: null, element: null, ...more });
const names = { language: 'en' as const, vlan: 'VLAN', redundant: 'redundant', unitName: (id: number) => `unit ${id}` };
const map: MapDocument = {
  ...emptyDocument,
  nodes: [object('cam', 'security.video-surveillance.camera'), object('sw'), object('nvr', 'security.video-surveillance.recorder'), object('cam2', 'security.video-surveillance.camera')],
  links: [wire('1', 'cam', 'sw'), wire('2', 'sw', 'nvr', { fromAggregate: 'Trunk1', toAggregate: 'Trunk1', fromVlans: '10,20', redundancyGroup: 'g' }), wire('3', 'cam2', 'sw')],
};
const items = new Map<string, TopologyItem>([
  ['node:cam', { kind: 'node', id: 'cam', state: 'unreachable' } as TopologyNodeState],
  ['node:sw', { kind: 'node', id: 'sw', state: 'normal' } as TopologyNodeState],
  ['link:1', { kind: 'link', id: '1', state: 'broken', forwardRatio: null, backwardRatio: null } as TopologyLinkNow],
  ['link:2', { kind: 'link', id: '2', state: 'normal', forwardRatio: 0.9, backwardRatio: 0.1 } as TopologyLinkNow],
]);

it('[8.3.4-a.2] draws ports, VLANs, aggregation and redundancy of a link', () => {
  const [, trunk] = sceneOf(map, names).links;

  expect(trunk).toMatchObject({ from: 1, to: 2, fromPort: 'Gi1', toPort: 'Gi2', style: 'wire' });
  expect(trunk?.note).toBe('Trunk1 · redundant · VLAN 10,20');
});

it('names a map below after its unit, and draws what merely stands in for another as a relation', () => {
  const nested: MapDocument = { ...map, nodes: [...map.nodes, object('m', '', { kind: 'map', objectId: null, mapId: 'm', unitId: 7, name: '', code: '' })], links: [wire('r', 'sw', 'm', { relation: 'redundantWith' })] };
  const scene = sceneOf(nested, names);

  expect(scene.nodes[4]).toMatchObject({ label: 'unit 7', opens: true, kind: 'unit' });
  expect(scene.links[0]?.style).toBe('relation');
});

describe('[8.3.4-e.2] lists', () => {
  it('have exactly what is not well, the worst first', () => {
    expect(abnormalLinks(map, items).map((line) => line.link.id)).toEqual(['1']);
    expect(linkLines(map, items).map((line) => line.link.id)).toEqual(['1', '3', '2']);
    expect(abnormalNodes(map, items).map((line) => line.node.id)).toEqual(['cam']);
  });

  it('count a unit of states under what they are drawn as', () => {
    expect(nodeCounts({ warning: 2, fault: 1, unreachable: 4, normal: 5, maintenance: 1 })).toEqual({ broken: 4, abnormal: 3, unknown: 0, normal: 6 });
  });

  it('do not move under the hand of who reads them', () => {
    expect(steadyOrder(['c', 'x', 'a', 'b'], (row) => row, ['a', 'b', 'c'])).toEqual(['a', 'b', 'c', 'x']);
    expect(steadyOrder(['c', 'a'], (row) => row, null)).toEqual(['c', 'a']);
  });

  it('find by name, code and address, beginnings first', () => {
    const found = (text: string) => searchNodes(map.nodes, text, (node) => node.name, 2).map((node) => node.id);

    expect(found('cam')).toEqual(['cam', 'cam2']);
    expect(found('NAME nvr')).toEqual(['nvr']);
    expect(found('10.0')).toHaveLength(2);
    expect(found('  ')).toEqual([]);
  });
});

it('lights a path with its links and both ends of each', () => {
  const hop = (objectId: string, relationId: string | null) => ({ objectId, code: '', name: '', inPort: null, outPort: null, relationId });

  expect(litPath(map, sceneOf(map, names), [hop('cam', '1'), hop('sw', '2'), hop('nvr', null)])).toEqual({ nodes: [0, 1, 2], links: [0, 1] });
});

it('shows of a camera its switch and the recorder behind it, and not the other cameras', () => {
  const view = { nodes: map.nodes, links: map.links, others: [], isCut: false } as unknown as TopologyView;
  const around = neighbourhoodOf(view, 'cam');

  expect(around.document.nodes.map((node) => [node.id, node.x])).toEqual([['cam', 0], ['sw', 190], ['nvr', 380]]);
  expect(around.document.links.map((link) => link.id)).toEqual(['1', '2']);
  expect(neighbourhoodOf(view, 'nobody').focusId).toBeNull();
});

it('sums up the alarms of each object by the worst, without what is withheld', () => {
  const alarm = (objectId: string, severity: Alarm['severity'], state: Alarm['state'] = 'unacknowledged') => ({ objectId, severity, state, clearedAt: null }) as Alarm;

  expect(sumAlarms([alarm('a', 'minor'), alarm('a', 'critical'), alarm('b', 'major', 'shelved')])).toEqual(new Map([['a', { worst: 'critical', count: 2 }]]));
});

describe('keys', () => {
  const plain = { ctrl: false, shift: false, alt: false };

  it('move the map, walk through it, or move what is chosen', () => {
    expect(mapAction({ key: 'ArrowLeft', ...plain }, false)).toEqual({ kind: 'pan', direction: 'left' });
    expect(mapAction({ key: 'ArrowLeft', ...plain, shift: true }, false)).toEqual({ kind: 'walk', direction: 'left' });
    expect(mapAction({ key: 'ArrowLeft', ...plain }, true)).toEqual({ kind: 'nudge', direction: 'left' });
    expect(mapAction({ key: '0', ...plain }, false)).toEqual({ kind: 'fit' });
    expect(mapAction({ key: '0', ...plain, ctrl: true }, false)).toBeNull();
  });

  it('edit only while somebody edits', () => {
    expect(screenAction({ key: 'z', ...plain, ctrl: true }, true)).toEqual({ kind: 'undo' });
    expect(screenAction({ key: 'Z', ...plain, ctrl: true, shift: true }, true)).toEqual({ kind: 'redo' });
    expect(screenAction({ key: 'z', ...plain, ctrl: true }, false)).toBeNull();
    expect(screenAction({ key: 'Delete', ...plain }, false)).toBeNull();
    expect(screenAction({ key: 't', ...plain }, false)).toEqual({ kind: 'list' });
  });

  it('go to the next node in a direction, and through the faults to the end', () => {
    const nodes = sceneOf(map, names).nodes.map((node, index) => ({ ...node, x: [0, 100, 210, 100][index] ?? 0, y: [0, 0, 10, 200][index] ?? 0 }));

    expect(neighbourOf(nodes, 0, 'right')).toBe(1);
    expect(neighbourOf(nodes, 1, 'down')).toBe(3);
    expect(neighbourOf(nodes, 0, 'left')).toBeNull();
    expect(neighbourOf(nodes, null, 'right')).toBe(0);
    expect([nextOf([4, 2, 7], null, false), nextOf([4, 2, 7], 2, false), nextOf([4, 2, 7], 7, false), nextOf([4, 2, 7], null, true)]).toEqual([4, 7, null, 7]);
  });
});
