import { placeLabels, shortened, TakenRoom, textWidth, type LabelWish } from '../scene/labels';
import { marks } from '../scene/scene';
import { drawLinkTexts, placeLinkTexts, type LinkText } from './link-texts';
import { drawLinks } from './links';
import { drawNodes } from './nodes';
import { fontFamily } from './pen';
import type { Sheet } from './sheet';

const namesMax = 500;
const nameUnits = 26;
const nameSize = 12;

/** A name and where it stands in the box. */
export interface Name {
  node: number;
  text: string;
  left: number;
  top: number;
  width: number;
}

/** What is written on a map. It is kept while neither map nor view changes, so that texts do not jump when states do. */
export interface Writing {
  names: readonly Name[];
  links: readonly LinkText[];
}

export const nothingWritten: Writing = { names: [], links: [] };

/** Above the picture, which is drawn by whoever holds it. */
export function drawScene(sheet: Sheet, writing: Writing): void {
  drawGroups(sheet);
  drawLinks(sheet);
  drawLinkTexts(sheet, writing.links);
  drawNodes(sheet);
  drawNames(sheet, writing.names);
  drawTexts(sheet);
}

/** Names before ports; of names those that are not well first, then the core of the network, then the rest. */
export function write(sheet: Sheet): Writing {
  const room = new TakenRoom();
  return { names: nameNodes(sheet, room), links: placeLinkTexts(sheet, room) };
}

function nameNodes(sheet: Sheet, room: TakenRoom): Name[] {
  const { scene, view, seen, live } = sheet;
  const wishes: LabelWish[] = [];
  const nodes: number[] = [];
  const texts: string[] = [];
  const size = fontSize(view.scale);
  scene.nodes.forEach((node, index) => {
    if (node.x < seen.left || node.x > seen.right || node.y < seen.top || node.y > seen.bottom) return;
    const radius = node.radius * view.scale;
    const mark = marks[live.nodeMark[index] ?? 3] ?? 'unknown';
    const loud = mark === 'abnormal' || mark === 'broken';
    // Far away only the upper ranks have names; what is not well has one from a little nearer than that.
    const named = !sheet.isFaintNode(index) && (radius >= 9 || (node.rank === 0 && radius >= 3) || (node.rank <= 1 && radius >= 5) || (loud && radius >= 4));
    const text = named ? shortened(node.label, nameUnits) : '';
    wishes.push({ x: sheet.x(node.x), y: sheet.y(node.y), gap: Math.max(radius, 2) + (radius >= 8 ? 4 : 1), width: text === '' ? 0 : textWidth(text, size) + 4, height: size + 4, priority: (loud ? 0 : 10) + node.rank });
    nodes.push(index);
    texts.push(text);
  });
  return placeLabels(wishes, namesMax, room).map(({ wish, left, top }) => ({ node: nodes[wish] ?? 0, text: texts[wish] ?? '', left, top, width: wishes[wish]?.width ?? 0 }));
}

function fontSize(scale: number): number {
  return nameSize * Math.min(1.5, Math.max(1, scale));
}

function drawNames(sheet: Sheet, names: readonly Name[]): void {
  const { pen, palette, live, view } = sheet;
  const size = fontSize(view.scale);
  pen.globalAlpha = 0.78;
  pen.fillStyle = palette.nameGround;
  pen.beginPath();
  for (const { left, top, width } of names) pen.rect(left, top, width, size + 4);
  pen.fill();
  pen.globalAlpha = 1;
  pen.textAlign = 'left';
  pen.textBaseline = 'middle';
  for (const loud of [false, true]) {
    pen.font = `${loud ? 600 : 400} ${size}px ${fontFamily}`;
    pen.fillStyle = loud ? palette.nameLoud : palette.name;
    for (const { node, text, left, top } of names) {
      const mark = live.nodeMark[node];
      if ((mark === 1 || mark === 2) === loud) pen.fillText(text, left + 2, top + size / 2 + 3);
    }
  }
}

function drawGroups(sheet: Sheet): void {
  const { pen, scene, palette, view } = sheet;
  for (const group of scene.groups) {
    const [x, y, width, height] = [sheet.x(group.x), sheet.y(group.y), group.width * view.scale, group.height * view.scale];
    if (x > sheet.size.width || y > sheet.size.height || x + width < 0 || y + height < 0) continue;
    pen.fillStyle = palette.groupFill;
    pen.strokeStyle = palette.group;
    pen.lineWidth = 1;
    pen.beginPath();
    pen.rect(x, y, width, height);
    pen.globalAlpha = 0.6;
    pen.fill();
    pen.globalAlpha = 1;
    pen.stroke();
    if (width < 40) continue;
    pen.font = `600 ${Math.min(16, Math.max(11, 13 * view.scale))}px ${fontFamily}`;
    pen.textAlign = 'left';
    pen.textBaseline = 'top';
    pen.fillStyle = palette.quiet;
    pen.fillText(shortened(group.label, Math.floor(width / 7)), x + 8, y + 6);
  }
}

function drawTexts(sheet: Sheet): void {
  const { pen, scene, palette, view } = sheet;
  pen.textAlign = 'left';
  pen.textBaseline = 'alphabetic';
  pen.fillStyle = palette.name;
  for (const text of scene.texts) {
    const size = text.size * view.scale;
    if (size < 5) continue;
    pen.font = `400 ${size}px ${fontFamily}`;
    pen.fillText(text.text, sheet.x(text.x), sheet.y(text.y));
  }
}
