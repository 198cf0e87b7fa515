import { fitGrid } from './fit-grid';

export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface MatrixLayout {
  /** One for each camera, in the given order. */
  cells: Rect[];
  /** One for each group, where there is room to name the groups. */
  labels: (Rect & { unitId: number })[];
}

/** With more groups than this the names would take the room of the cells. */
const namedGroupsMax = 8;
/** Cells of many cameras are squares; only few leave room for a name. */
const squareFrom = 300;
const cellAspect = 2.6;

/**
 * Divides a box among groups of cameras, by their number, side by side in a wide box and one below the other in a high one, and fills each
 * share with equal cells.
 */
export function layoutMatrix(unitIds: readonly number[], width: number, height: number, remPx: number): MatrixLayout {
  const groups: { unitId: number; count: number }[] = [];
  for (const unitId of unitIds) {
    const last = groups[groups.length - 1];
    if (last?.unitId === unitId) last.count += 1;
    else groups.push({ unitId, count: 1 });
  }
  const aspect = unitIds.length >= squareFrom ? 1 : cellAspect;
  const named = groups.length > 1 && groups.length <= namedGroupsMax;
  if (!named) return { cells: gridCells(unitIds.length, { x: 0, y: 0, width, height }, aspect), labels: [] };

  const beside = width > height * 1.5;
  const gap = remPx * 0.8;
  const labelHeight = remPx * 1.5;
  const along = (beside ? width : height) - gap * (groups.length - 1);
  const layout: MatrixLayout = { cells: [], labels: [] };
  let start = 0;
  for (const group of groups) {
    const share = (along * group.count) / unitIds.length;
    const block: Rect = beside ? { x: start, y: 0, width: share, height } : { x: 0, y: start, width, height: share };
    layout.labels.push({ unitId: group.unitId, x: block.x, y: block.y, width: block.width, height: labelHeight });
    layout.cells.push(...gridCells(group.count, { ...block, y: block.y + labelHeight, height: block.height - labelHeight }, aspect));
    start += share + gap;
  }
  return layout;
}

function gridCells(count: number, box: Rect, aspect: number): Rect[] {
  const fit = fitGrid(count, box.width, box.height, aspect);
  return Array.from({ length: count }, (_, index) => {
    const column = index % fit.columns;
    const row = Math.floor(index / fit.columns);
    // Edges are whole pixels, so that cells are sharp; neighbours share theirs, so that the box is filled.
    const x = Math.round(box.x + column * fit.cellWidth);
    const y = Math.round(box.y + row * fit.cellHeight);
    return { x, y, width: Math.round(box.x + (column + 1) * fit.cellWidth) - x, height: Math.round(box.y + (row + 1) * fit.cellHeight) - y };
  });
}

export function cellAt(cells: readonly Rect[], x: number, y: number): number {
  return cells.findIndex((cell) => x >= cell.x && x < cell.x + cell.width && y >= cell.y && y < cell.y + cell.height);
}
