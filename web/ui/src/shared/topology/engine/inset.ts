import { markNumber } from '../scene/scene';
import type { Inset } from '../scene/view';
import type { Sheet } from '../draw/sheet';

/** The whole map in a corner: where one is, and where something is wrong outside of what is seen. */
export function drawInset(sheet: Sheet, inset: Inset): void {
  const { pen, scene, live, palette, seen } = sheet;
  const x = (mapX: number) => inset.x + mapX * inset.view.scale + inset.view.offsetX;
  const y = (mapY: number) => inset.y + mapY * inset.view.scale + inset.view.offsetY;
  pen.globalAlpha = 0.92;
  pen.fillStyle = palette.groupFill;
  pen.strokeStyle = palette.group;
  pen.lineWidth = 1;
  pen.beginPath();
  pen.rect(inset.x, inset.y, inset.width, inset.height);
  pen.fill();
  pen.globalAlpha = 1;
  pen.stroke();
  for (const [mark, colour, half] of [
    ['normal', palette.nodes.normal.line, 0.7],
    ['unknown', palette.nodes.unknown.line, 0.7],
    ['maintenance', palette.nodes.maintenance.line, 0.7],
    ['abnormal', palette.nodes.abnormal.line, 1.5],
    ['broken', palette.nodes.broken.line, 1.8],
  ] as const) {
    pen.fillStyle = colour;
    pen.beginPath();
    let any = false;
    scene.nodes.forEach((node, index) => {
      if (live.nodeMark[index] !== markNumber[mark]) return;
      pen.rect(x(node.x) - half, y(node.y) - half, half * 2, half * 2);
      any = true;
    });
    if (any) pen.fill();
  }
  const [left, top] = [Math.max(inset.x + 1, x(seen.left)), Math.max(inset.y + 1, y(seen.top))];
  const [right, bottom] = [Math.min(inset.x + inset.width - 1, x(seen.right)), Math.min(inset.y + inset.height - 1, y(seen.bottom))];
  if (right <= left || bottom <= top) return;
  pen.strokeStyle = palette.choice;
  pen.lineWidth = 1.5;
  pen.beginPath();
  pen.rect(left, top, right - left, bottom - top);
  pen.stroke();
}
