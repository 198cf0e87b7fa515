import { turn } from '../draw/pen';
import type { Sheet } from '../draw/sheet';
import type { Overlay } from './messages';

/** Rings around what is chosen and pointed at, the frame and the link under the hand: drawn over the finished map, so that it costs nothing. */
export function drawOverlay(sheet: Sheet, overlay: Overlay): void {
  const { pen, scene, palette, routes } = sheet;
  pen.strokeStyle = palette.choice;
  pen.lineWidth = 2;
  pen.setLineDash([]);
  ringNodes(sheet, overlay.chosenNodes, 5);
  strokeRoutes(sheet, overlay.chosenLinks, 2);
  pen.beginPath();
  for (const index of overlay.chosenGroups) {
    const group = scene.groups[index];
    if (group !== undefined) pen.rect(sheet.x(group.x) - 3, sheet.y(group.y) - 3, group.width * sheet.view.scale + 6, group.height * sheet.view.scale + 6);
  }
  for (const index of overlay.chosenTexts) {
    const text = scene.texts[index];
    if (text === undefined) continue;
    const size = text.size * sheet.view.scale;
    pen.rect(sheet.x(text.x) - 4, sheet.y(text.y) - size, size * text.text.length + 8, size * 1.35);
  }
  pen.stroke();
  pen.setLineDash([4, 3]);
  if (overlay.pointedNode !== null) ringNodes(sheet, [overlay.pointedNode], 9);
  if (overlay.pointedLink !== null && routes.all[overlay.pointedLink] !== undefined) strokeRoutes(sheet, [overlay.pointedLink], 1.5);
  if (overlay.frame !== null) {
    const [x1, y1, x2, y2] = overlay.frame;
    pen.beginPath();
    pen.rect(sheet.x(Math.min(x1, x2)), sheet.y(Math.min(y1, y2)), Math.abs(x2 - x1) * sheet.view.scale, Math.abs(y2 - y1) * sheet.view.scale);
    pen.stroke();
  }
  if (overlay.wire !== null) {
    const [x1, y1, x2, y2] = overlay.wire;
    pen.beginPath();
    pen.moveTo(sheet.x(x1), sheet.y(y1));
    pen.lineTo(sheet.x(x2), sheet.y(y2));
    pen.stroke();
  }
  pen.setLineDash([]);
}

function ringNodes(sheet: Sheet, nodes: readonly number[], gap: number): void {
  const { pen, scene } = sheet;
  pen.beginPath();
  for (const index of nodes) {
    const node = scene.nodes[index];
    if (node === undefined) continue;
    const [x, y, radius] = [sheet.x(node.x), sheet.y(node.y), Math.max(4, node.radius * sheet.view.scale) + gap];
    pen.moveTo(x + radius, y);
    pen.arc(x, y, radius, 0, turn);
  }
  pen.stroke();
}

function strokeRoutes(sheet: Sheet, links: readonly number[], width: number): void {
  const { pen, routes } = sheet;
  pen.beginPath();
  for (const index of links) {
    const points = routes.all[index]?.points ?? [];
    for (let i = 0; i + 1 < points.length; i += 2) {
      const [x, y] = [sheet.x(points[i] ?? 0), sheet.y(points[i + 1] ?? 0)];
      if (i === 0) pen.moveTo(x, y);
      else pen.lineTo(x, y);
    }
  }
  pen.lineWidth = width;
  pen.stroke();
}
