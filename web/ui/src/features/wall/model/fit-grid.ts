export interface GridFit {
  columns: number;
  rows: number;
  cellWidth: number;
  cellHeight: number;
}

/** The largest cells, of at most `aspect` (width over height), with which `count` of them fill a box of width x height. */
export function fitGrid(count: number, width: number, height: number, aspect: number): GridFit {
  const empty = { columns: 1, rows: 1, cellWidth: width, cellHeight: height };
  if (count <= 0 || width <= 0 || height <= 0) return empty;
  let best = empty;
  let bestArea = -1;
  for (let columns = 1; columns <= count; columns += 1) {
    const rows = Math.ceil(count / columns);
    const cellWidth = Math.min(width / columns, (height / rows) * aspect);
    const cellHeight = Math.min(height / rows, cellWidth);
    const area = cellWidth * cellHeight;
    if (area > bestArea) {
      bestArea = area;
      best = { columns, rows, cellWidth: Math.floor(cellWidth), cellHeight: Math.floor(cellHeight) };
    }
    // Beyond this the cells only become lower than they are wide.
    if (width / columns < 4) break;
  }
  // What is left of the width is shared out, so that the box is filled.
  const columns = Math.max(best.columns, Math.min(count, Math.floor(width / Math.max(1, best.cellWidth))));
  const rows = Math.ceil(count / columns);
  return {
    columns,
    rows,
    cellWidth: Math.max(2, Math.floor(Math.min(width / columns, best.cellHeight * aspect * 1.3))),
    cellHeight: Math.max(2, Math.floor(Math.min(height / rows, best.cellHeight * 1.3))),
  };
}
