import { textWidth, type Taken, type TakenRoom } from '../scene/labels';
import type { Route } from '../scene/routes';
import { fontFamily } from './pen';
import type { Sheet } from './sheet';

/** Nearer than this a link has ports and notes; one that stands out has them from further away. */
const textScale = 0.75;
const litScale = 0.4;
/** Pixels of a link that leave room for what. */
const noteRoom = 90;
const portRoom = 150;
const textsMax = 400;
const height = 14;

export interface LinkText {
  text: string;
  /** Its middle, in pixels of the box. */
  x: number;
  y: number;
  width: number;
  isPort: boolean;
}

/** Ports at the ends, VLANs and aggregation in the middle; each where it covers nothing else, or nowhere. */
export function placeLinkTexts(sheet: Sheet, room: TakenRoom): LinkText[] {
  const { scene, routes, view, sight } = sheet;
  const lit = new Set(sight.lit?.links ?? []);
  if (view.scale < (lit.size > 0 ? litScale : textScale)) return [];
  const placed: LinkText[] = [];
  const size = fontSize(view.scale);
  const put = (text: string, isPort: boolean, places: readonly (readonly [x: number, y: number])[]) => {
    const width = textWidth(text, size) + 5;
    for (const [x, y] of places) {
      const box: Taken = { left: x - width / 2, top: y - height / 2, right: x + width / 2, bottom: y + height / 2 };
      if (!room.isFree(box)) continue;
      room.add(box);
      placed.push({ text, x, y, width, isPort });
      return;
    }
  };
  scene.links.forEach((link, index) => {
    const route = routes.all[index];
    if (placed.length >= textsMax || route === undefined || route.points.length < 4 || !sheet.shows(route.box, 0) || sheet.isFaintLink(index)) return;
    if (view.scale < textScale && !lit.has(index)) return;
    const length = route.length * view.scale;
    const [from, to] = [scene.nodes[link.from], scene.nodes[link.to]];
    if (from === undefined || to === undefined) return;
    if (length > portRoom) {
      if (link.fromPort !== '') put(link.fromPort, true, portPlaces(sheet, route, false, from.radius, textWidth(link.fromPort, size)));
      if (link.toPort !== '') put(link.toPort, true, portPlaces(sheet, route, true, to.radius, textWidth(link.toPort, size)));
    }
    const note = [link.wires > 1 ? `×${link.wires}` : '', link.note].filter(Boolean).join(' · ');
    if (note !== '' && length > noteRoom) put(note, false, notePlaces(sheet, route));
  });
  return placed;
}

/** Along the line from its end: just outside of the node, and a little further where that is taken. */
function portPlaces(sheet: Sheet, { points }: Route, atEnd: boolean, radius: number, width: number): [number, number][] {
  const last = points.length;
  const [x, y, towardsX, towardsY] = atEnd
    ? [points[last - 2] ?? 0, points[last - 1] ?? 0, points[last - 4] ?? 0, points[last - 3] ?? 0]
    : [points[0] ?? 0, points[1] ?? 0, points[2] ?? 0, points[3] ?? 0];
  const length = Math.hypot(towardsX - x, towardsY - y) || 1;
  const [dx, dy] = [(towardsX - x) / length, (towardsY - y) / length];
  // By half of the text's own width where the line is flat, by its height where it is steep.
  const first = radius * sheet.view.scale + 8 + Math.abs(dx) * (width / 2 + 4) + Math.abs(dy) * (height / 2);
  return [0, 16, 32, 52].map((further) => [sheet.x(x) + dx * (first + further), sheet.y(y) + dy * (first + further)]);
}

/** Beside the middle, where the mark of a broken line stands, or a quarter further to either side. */
function notePlaces(sheet: Sheet, route: Route): [number, number][] {
  const [x, y] = [sheet.x(route.middleX), sheet.y(route.middleY)];
  const [fromX, fromY] = [sheet.x(route.points[route.middleAfter] ?? 0), sheet.y(route.points[route.middleAfter + 1] ?? 0)];
  return [
    [x, y - height], [x, y + height], [x + (fromX - x) / 3, y + (fromY - y) / 3], [x - (fromX - x) / 3, y - (fromY - y) / 3],
  ];
}

export function drawLinkTexts(sheet: Sheet, texts: readonly LinkText[]): void {
  const { pen, palette, view } = sheet;
  if (texts.length === 0) return;
  pen.globalAlpha = 0.85;
  pen.fillStyle = palette.ground;
  pen.beginPath();
  for (const { x, y, width } of texts) pen.rect(x - width / 2, y - height / 2, width, height);
  pen.fill();
  pen.globalAlpha = 1;
  pen.font = `400 ${fontSize(view.scale)}px ${fontFamily}`;
  pen.textBaseline = 'middle';
  pen.textAlign = 'center';
  for (const isPort of [true, false]) {
    pen.fillStyle = isPort ? palette.quiet : palette.name;
    for (const text of texts) if (text.isPort === isPort) pen.fillText(text.text, text.x, text.y);
  }
}

function fontSize(scale: number): number {
  return 10.5 * Math.min(1.3, Math.max(1, scale));
}
