import type { NodeKind } from '../scene/scene';
import { turn, type Pen } from './pen';

/** Lines in a box from -12 to 12: M and L with absolute numbers, Z; then circles as x, y, radius. */
const shapes: Record<NodeKind, readonly [lines: string, circles?: readonly number[]]> = {
  switch: ['M-10 -5L10 -5L10 5L-10 5Z M-7 -1L-2 -1 M-4 -3L-2 -1L-4 1 M7 2L2 2 M4 0L2 2L4 4'],
  router: ['M-5 -5L-2 -2 M-5 -2L-5 -5L-2 -5 M5 5L2 2 M5 2L5 5L2 5 M2 -2L5 -5 M2 -5L5 -5L5 -2 M-2 2L-5 5 M-5 2L-5 5L-2 5', [0, 0, 10]],
  firewall: ['M-9 -8L9 -8L9 8L-9 8Z M-9 -3L9 -3 M-9 2.5L9 2.5 M-3 -8L-3 -3 M4 -3L4 2.5 M-3 2.5L-3 8'],
  shield: ['M0 -10L8 -7L8 0L5 6L0 10L-5 6L-8 0L-8 -7Z M-3 0L-1 3L4 -3'],
  server: ['M-7 -10L7 -10L7 10L-7 10Z M-7 -3.5L7 -3.5 M-7 3.5L7 3.5 M-4 -7L-1 -7 M-4 0L-1 0 M-4 7L-1 7'],
  storage: ['M-8 -8L8 -8L8 8L-8 8Z M0 0L5 -5', [0, 0, 5]],
  cloud: ['M-8 6L-10 3L-9 -1L-6 -2L-4 -6L1 -7L5 -4L6 -1L9 0L10 3L8 6Z'],
  camera: ['M-10 -5L3 -5L3 5L-10 5Z M3 -1L10 -5L10 5L3 1'],
  recorder: ['M-10 -6L10 -6L10 6L-10 6Z M2 -2L7 -2 M2 2L7 2', [-4, 0, 3]],
  door: ['M-5 -10L6 -10L6 10L-5 10Z M-9 10L10 10', [3, 0, 1]],
  terminal: ['M-10 -8L10 -8L10 4L-10 4Z M-4 8L4 8 M0 4L0 8'],
  application: ['M-9 -8L9 -8L9 8L-9 8Z M-9 -3.5L9 -3.5 M-6 -6L-4 -6'],
  database: ['M-7 -7L-4 -9L4 -9L7 -7L4 -5L-4 -5Z M-7 -7L-7 7L-4 9L4 9L7 7L7 -7 M-7 0L-4 2L4 2L7 0'],
  power: ['M3 -10L-6 2L0 2L-3 10L6 -2L0 -2Z'],
  air: ['M0 -10L0 10 M-9 -5L9 5 M-9 5L9 -5 M-3 -8L0 -5L3 -8 M-3 8L0 5L3 8'],
  sensor: ['M-6 -6L-8 -8 M6 -6L8 -8 M-6 6L-8 8 M6 6L8 8', [0, 0, 3, 0, 0, 7]],
  sound: ['M-9 -3L-4 -3L2 -8L2 8L-4 3L-9 3Z M5 -3L7 0L5 3 M8 -6L11 0L8 6'],
  unit: ['M-8 10L-8 -3L0 -9L8 -3L8 10Z M-3 10L-3 3L3 3L3 10'],
  map: ['M-9 -9L4 -9L4 4L-9 4Z M-4 4L-4 9L9 9L9 -4L4 -4'],
  other: ['M-7 -7L7 -7L7 7L-7 7Z'],
};

const parsed = new Map<NodeKind, readonly (readonly number[])[]>();

/** The lines of an icon, each as x and y in turn. */
function linesOf(kind: NodeKind): readonly (readonly number[])[] {
  let lines = parsed.get(kind);
  if (lines === undefined) {
    lines = shapes[kind][0].split('M').filter((part) => part.trim() !== '').map((part) => {
      const numbers = part.replace('Z', '').trim().split(/[L\s]+/).map(Number);
      return part.includes('Z') ? [...numbers, numbers[0] ?? 0, numbers[1] ?? 0] : numbers;
    });
    parsed.set(kind, lines);
  }
  return lines;
}

/** Adds an icon to the present path; `half` is half of its width in pixels. */
export function addIcon(pen: Pen, kind: NodeKind, x: number, y: number, half: number): void {
  const scale = half / 12;
  for (const line of linesOf(kind)) {
    pen.moveTo(x + (line[0] ?? 0) * scale, y + (line[1] ?? 0) * scale);
    for (let i = 2; i + 1 < line.length; i += 2) pen.lineTo(x + (line[i] ?? 0) * scale, y + (line[i + 1] ?? 0) * scale);
  }
  const circles = shapes[kind][1] ?? [];
  for (let i = 0; i + 2 < circles.length; i += 3) {
    const [cx, cy, radius] = [x + (circles[i] ?? 0) * scale, y + (circles[i + 1] ?? 0) * scale, (circles[i + 2] ?? 0) * scale];
    pen.moveTo(cx + radius, cy);
    pen.arc(cx, cy, radius, 0, turn);
  }
}
