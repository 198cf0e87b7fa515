import { describe, expect, it } from 'vitest';
import { HitGrid } from '@/shared/topology/scene/hit-grid';
import { placeLabels, shortened, textWidth, type LabelWish } from '@/shared/topology/scene/labels';
import { LiveArrays, makeDelta, unmeasured } from '@/shared/topology/scene/live-arrays';
import { distanceTo, lanesOf, routeOf, Routes } from '@/shared/topology/scene/routes';
import { lookOf, markNumber, type Scene, type SceneLink, type SceneNode } from '@/shared/topology/scene/scene';
import { boundsOf, centredOn, fitView, insetOf, toMap, toScreen, zoomAt } from '@/shared/topology/scene/view';

const node = (id: string, x: number, y: number): SceneNode => ({ id, x, y, kind: 'switch', radius: 20, label: id, rank: 1, opens: false });
const link = (id: string, from: number, to: number, bends: number[] = []): SceneLink => ({ id, from, to, bends, fromPort: '', toPort: '', note: '', wires: 1, style: 'wire' });
const scene = (nodes: SceneNode[], links: SceneLink[] = []): Scene => ({ nodes, links, groups: [], texts: [], picture: null });

describe('a view', () => {
  it('fits the whole map into the box and never makes three nodes huge', () => {
    const map = scene([node('a', -1000, 0), node('b', 1000, 400)]);
    const view = fitView(boundsOf(map), { width: 800, height: 600 });

    for (const { x, y } of map.nodes) {
      const at = toScreen(view, x, y);
      expect(at.x > 0 && at.x < 800 && at.y > 0 && at.y < 600).toBe(true);
    }
    expect(fitView(boundsOf(scene([node('a', 0, 0)])), { width: 4000, height: 3000 }).scale).toBeLessThanOrEqual(1.6);
    expect(fitView(null, { width: 100, height: 80 })).toEqual({ scale: 1, offsetX: 50, offsetY: 40 });
  });

  it('keeps under the pointer what is under it while it zooms, and stays within its limits', () => {
    const view = { scale: 0.5, offsetX: 30, offsetY: -20 };
    const before = toMap(view, 200, 100);

    expect(toMap(zoomAt(view, 1.7, 200, 100), 200, 100).x).toBeCloseTo(before.x);
    expect(zoomAt(view, 1e9, 0, 0).scale).toBe(6);
    expect(zoomAt(view, 1e-9, 0, 0).scale).toBe(0.01);
  });

  it('has a little map only where the whole is not seen', () => {
    const box = boundsOf(scene([node('a', 0, 0), node('b', 2000, 1500)]));
    const size = { width: 900, height: 700 };

    expect(insetOf(box, fitView(box, size), size)).toBeNull();
    expect(insetOf(box, centredOn({ scale: 1, offsetX: 0, offsetY: 0 }, 0, 0, size), size)).not.toBeNull();
  });
});

describe('[8.3.4-a.2] routes', () => {
  it('spread parallel links of a pair, whichever way they were drawn, and bent ones go their own way', () => {
    const map = scene([node('a', 0, 0), node('b', 100, 0)], [link('1', 0, 1), link('2', 1, 0), link('3', 0, 1, [50, 80])]);
    const lanes = lanesOf(map.links);
    const [first, second, bent] = map.links.map((one, index) => routeOf(map, one, lanes[index] ?? { lane: 0, lanes: 1 }));

    expect(lanes.map((lane) => lane.lanes)).toEqual([2, 2, 1]);
    expect(Math.abs((first?.middleY ?? 0) - (second?.middleY ?? 0))).toBe(9);
    expect(first?.middleX).toBeCloseTo(50);
    expect(bent?.points).toEqual([0, 0, 50, 80, 100, 0]);
    expect([bent?.middleX, bent?.middleY]).toEqual([50, 80]);
  });

  it('of a moved node are found anew, the others stay', () => {
    const map = scene([node('a', 0, 0), node('b', 100, 0), node('c', 0, 100)], [link('1', 0, 1), link('2', 1, 2)]);
    const routes = new Routes(map);
    const other = routes.all[1];
    Object.assign(map.nodes[0] ?? {}, { x: -50 });
    routes.moved([0]);

    expect(routes.all[0]?.points[0]).toBe(-50);
    expect(routes.all[1]).toBe(other);
    expect(distanceTo(routes.all[0] ?? routeOf(map, link('x', 0, 1), { lane: 0, lanes: 1 }), 25, 30)).toBeCloseTo(30);
  });
});

describe('the hit grid', () => {
  const map = scene([node('a', 0, 0), node('b', 1000, 0), node('c', 15, 15)], [link('1', 0, 1)]);
  const grid = new HitGrid(map, new Routes(map));

  it('finds the nearest node first, then the link, then nothing', () => {
    expect(grid.at(16, 16, 0)).toEqual({ kind: 'node', index: 2 });
    expect(grid.at(500, 3, 4)).toEqual({ kind: 'link', index: 0 });
    expect(grid.at(500, 60, 4)).toBeNull();
  });

  it('finds a moved node and its links at their new places', () => {
    Object.assign(map.nodes[1] ?? {}, { x: 0, y: 900 });
    grid.routes.moved([1]);
    grid.moved([1]);

    expect(grid.at(0, 895, 0)).toEqual({ kind: 'node', index: 1 });
    expect(grid.at(1000, 0, 0)).toBeNull();
    expect(grid.at(2, 450, 4)).toEqual({ kind: 'link', index: 0 });
  });
});

describe('names', () => {
  const wish = (x: number, y: number, priority: number): LabelWish => ({ x, y, gap: 10, width: 60, height: 14, priority });

  it('never cover each other nor another thing, and the important have their place', () => {
    const wishes = Array.from({ length: 300 }, (_, i) => wish((i * 37) % 600, (i * 53) % 400, i % 7));
    const placed = placeLabels(wishes, 500);

    expect(placed.length).toBeGreaterThan(20);
    placed.forEach((one, i) => {
      const box = { left: one.left, top: one.top, right: one.left + 60, bottom: one.top + 14 };
      for (const other of placed.slice(i + 1)) expect(box.left < other.left + 60 && box.right > other.left && box.top < other.top + 14 && box.bottom > other.top).toBe(false);
      for (const { x, y } of wishes) expect(box.left < x + 10 && box.right > x - 10 && box.top < y + 10 && box.bottom > y - 10).toBe(false);
    });
    expect(placeLabels([wish(0, 0, 5), wish(0, 30, 0)], 1)[0]?.wish).toBe(1);
  });

  it('stand below, or above where there is no room below', () => {
    expect(placeLabels([wish(0, 0, 0)], 5)[0]?.top).toBe(11);
    expect(placeLabels([wish(0, 0, 0), { ...wish(0, 20, 1), width: 0 }], 5)[0]?.top).toBe(-25);
  });

  it('are as wide as their letters, and long ones are cut', () => {
    expect(textWidth('交换机', 10)).toBe(30);
    expect(textWidth('sw', 10)).toBeCloseTo(11.6);
    expect(shortened('青石监狱核心交换机', 8)).toBe('青石监狱…');
    expect(shortened('sw-01', 8)).toBe('sw-01');
  });
});

describe('[8.3.4-b] live arrays', () => {
  it('begin as unknown, never as healthy', () => {
    const live = new LiveArrays(scene([node('a', 0, 0)], []));

    expect(live.nodeMark[0]).toBe(markNumber.unknown);
    expect(Number.isNaN(live.cpu[0])).toBe(true);
  });

  it('take changes in place and say whether a mark changed', () => {
    const live = new LiveArrays(scene([node('a', 0, 0), node('b', 1, 1)], [link('1', 0, 1)]));

    expect(live.apply(makeDelta([[1, { mark: 'broken', cpu: unmeasured, memory: 0.5, level: 1, alarms: 3 }]], [[0, { mark: 'normal', out: 0.8, in: unmeasured }]]))).toBe(true);
    expect(live.apply(makeDelta([[1, { mark: 'broken', cpu: 0.25, memory: 0.5, level: 1, alarms: 3 }]], []))).toBe(false);
    expect([live.nodeMark[0], live.nodeMark[1], live.cpu[1], live.nodeAlarms[1]]).toEqual([markNumber.unknown, markNumber.broken, 0.25, 3]);
    expect(live.out[0]).toBeCloseTo(0.8);
    expect(Number.isNaN(live.in[0])).toBe(true);
  });

  it('leave out what an older scene had', () => {
    const live = new LiveArrays(scene([node('a', 0, 0)]));

    expect(live.apply(makeDelta([[7, { mark: 'broken', cpu: 0, memory: 0, level: 0, alarms: 0 }]], [[9, { mark: 'broken', out: 0, in: 0 }]]))).toBe(false);
  });
});

it('knows the look of a class by its longest known part', () => {
  expect(lookOf('security.video-surveillance.camera').kind).toBe('camera');
  expect(lookOf('security.video-surveillance.recorder').kind).toBe('recorder');
  expect(lookOf('infosec.firewall').kind).toBe('firewall');
  expect(lookOf('compute.server-arm').kind).toBe('server');
  expect(lookOf('something.else').kind).toBe('other');
});
