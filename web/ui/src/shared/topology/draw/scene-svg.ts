import type { LiveArrays } from '../scene/live-arrays';
import { Routes } from '../scene/routes';
import type { Mark, Scene } from '../scene/scene';
import { boundsOf, fitView, type Size, type View } from '../scene/view';
import { drawScene, write } from './draw-scene';
import type { Palette } from './palette';
import { fontFamily, turn } from './pen';
import { plainSight, Sheet, type Sight } from './sheet';
import { SvgPen } from './svg-pen';

export interface SheetTexts {
  title: string;
  /** When the states were true, and who printed them. */
  foot: string;
  legend: Record<Exclude<Mark, 'maintenance'>, string>;
}

/** A3, landscape, at 96 pixels an inch. */
export const a3: Size = { width: 1587, height: 1123 };
const headHeight = 56;
const footHeight = 44;
const margin = 36;
const longestPx = 12_000;

/** A map in its own size, and never smaller than what its names can be read at. */
export function naturalSize(scene: Scene): Size {
  const box = boundsOf(scene);
  if (box === null) return a3;
  const scale = Math.min(1, longestPx / Math.max(box.right - box.left, box.bottom - box.top));
  return { width: Math.max(900, Math.ceil((box.right - box.left) * scale) + 2 * margin), height: Math.max(500, Math.ceil((box.bottom - box.top) * scale) + headHeight + footHeight + 2 * margin) };
}

/** The map as a sheet with title, legend and time. `picture` is the background as a data URL, so that the file stands by itself. */
export function sceneSvg(scene: Scene, live: LiveArrays, size: Size, palette: Palette, texts: SheetTexts, picture: string | null = null, sight: Sight = plainSight): string {
  const pen = new SvgPen();
  const room: Size = { width: size.width, height: size.height - headHeight - footHeight };
  const inner = fitView(boundsOf(scene), room, margin);
  const view: View = { ...inner, offsetY: inner.offsetY + headHeight };
  const sheet = new Sheet(pen, scene, new Routes(scene), live, view, size, palette, sight);
  pen.fillStyle = palette.ground;
  pen.beginPath();
  pen.rect(0, 0, size.width, size.height);
  pen.fill();
  if (scene.picture !== null && picture !== null) {
    const { x, y, width, height, opacity } = scene.picture;
    pen.image(picture, sheet.x(x), sheet.y(y), width * view.scale, height * view.scale, opacity);
  }
  drawScene(sheet, write(sheet));
  drawFrame(pen, size, palette, texts);
  return pen.document(size.width, size.height);
}

function drawFrame(pen: SvgPen, size: Size, palette: Palette, texts: SheetTexts): void {
  pen.globalAlpha = 1;
  pen.textBaseline = 'middle';
  pen.textAlign = 'left';
  pen.fillStyle = palette.nameLoud;
  pen.font = `700 22px ${fontFamily}`;
  pen.fillText(texts.title, margin, headHeight / 2 + 4);
  pen.font = `400 13px ${fontFamily}`;
  pen.fillStyle = palette.quiet;
  pen.textAlign = 'right';
  pen.fillText(texts.foot, size.width - margin, size.height - footHeight / 2);
  pen.textAlign = 'left';
  let x = margin;
  for (const mark of ['normal', 'abnormal', 'broken', 'unknown'] as const) {
    drawKey(pen, mark, x, size.height - footHeight / 2, palette);
    pen.fillStyle = palette.quiet;
    pen.fillText(texts.legend[mark], x + 66, size.height - footHeight / 2);
    x += 96 + [...texts.legend[mark]].length * (/[^\u0020-\u007f]/.test(texts.legend[mark]) ? 13 : 7.5);
  }
}

/** The shape of a node and the line of a link, side by side. */
function drawKey(pen: SvgPen, mark: Exclude<Mark, 'maintenance'>, x: number, y: number, palette: Palette): void {
  pen.strokeStyle = mark === 'normal' ? palette.load[1] : palette.links[mark];
  pen.lineWidth = mark === 'normal' ? 2 : 3;
  pen.setLineDash(mark === 'broken' ? [6, 4] : mark === 'unknown' ? [2, 4] : []);
  pen.beginPath();
  pen.moveTo(x + 24, y);
  pen.lineTo(x + 58, y);
  pen.stroke();
  pen.setLineDash(mark === 'unknown' ? [3, 3] : []);
  const ink = palette.nodes[mark];
  pen.fillStyle = ink.fill;
  pen.strokeStyle = ink.line;
  pen.lineWidth = 2;
  pen.beginPath();
  if (mark === 'abnormal') pen.rect(x, y - 8, 16, 16);
  else {
    pen.moveTo(x + 16, y);
    pen.arc(x + 8, y, 8, 0, turn);
  }
  pen.fill();
  pen.stroke();
  pen.setLineDash([]);
  if (mark !== 'broken') return;
  pen.beginPath();
  for (const cx of [x + 8, x + 41]) {
    pen.moveTo(cx - 5, y - 5);
    pen.lineTo(cx + 5, y + 5);
    pen.moveTo(cx + 5, y - 5);
    pen.lineTo(cx - 5, y + 5);
  }
  pen.stroke();
}

