export interface GridFit {
  columns: number;
  rows: number;
  cellWidth: number;
  cellHeight: number;
}

/** A cell may be stretched by this much beyond its proportion to fill the box. */
const stretch = 1.4;

/** The largest cells of about `aspect` (width over height) with which `count` of them fill a box of width x height. Sizes are not whole. */
export function fitGrid(count: number, width: number, height: number, aspect: number): GridFit {
  if (count <= 0 || width <= 0 || height <= 0) return { columns: 1, rows: 1, cellWidth: Math.max(0, width), cellHeight: Math.max(0, height) };
  // The number of columns with which cells of the wanted proportion would fill the box exactly; the best whole number is one of its neighbours.
  const ideal = Math.sqrt((count * width) / (height * aspect));
  let best: GridFit | null = null;
  let bestArea = -1;
  for (let columns = Math.max(1, Math.floor(ideal) - 2); columns <= Math.min(count, Math.ceil(ideal) + 2); columns += 1) {
    const rows = Math.ceil(count / columns);
    const cellWidth = Math.min(width / columns, (height / rows) * aspect * stretch);
    const cellHeight = Math.min(height / rows, (width / columns / aspect) * stretch);
    const area = cellWidth * cellHeight;
    if (area <= bestArea) continue;
    bestArea = area;
    best = { columns, rows, cellWidth, cellHeight };
  }
  return best ?? { columns: count, rows: 1, cellWidth: width / count, cellHeight: Math.min(height, (width / count / aspect) * stretch) };
}
