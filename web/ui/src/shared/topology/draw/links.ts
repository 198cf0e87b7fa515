import { markNumber, marks, type Mark } from '../scene/scene';
import type { Route } from '../scene/routes';
import type { Sheet } from './sheet';

interface Stroke {
  colour: string;
  /** In pixels. */
  width: number;
  dash: number[];
}

const markSizeMin = 4.5;

export function loadStep(share: number): 0 | 1 | 2 | 3 | 4 {
  if (share > 1) return 4;
  return Math.min(3, Math.max(0, Math.floor(share * 4))) as 0 | 1 | 2 | 3;
}

/** Halves of the same look are one path: thousands of lines are a dozen strokes. */
class Bundle {
  readonly #paths = new Map<string, { stroke: Stroke; faint: boolean; points: number[][] }>();

  add(stroke: Stroke, faint: boolean, points: number[]): void {
    const key = `${stroke.colour}/${stroke.width}/${stroke.dash.join()}/${faint}`;
    const path = this.#paths.get(key);
    if (path === undefined) this.#paths.set(key, { stroke, faint, points: [points] });
    else path.points.push(points);
  }

  /** Quiet lines first: what is wrong lies on top. */
  draw(sheet: Sheet): void {
    const { pen } = sheet;
    for (const { stroke, faint, points } of [...this.#paths.values()].sort((a, b) => Number(b.faint) - Number(a.faint) || a.stroke.width - b.stroke.width)) {
      pen.globalAlpha = faint ? 0.22 : 1;
      pen.strokeStyle = stroke.colour;
      pen.lineWidth = stroke.width;
      pen.setLineDash(stroke.dash);
      pen.beginPath();
      for (const line of points) {
        pen.moveTo(sheet.x(line[0] ?? 0), sheet.y(line[1] ?? 0));
        for (let i = 2; i + 1 < line.length; i += 2) pen.lineTo(sheet.x(line[i] ?? 0), sheet.y(line[i + 1] ?? 0));
      }
      pen.stroke();
    }
    pen.globalAlpha = 1;
    pen.setLineDash([]);
  }
}

export function drawLinks(sheet: Sheet): void {
  const { scene, routes, live, palette, view } = sheet;
  const near = Math.min(1.6, Math.max(0.55, view.scale));
  const bundle = new Bundle();
  const told: { mark: Mark; x: number; y: number; faint: boolean }[] = [];
  scene.links.forEach((link, index) => {
    const route = routes.all[index];
    if (route === undefined || route.points.length < 4 || !sheet.shows(route.box, 8)) return;
    const faint = sheet.isFaintLink(index);
    const more = link.wires > 1 ? 1.6 : 1;
    if (link.style === 'relation') return bundle.add({ colour: palette.relation, width: near, dash: [2, 4] }, faint, [...route.points]);
    const mark = marks[live.linkMark[index] ?? markNumber.unknown] ?? 'unknown';
    if (mark !== 'normal') {
      const dash = mark === 'broken' ? [9, 6] : mark === 'unknown' ? [2, 5] : mark === 'maintenance' ? [10, 4, 2, 4] : [];
      const width = mark === 'broken' ? 3.2 : mark === 'abnormal' ? 3 : 1.4;
      bundle.add({ colour: palette.links[mark], width: Math.max(mark === 'unknown' ? 1 : 2, width * near * more), dash }, faint, [...route.points]);
      if (mark === 'broken' || mark === 'abnormal') told.push({ mark, x: sheet.x(route.middleX), y: sheet.y(route.middleY), faint });
      return;
    }
    const [first, second] = halves(route);
    for (const [share, points] of [[live.out[index], first], [live.in[index], second]] as const) {
      const known = share !== undefined && !Number.isNaN(share);
      const step = known ? loadStep(share) : 0;
      const colour = !known ? palette.unmeasured : step === 4 ? palette.overload : palette.load[step];
      bundle.add({ colour, width: (1.1 + step * 0.65) * near * more, dash: [] }, faint, points);
    }
  });
  bundle.draw(sheet);
  drawMarks(sheet, told, Math.max(markSizeMin, 7 * near));
}

/** From the first node to the middle, and from the middle to the second: each half shows the traffic that leaves at its end. */
export function halves(route: Route): [number[], number[]] {
  const after = route.middleAfter + 2;
  return [
    [...route.points.slice(0, after), route.middleX, route.middleY],
    [route.middleX, route.middleY, ...route.points.slice(after)],
  ];
}

/** A cross on a broken line, a triangle on one that is not well: what a colour says, a shape says too. */
function drawMarks(sheet: Sheet, told: readonly { mark: Mark; x: number; y: number; faint: boolean }[], size: number): void {
  const { pen, palette } = sheet;
  for (const mark of ['abnormal', 'broken'] as const) {
    const places = told.filter((one) => one.mark === mark && !one.faint);
    if (places.length === 0) continue;
    pen.beginPath();
    for (const { x, y } of places) {
      if (mark === 'abnormal') {
        pen.moveTo(x, y - size);
        pen.lineTo(x + size, y + size * 0.8);
        pen.lineTo(x - size, y + size * 0.8);
        pen.closePath();
      } else {
        pen.moveTo(x - size, y - size);
        pen.lineTo(x + size, y + size);
        pen.moveTo(x + size, y - size);
        pen.lineTo(x - size, y + size);
      }
    }
    pen.fillStyle = palette.links[mark];
    pen.strokeStyle = palette.ground;
    pen.lineWidth = mark === 'broken' ? size * 0.9 : 2;
    pen.stroke();
    if (mark === 'abnormal') pen.fill();
    else {
      pen.strokeStyle = palette.links.broken;
      pen.lineWidth = size * 0.42;
      pen.stroke();
    }
  }
}
