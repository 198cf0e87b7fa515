import type { Camera, ObjectState } from '@/shared/wire';
import type { MatrixLayout, Rect } from '../model/matrix-layout';

interface CellLook {
  fill: string;
  glyph: 'diamond' | 'triangle' | 'cross' | 'hatch' | 'dashed' | null;
  ink: string;
}

const looks: Record<ObjectState, CellLook> = {
  normal: { fill: '#14375a', glyph: null, ink: '#c3d5ea' },
  warning: { fill: '#f7d154', glyph: 'diamond', ink: '#1b1500' },
  fault: { fill: '#ff9a2e', glyph: 'triangle', ink: '#1f0f00' },
  unreachable: { fill: '#ff5b5e', glyph: 'cross', ink: '#2a0306' },
  maintenance: { fill: '#2a3a50', glyph: 'hatch', ink: '#c3d5ea' },
  unknown: { fill: '#0c1b2e', glyph: 'dashed', ink: '#8ea6c4' },
};

const font = '"Noto Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif';

/** Paints the matrix on one canvas; only cells whose camera or state changed are painted again. */
export class MatrixPainter {
  #painted: string[] = [];
  #drawn = '';

  constructor(readonly canvas: HTMLCanvasElement) {}

  paint(cameras: readonly Camera[], layout: MatrixLayout, labels: readonly string[], box: { width: number; height: number; remPx: number }): void {
    const context = this.canvas.getContext('2d');
    const { width, height, remPx } = box;
    if (context === null || width === 0 || height === 0) return;
    const ratio = window.devicePixelRatio || 1;
    const first = layout.cells[0];
    const drawn = [width, height, ratio, remPx, cameras.length, first?.width, first?.height, ...labels].join();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    if (drawn !== this.#drawn) {
      this.#drawn = drawn;
      this.#painted = [];
      this.canvas.width = Math.round(width * ratio);
      this.canvas.height = Math.round(height * ratio);
      this.canvas.style.width = `${width}px`;
      this.canvas.style.height = `${height}px`;
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      layout.labels.forEach((label, index) => write(context, labels[index] ?? '', label, remPx, '#a9bcd4', 400));
    }
    cameras.forEach((camera, index) => {
      const cell = layout.cells[index];
      const content = `${camera.id}/${camera.state}/${camera.name}`;
      if (cell === undefined || this.#painted[index] === content) return;
      this.#painted[index] = content;
      paintCell(context, camera, cell, remPx);
    });
  }
}

function write(context: CanvasRenderingContext2D, text: string, box: Rect, sizePx: number, ink: string, weight: number): void {
  context.save();
  context.beginPath();
  context.rect(box.x, box.y, box.width, box.height);
  context.clip();
  context.fillStyle = ink;
  context.textBaseline = 'middle';
  context.font = `${weight} ${sizePx}px ${font}`;
  context.fillText(text, box.x, box.y + box.height / 2 + 1);
  context.restore();
}

function paintCell(context: CanvasRenderingContext2D, camera: Camera, cell: Rect, remPx: number): void {
  const look = looks[camera.state];
  // Gaps and lines grow with the wall, or they vanish on a large one.
  const pixel = Math.max(1, remPx / 16);
  const gap = cell.width > 24 * pixel ? 3 * pixel : pixel;
  const inner: Rect = { ...cell, width: cell.width - gap, height: cell.height - gap };
  context.clearRect(cell.x, cell.y, cell.width, cell.height);
  context.fillStyle = look.fill;
  context.fillRect(inner.x, inner.y, inner.width, inner.height);
  const named = inner.width > remPx * 4.5 && inner.height > remPx * 1.2;
  const size = named ? remPx * 0.9 : Math.max(2, Math.min(inner.width, inner.height) * 0.6);
  if (size >= 4) paintGlyph(context, look, named ? inner.x + size * 0.9 : inner.x + inner.width / 2, inner.y + inner.height / 2, size, inner, pixel);
  if (!named) return;
  const plain = look.glyph === null || look.glyph === 'dashed' || look.glyph === 'hatch';
  const left = plain ? remPx * 0.4 : size * 1.7;
  write(context, camera.name, { x: inner.x + left, y: inner.y, width: inner.width - left - 2, height: inner.height }, remPx * 0.9, look.ink, plain ? 400 : 700);
}

function paintGlyph(context: CanvasRenderingContext2D, look: CellLook, x: number, y: number, size: number, cell: Rect, pixel: number): void {
  const half = size / 2;
  context.save();
  context.fillStyle = look.ink;
  context.strokeStyle = look.ink;
  context.lineWidth = Math.max(1, size / 7);
  context.beginPath();
  switch (look.glyph) {
    case 'diamond':
      context.moveTo(x, y - half);
      context.lineTo(x + half, y);
      context.lineTo(x, y + half);
      context.lineTo(x - half, y);
      context.fill();
      break;
    case 'triangle':
      context.moveTo(x, y - half);
      context.lineTo(x + half, y + half * 0.8);
      context.lineTo(x - half, y + half * 0.8);
      context.fill();
      break;
    case 'cross':
      context.moveTo(x - half, y - half);
      context.lineTo(x + half, y + half);
      context.moveTo(x + half, y - half);
      context.lineTo(x - half, y + half);
      context.stroke();
      break;
    case 'hatch':
      context.rect(cell.x, cell.y, cell.width, cell.height);
      context.clip();
      context.beginPath();
      context.lineWidth = pixel;
      context.strokeStyle = '#5f738c';
      for (let offset = -cell.height; offset < cell.width; offset += 6 * pixel) {
        context.moveTo(cell.x + offset, cell.y + cell.height);
        context.lineTo(cell.x + offset + cell.height, cell.y);
      }
      context.stroke();
      break;
    case 'dashed':
      context.lineWidth = pixel;
      context.setLineDash([4 * pixel, 3 * pixel]);
      context.strokeRect(cell.x + pixel / 2, cell.y + pixel / 2, cell.width - pixel, cell.height - pixel);
      break;
    case null:
      break;
  }
  context.restore();
}
