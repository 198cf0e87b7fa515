import { marks, type Mark } from '../scene/scene';
import { addIcon } from './icons';
import { turn } from './pen';
import type { Sheet } from './sheet';

/** Smaller than this a node is a point, and smaller than that it has no icon; both in pixels of its half width. */
const pointBelow = 3.2;
const iconFrom = 8;
/** However far away: what is wrong is at least this large. */
const loudMin = 4.5;
const quietMin = 1.4;

const order: readonly Mark[] = ['normal', 'maintenance', 'unknown', 'abnormal', 'broken'];

interface Placed {
  index: number;
  x: number;
  y: number;
  radius: number;
}

/** Normal: disc. Abnormal: square. Broken: disc with a cross. Unknown: broken outline. Maintenance: hatched. */
export function drawNodes(sheet: Sheet): void {
  const groups: Record<Mark, Placed[]> = { normal: [], abnormal: [], broken: [], unknown: [], maintenance: [] };
  const faint: Placed[] = [];
  const { scene, live, view, seen } = sheet;
  scene.nodes.forEach((node, index) => {
    const reach = node.radius + 12 / view.scale;
    if (node.x + reach < seen.left || node.x - reach > seen.right || node.y + reach < seen.top || node.y - reach > seen.bottom) return;
    const mark = marks[live.nodeMark[index] ?? 3] ?? 'unknown';
    const loud = mark === 'abnormal' || mark === 'broken';
    const placed = { index, x: sheet.x(node.x), y: sheet.y(node.y), radius: Math.max(node.radius * view.scale, loud ? loudMin : quietMin) };
    if (sheet.isFaintNode(index)) faint.push(placed);
    else groups[mark].push(placed);
  });
  drawFaint(sheet, faint);
  for (const mark of order) if (groups[mark].length > 0) drawGroup(sheet, mark, groups[mark]);
  drawLoads(sheet, order.flatMap((mark) => groups[mark]));
  drawAlarms(sheet, order.flatMap((mark) => groups[mark]));
}

function addDisc(sheet: Sheet, { x, y, radius }: Placed): void {
  sheet.pen.moveTo(x + radius, y);
  sheet.pen.arc(x, y, radius, 0, turn);
}

function drawFaint(sheet: Sheet, placed: readonly Placed[]): void {
  const { pen, palette } = sheet;
  if (placed.length === 0) return;
  pen.globalAlpha = 0.25;
  pen.fillStyle = palette.nodes.unknown.line;
  pen.beginPath();
  for (const one of placed) addDisc(sheet, { ...one, radius: Math.max(quietMin, one.radius * 0.6) });
  pen.fill();
  pen.globalAlpha = 1;
}

function drawGroup(sheet: Sheet, mark: Mark, placed: readonly Placed[]): void {
  const { pen, palette, scene } = sheet;
  const ink = palette.nodes[mark];
  const points = placed.filter(({ radius }) => radius < pointBelow);
  const discs = placed.filter(({ radius }) => radius >= pointBelow);
  if (points.length > 0) {
    pen.fillStyle = ink.line;
    pen.beginPath();
    for (const { x, y, radius } of points) pen.rect(x - radius, y - radius, radius * 2, radius * 2);
    pen.fill();
  }
  if (discs.length === 0) return;
  const typical = discs[0]?.radius ?? 1;
  pen.fillStyle = ink.fill;
  pen.strokeStyle = ink.line;
  pen.lineWidth = mark === 'abnormal' || mark === 'broken' ? Math.max(1.6, typical * 0.12) : Math.max(1, typical * 0.06);
  pen.setLineDash(mark === 'unknown' ? [3, 3] : []);
  pen.beginPath();
  for (const one of discs) {
    if (mark === 'abnormal') pen.rect(one.x - one.radius, one.y - one.radius, one.radius * 2, one.radius * 2);
    else addDisc(sheet, one);
  }
  pen.fill();
  pen.stroke();
  pen.setLineDash([]);
  const detailed = discs.filter(({ radius }) => radius >= iconFrom);
  if (mark === 'maintenance') hatch(sheet, detailed);
  pen.strokeStyle = ink.icon;
  pen.lineWidth = Math.max(1, typical * 0.075);
  pen.beginPath();
  for (const { index, x, y, radius } of detailed) addIcon(pen, scene.nodes[index]?.kind ?? 'other', x, y, radius * 0.6);
  pen.stroke();
  drawOpening(sheet, detailed, ink.line);
  if (mark === 'broken') drawCrosses(sheet, discs);
}

/** A second outline behind the first: there is a map below. */
function drawOpening(sheet: Sheet, placed: readonly Placed[], line: string): void {
  const { pen, scene } = sheet;
  const opening = placed.filter(({ index }) => scene.nodes[index]?.opens === true);
  if (opening.length === 0) return;
  pen.strokeStyle = line;
  pen.lineWidth = 1.2;
  pen.beginPath();
  for (const one of opening) addDisc(sheet, { ...one, radius: one.radius + 4 });
  pen.stroke();
}

function hatch(sheet: Sheet, placed: readonly Placed[]): void {
  const { pen, palette } = sheet;
  pen.strokeStyle = palette.nodes.maintenance.line;
  pen.globalAlpha = 0.55;
  pen.lineWidth = 1;
  pen.beginPath();
  for (const { x, y, radius } of placed) {
    for (const offset of [-0.9, -0.3, 0.3, 0.9]) {
      // A chord of the disc from lower left to upper right, `offset` radii from the middle.
      const half = Math.sqrt(Math.max(0, 1 - (offset * offset) / 1)) * radius * 0.7;
      const [cx, cy] = [x + offset * radius * 0.7, y + offset * radius * 0.7];
      pen.moveTo(cx - half, cy + half);
      pen.lineTo(cx + half, cy - half);
    }
  }
  pen.stroke();
  pen.globalAlpha = 1;
}

function drawCrosses(sheet: Sheet, placed: readonly Placed[]): void {
  const { pen, palette } = sheet;
  for (const [colour, extra] of [[palette.ground, 2.5], [palette.nodes.broken.line, 0]] as const) {
    pen.strokeStyle = colour;
    pen.beginPath();
    let width = 2;
    for (const { x, y, radius } of placed) {
      // Beside the icon where there is one, over the whole where there is not.
      const detailed = radius >= iconFrom;
      const [cx, cy, half] = detailed ? [x + radius * 0.72, y + radius * 0.72, Math.max(4, radius * 0.34)] : [x, y, radius];
      width = Math.max(1.8, half * 0.5);
      pen.moveTo(cx - half, cy - half);
      pen.lineTo(cx + half, cy + half);
      pen.moveTo(cx + half, cy - half);
      pen.lineTo(cx - half, cy + half);
    }
    pen.lineWidth = width + extra;
    pen.stroke();
  }
}

/** Arcs around a node: processor on the right, memory on the left, both from the foot upwards. */
function drawLoads(sheet: Sheet, placed: readonly Placed[]): void {
  const { pen, palette, live } = sheet;
  for (const [values, direction] of [[live.cpu, -1], [live.memory, 1]] as const) {
    for (const [from, to, colour] of [[0, 0.5, palette.load[1]], [0.5, 0.9, palette.load[2]], [0.9, Infinity, palette.links.abnormal]] as const) {
      const chosen = placed.filter(({ index, radius }) => {
        const share = values[index];
        return radius >= iconFrom && share !== undefined && share >= from && share < to;
      });
      if (chosen.length === 0) continue;
      pen.strokeStyle = colour;
      pen.lineWidth = Math.max(1.6, (chosen[0]?.radius ?? 0) * 0.1);
      pen.beginPath();
      for (const { index, x, y, radius } of chosen) {
        const sweep = Math.min(1, values[index] ?? 0) * Math.PI * 0.92;
        const ring = radius + Math.max(3, radius * 0.18);
        const foot = Math.PI / 2;
        const [start, end] = direction < 0 ? [foot - 0.12 - sweep, foot - 0.12] : [foot + 0.12, foot + 0.12 + sweep];
        pen.moveTo(x + Math.cos(start) * ring, y + Math.sin(start) * ring);
        pen.arc(x, y, ring, start, end);
      }
      pen.stroke();
    }
  }
}

/** The worst open alarm at the upper right, in the shape of its level. */
function drawAlarms(sheet: Sheet, placed: readonly Placed[]): void {
  const { pen, palette, live } = sheet;
  palette.levels.forEach((colour, at) => {
    const chosen = placed.filter(({ index, radius }) => radius >= iconFrom && live.nodeLevel[index] === at + 1);
    if (chosen.length === 0) return;
    pen.fillStyle = colour;
    pen.strokeStyle = palette.ground;
    pen.lineWidth = 2;
    pen.beginPath();
    for (const { x, y, radius } of chosen) addLevelShape(sheet, at, x + radius * 0.76, y - radius * 0.76, Math.max(4.5, radius * 0.26));
    pen.stroke();
    pen.fill();
  });
}

function addLevelShape({ pen }: Sheet, level: number, x: number, y: number, half: number): void {
  if (level === 0) return pen.rect(x - half, y - half, half * 2, half * 2);
  if (level >= 3) {
    pen.moveTo(x + half, y);
    return pen.arc(x, y, half, 0, turn);
  }
  pen.moveTo(x, y - half * 1.15);
  if (level === 2) pen.lineTo(x + half * 1.15, y);
  pen.lineTo(level === 2 ? x : x + half * 1.15, y + half * (level === 2 ? 1.15 : 1));
  pen.lineTo(x - half * 1.15, level === 2 ? y : y + half);
  return pen.closePath();
}
