import { expect, it } from 'vitest';
import { LiveArrays, makeDelta, unmeasured } from '@/shared/topology/scene/live-arrays';
import { Routes } from '@/shared/topology/scene/routes';
import type { Scene } from '@/shared/topology/scene/scene';
import { loadStep } from '@/shared/topology/draw/links';
import { paperPalette } from '@/shared/topology/draw/palette';
import { a3, naturalSize, sceneSvg } from '@/shared/topology/draw/scene-svg';
import { Sheet } from '@/shared/topology/draw/sheet';
import { SvgPen } from '@/shared/topology/draw/svg-pen';

const scene: Scene = {
  nodes: [
    { id: 'a', x: 0, y: 0, kind: 'switch', radius: 22, label: 'A <&> "B"', rank: 1, opens: false },
    { id: 'b', x: 400, y: 0, kind: 'camera', radius: 16, label: 'camera', rank: 4, opens: false },
    { id: 'c', x: 400, y: 200, kind: 'camera', radius: 16, label: 'third', rank: 4, opens: false },
  ],
  links: [
    { id: '1', from: 0, to: 1, bends: [], fromPort: 'Gi0/1', toPort: 'eth0', note: 'VLAN 10', wires: 1, style: 'wire' },
    { id: '2', from: 0, to: 2, bends: [], fromPort: '', toPort: '', note: '', wires: 1, style: 'wire' },
  ],
  groups: [{ id: 'g', x: -50, y: -50, width: 200, height: 120, label: 'core' }],
  texts: [{ id: 't', x: 0, y: 100, size: 20, text: 'note' }],
  picture: null,
};
const legend = { normal: 'Normal', abnormal: 'Abnormal', broken: 'Broken', unknown: 'Unknown' };
const texts = { title: 'Map', foot: 'today', legend };

it('[8.3.4-b] prints broken links dashed and normal ones solid, so that grey paper tells them apart', () => {
  const live = new LiveArrays(scene);
  live.apply(makeDelta([], [[0, { mark: 'broken', out: unmeasured, in: unmeasured }], [1, { mark: 'normal', out: 0.3, in: 0.9 }]]));
  const svg = sceneSvg(scene, live, a3, paperPalette, texts);

  expect(svg).toContain(`stroke="${paperPalette.links.broken}"`);
  expect(svg).toMatch(new RegExp(`stroke="${paperPalette.links.broken}"[^>]*stroke-dasharray="9 6"`));
  expect(svg).toContain(`stroke="${paperPalette.load[1]}"`);
  expect(svg).toContain(`stroke="${paperPalette.load[3]}"`);
});

it('writes a file that is one element, with its texts escaped, and without styles or scripts', () => {
  const svg = sceneSvg(scene, new LiveArrays(scene), naturalSize(scene), paperPalette, texts);

  expect(svg.startsWith('<svg xmlns=')).toBe(true);
  expect(svg).toContain('A &lt;&amp;&gt; &quot;B&quot;');
  for (const text of ['Gi0/1', 'eth0', 'VLAN 10', 'core', 'note', 'Map', 'today', 'Broken']) expect(svg).toContain(text);
  expect(svg).not.toMatch(/<style|<script|style=|NaN|undefined/);
});

it('[8.3.4-c] has a step of the ramp for each quarter of a load, and one of its own above the whole', () => {
  expect([0, 0.24, 0.25, 0.5, 0.8, 1, 1.2].map(loadStep)).toEqual([0, 0, 1, 2, 3, 3, 4]);
});

it('[8.3.4-e.2] leaves exactly the abnormal links in sight, with both of their ends', () => {
  const live = new LiveArrays(scene);
  const well = { cpu: unmeasured, memory: unmeasured, level: 0, alarms: 0 };
  live.apply(makeDelta([0, 1, 2].map((index) => [index, { mark: 'normal' as const, ...well }] as const), [[0, { mark: 'abnormal', out: 0, in: 0 }], [1, { mark: 'normal', out: 0, in: 0 }]]));
  const sheet = new Sheet(new SvgPen(), scene, new Routes(scene), live, { scale: 1, offsetX: 0, offsetY: 0 }, a3, paperPalette, { abnormalOnly: true, lit: null, stale: false });

  expect([0, 1].map((index) => sheet.isFaintLink(index))).toEqual([false, true]);
  expect([0, 1, 2].map((index) => sheet.isFaintNode(index))).toEqual([false, false, true]);
});
