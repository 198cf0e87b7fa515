import { describe, expect, it } from 'vitest';
import { emptyDocument, emptyElement, hiddenOf, type MapDocument } from '@/shared/topology/map/document';
import type { TopologyLink, TopologyNode } from '@/shared/wire';
import { bent, gripAt } from '@/features/topology/model/bends';
import { copied, pasted } from '@/features/topology/model/copy';
import { difference, isSame, rebased } from '@/features/topology/model/difference';
import { addLink, addNode, align, change, group, linksAt, moveBy, moveTo, removeAll } from '@/features/topology/model/edits';
import { begun, redone, stepped, undone } from '@/features/topology/model/history';

const object = (id: string, x = 0, y = 0): TopologyNode => ({ id, kind: 'object', objectId: id, mapId: null, unitId: 1, code: id, name: id, classCode: 'network.switch', criticality: null, address: null, x, y, isPlaced: false, element: null });
const wire = (id: string, from: string, to: string): TopologyLink => ({ id, relationId: id, relation: 'connectedTo', fromNodeId: from, toNodeId: to, fromObjectId: from, toObjectId: to, fromPort: null, toPort: null, fromAggregate: null, toAggregate: null, fromVlans: null, toVlans: null, redundancyGroup: null, createdBy: 'discovery', element: null });
const automatic: MapDocument = { ...emptyDocument, nodes: [object('a'), object('b', 100, 0), object('c', 300, 90)], links: [wire('ab', 'a', 'b'), wire('bc', 'b', 'c')] };
const symbol = (id: string) => ({ id, kind: 'symbol' as const, objectId: null, mapId: null, unitId: null, code: '', name: '', classCode: null, x: 10, y: 20 });
const counter = () => {
  let number = 0;
  return () => `new${(number += 1)}`;
};

describe('the way back', () => {
  it('leads over every step to the beginning and forward again, and a new step ends the way forward', () => {
    let history = begun(automatic);
    history = stepped(history, moveTo(history.present, [['a', 5, 5]]));
    history = stepped(history, addNode(history.present, symbol('s'), { label: 'S' }));
    const last = history.present;

    expect(undone(undone(history)).present).toBe(automatic);
    expect(undone(undone(undone(history))).present).toBe(automatic);
    expect(redone(redone(undone(undone(history)))).present).toBe(last);
    expect(stepped(undone(history), automatic).future).toEqual([]);
    expect(stepped(history, history.present)).toBe(history);
  });

  it('is bounded', () => {
    let history = begun(0);
    for (let i = 1; i <= 500; i += 1) history = stepped(history, i);

    expect(history.past.length).toBe(200);
    expect(undone(history).present).toBe(499);
  });
});

describe('what is written', () => {
  it('is nothing for a map that nobody touched, and after undoing', () => {
    expect(difference(automatic, automatic)).toEqual({ put: [], remove: [] });
    expect(isSame(automatic, { ...automatic, nodes: [...automatic.nodes] })).toBe(true);
  });

  it('of a node that was moved is its row with the new place', () => {
    const { put } = difference(automatic, moveTo(automatic, [['b', 40, 60]]));

    expect(put).toEqual([{ ...emptyElement('b', 'node'), objectId: 'b', x: 40, y: 60 }]);
  });

  it('[8.3.4-e.3] of what is added is a row of its own, node before link', () => {
    const added = addLink(addNode(automatic, symbol('s'), { label: 'WAN' }), 'l', 'a', 's');
    const { put, remove } = difference(automatic, added);

    expect(put.map((element) => [element.id, element.kind])).toEqual([['s', 'node'], ['l', 'link']]);
    expect(put[1]).toMatchObject({ fromId: 'a', toId: 's' });
    expect(remove).toEqual([]);
  });

  it('[8.3.4-e.4] of what is deleted hides what is there by itself and removes what a hand drew', () => {
    const drawn = addLink(addNode(automatic, symbol('s'), { label: 'WAN' }), 'l', 'a', 's');
    const without = removeAll(drawn, new Set(['s', 'b']));
    const { put, remove } = difference(drawn, without);

    expect(without.nodes.map((node) => node.id)).toEqual(['a', 'c']);
    expect(without.links).toEqual([]);
    expect(put.filter((element) => element.isHidden).map((element) => element.id)).toEqual(['b']);
    expect(remove.sort()).toEqual(['l', 's']);
    expect(hiddenOf(without).length).toBe(1);
    expect(linksAt(drawn, new Set(['b'])).map((link) => link.id)).toEqual(['ab', 'bc']);
  });

  it('[8.3.4-e.5] of a hand-drawn link are its ports and name, of a discovered one only the name', () => {
    const drawn = addLink(automatic, 'l', 'a', 'c');

    expect(difference(drawn, change(drawn, 'l', { fromPort: 'Gi1', toPort: 'Gi2', label: 'fibre' })).put[0]).toMatchObject({ fromPort: 'Gi1', toPort: 'Gi2', label: 'fibre' });
    expect(change(automatic, 'ab', { label: 'uplink', fromPort: 'Gi9' }).links[0]?.fromPort).toBeNull();
    expect(change(automatic, 'ab', { label: 'uplink' }).links[0]?.element).toMatchObject({ id: 'ab', relationId: 'ab', label: 'uplink' });
  });
});

describe('[8.3.4-e.6] copies', () => {
  it('have new ids and the same look, and their links go between the copies', () => {
    const clip = copied(automatic, new Set(['a', 'b']));
    const { document, choice } = pasted(emptyDocument, clip ?? { nodes: [], links: [], others: [] }, counter());

    expect(document.nodes.map((node) => [node.id, node.objectId, node.x])).toEqual([['new1', 'a', 40], ['new2', 'b', 140]]);
    expect(document.links[0]).toMatchObject({ fromNodeId: 'new1', toNodeId: 'new2', relationId: null });
    expect([...choice]).toEqual(['new1', 'new2']);
  });

  it('of an object that is on the map already are symbols with its name', () => {
    const clip = copied(automatic, new Set(['a']));
    const { document } = pasted(automatic, clip ?? { nodes: [], links: [], others: [] }, counter(), 2);

    expect(document.nodes[3]).toMatchObject({ kind: 'symbol', objectId: null, x: 80, element: { label: 'a', objectId: null } });
  });

  it('of nothing are none', () => expect(copied(automatic, new Set(['ab']))).toBeNull());
});

describe('places', () => {
  const places = (document: MapDocument) => document.nodes.map((node) => [node.x, node.y]);

  it('are aligned and spread', () => {
    const all = new Set(['a', 'b', 'c']);

    expect(places(align(automatic, all, 'top'))).toEqual([[0, 0], [100, 0], [300, 0]]);
    expect(places(align(automatic, all, 'right'))).toEqual([[300, 0], [300, 0], [300, 90]]);
    expect(places(align(automatic, all, 'spreadX'))).toEqual([[0, 0], [150, 0], [300, 90]]);
    expect(places(align(automatic, all, 'grid'))).toEqual([[0, 0], [100, 0], [300, 100]]);
    expect(align(automatic, new Set(['a']), 'left')).toBe(automatic);
  });

  it('of a group go with it, and stay when it goes', () => {
    const grouped = group(automatic, new Set(['a', 'b']), 'g', 'core');
    const moved = moveBy(grouped, new Set(['g']), 10, 20);

    expect(places(moved)).toEqual([[10, 20], [110, 20], [300, 90]]);
    expect(moved.others[0]).toMatchObject({ id: 'g', x: -34, y: -34 });
    expect(removeAll(moved, new Set(['g'])).nodes.map((node) => node.element?.groupId ?? null)).toEqual([null, null, null]);
  });

  it('of bends lie where the hand took hold of the line', () => {
    const route = { points: [0, 0, 50, 50, 100, 0], middleX: 50, middleY: 50, middleAfter: 0, length: 141, box: { left: 0, top: 0, right: 100, bottom: 50 } };

    expect(gripAt(route, 51, 49, 5)).toEqual({ index: 0, isNew: false });
    expect(gripAt(route, 80, 20, 5)).toEqual({ index: 1, isNew: true });
    expect(bent([{ x: 50, y: 50 }], { index: 1, isNew: true }, 90, 40)).toEqual([{ x: 50, y: 50 }, { x: 90, y: 40 }]);
    expect(bent([{ x: 50, y: 50 }], { index: 0, isNew: false }, 60, 60)).toEqual([{ x: 60, y: 60 }]);
  });
});

describe('when two people change the same map', () => {
  it('my changes lie upon theirs, and where both changed the same thing mine counts', () => {
    const theirs = moveTo(automatic, [['a', 1, 1], ['c', 9, 9]]);
    const mine = moveTo(automatic, [['a', 7, 7]]);
    const both = rebased(automatic, mine, theirs);

    expect(Object.fromEntries(both.nodes.map((node) => [node.id, [node.x, node.y]]))).toEqual({ a: [7, 7], b: [100, 0], c: [9, 9] });
    expect(difference(theirs, both).put.map((element) => element.id)).toEqual(['a']);
  });

  it('a link to what they took away goes, unless I have changed that as well', () => {
    const theirs = removeAll(automatic, new Set(['b']));

    expect(rebased(automatic, moveTo(automatic, [['a', 7, 7]]), theirs).links).toEqual([]);
    expect(rebased(automatic, moveTo(automatic, [['b', 7, 7]]), theirs).nodes.map((node) => node.id)).toContain('b');
  });
});
