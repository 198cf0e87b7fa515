import type { Scene } from './scene';

/** Where the map lies in the box: x = map x * scale + offsetX. */
export interface View {
  scale: number;
  offsetX: number;
  offsetY: number;
}

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Size {
  width: number;
  height: number;
}

export const scaleMin = 0.01;
export const scaleMax = 6;
/** Fitting a map of three nodes must not make them as large as the screen. */
const fitScaleMax = 1.6;

export function boundsOf(scene: Scene): Box | null {
  const box: Box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  const add = (left: number, top: number, right: number, bottom: number) => {
    box.left = Math.min(box.left, left);
    box.top = Math.min(box.top, top);
    box.right = Math.max(box.right, right);
    box.bottom = Math.max(box.bottom, bottom);
  };
  // Below a node stands its name.
  for (const node of scene.nodes) add(node.x - node.radius * 2, node.y - node.radius * 1.6, node.x + node.radius * 2, node.y + node.radius + 22);
  for (const group of scene.groups) add(group.x, group.y, group.x + group.width, group.y + group.height);
  for (const text of scene.texts) add(text.x, text.y - text.size, text.x + text.size * text.text.length, text.y + text.size * 0.3);
  for (const link of scene.links) for (let i = 0; i + 1 < link.bends.length; i += 2) add(link.bends[i] ?? 0, link.bends[i + 1] ?? 0, link.bends[i] ?? 0, link.bends[i + 1] ?? 0);
  if (scene.picture !== null) add(scene.picture.x, scene.picture.y, scene.picture.x + scene.picture.width, scene.picture.y + scene.picture.height);
  return box.left > box.right ? null : box;
}

/** The whole box of the map in the middle, with a margin of pixels around it. */
export function fitView(box: Box | null, size: Size, margin = 32, greatest = fitScaleMax): View {
  if (box === null || size.width <= 0 || size.height <= 0) return { scale: 1, offsetX: size.width / 2, offsetY: size.height / 2 };
  const room = { width: Math.max(1, size.width - 2 * margin), height: Math.max(1, size.height - 2 * margin) };
  const wanted = Math.min(room.width / Math.max(1, box.right - box.left), room.height / Math.max(1, box.bottom - box.top), greatest);
  const scale = Math.max(scaleMin, wanted);
  return { scale, offsetX: size.width / 2 - ((box.left + box.right) / 2) * scale, offsetY: size.height / 2 - ((box.top + box.bottom) / 2) * scale };
}

/** What is under the pointer stays under it. */
export function zoomAt(view: View, factor: number, x: number, y: number): View {
  const scale = Math.min(scaleMax, Math.max(scaleMin, view.scale * factor));
  const real = scale / view.scale;
  return { scale, offsetX: x - (x - view.offsetX) * real, offsetY: y - (y - view.offsetY) * real };
}

export function panBy(view: View, dx: number, dy: number): View {
  return { ...view, offsetX: view.offsetX + dx, offsetY: view.offsetY + dy };
}

export function centredOn(view: View, x: number, y: number, size: Size, scale = view.scale): View {
  return { scale, offsetX: size.width / 2 - x * scale, offsetY: size.height / 2 - y * scale };
}

export const toMap = (view: View, x: number, y: number) => ({ x: (x - view.offsetX) / view.scale, y: (y - view.offsetY) / view.scale });
export const toScreen = (view: View, x: number, y: number) => ({ x: x * view.scale + view.offsetX, y: y * view.scale + view.offsetY });

/** The part of the map that the box shows. */
export function seenBox(view: View, size: Size): Box {
  const [from, to] = [toMap(view, 0, 0), toMap(view, size.width, size.height)];
  return { left: from.x, top: from.y, right: to.x, bottom: to.y };
}

/** Where the whole map lies small in a corner, or null where it is seen whole anyway. */
export interface Inset {
  x: number;
  y: number;
  width: number;
  height: number;
  view: View;
}

const insetWidth = 200;
const insetHeight = 132;

export function insetOf(bounds: Box | null, view: View, size: Size): Inset | null {
  if (bounds === null || size.width < 640 || size.height < 360) return null;
  const seen = seenBox(view, size);
  const whole = seen.left <= bounds.left && seen.right >= bounds.right && seen.top <= bounds.top && seen.bottom >= bounds.bottom;
  if (whole) return null;
  const inner = fitView(bounds, { width: insetWidth, height: insetHeight }, 8, 1);
  return { x: size.width - insetWidth - 12, y: size.height - insetHeight - 12, width: insetWidth, height: insetHeight, view: inner };
}
