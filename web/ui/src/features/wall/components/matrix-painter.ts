import type { Camera, ObjectState } from '@/shared/wire';
import type { GridFit } from '../model/fit-grid';

interface CellLook {
  fill: string;
  glyph: string | null;
  ink: string;
}

const looks: Record<ObjectState, CellLook> = {
  normal: { fill: '#14375a', glyph: null, ink: '#a9bcd4' },
  warning: { fill: '#f7d154', glyph: 'diamond', ink: '#1b1500' },
  fault: { fill: '#ff9a2e', glyph: 'triangle', ink: '#1f0f00' },
  unreachable: { fill: '#ff5b5e', glyph: 'cross', ink: '#2a0306' },
  maintenance: { fill: '#2a3a50', glyph: 'hatch', ink: '#a9bcd4' },
  unknown: { fill: '#0c1b2e', glyph: 'dashed', ink: '#8ea6c4' },
};

const font = '"Noto Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif';

/** Paints the matrix on one canvas; only cells whose camera or state changed are painted again. */
export class MatrixPainter {
  #painted: string[] = [];
  #layout = '';

  constructor(readonly canvas: HTMLCanvasElement) {}

  paint(cameras: readonly Camera[], fit: GridFit, width: number, height: number, remPx: number): void {
    const context = this.canvas.getContext('2d');
    if (context === null || width === 0 || height === 0) return;
    const ratio = window.devicePixelRatio || 1;
    const layout = [width, height, ratio, remPx, fit.columns, fit.cellWidth, fit.cellHeight, cameras.length].join();
    if (layout !== this.#layout) {
      this.#layout = layout;
      this.#painted = [];
      this.canvas.width = Math.round(width * ratio);
      this.canvas.height = Math.round(height * ratio);
      this.canvas.style.width = `${width}px`;
      this.canvas.style.height = `${height}px`;
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    cameras.forEach((camera, index) => {
      const content = `${camera.id}/${camera.state}/${camera.name}`;
      if (this.#painted[index] === content) return;
      this.#painted[index] = content;
      const x = (index % fit.columns) * fit.cellWidth;
      const y = Math.floor(index / fit.columns) * fit.cellHeight;
      this.#cell(context, camera, x, y, fit, remPx);
    });
  }

  #cell(context: CanvasRenderingContext2D, camera: Camera, x: number, y: number, fit: GridFit, remPx: number): void {
    const look = looks[camera.state];
    const gap = fit.cellWidth > 24 ? 3 : 1;
    const width = fit.cellWidth - gap;
    const height = fit.cellHeight - gap;
    context.clearRect(x, y, fit.cellWidth, fit.cellHeight);
    context.fillStyle = look.fill;
    context.fillRect(x, y, width, height);
    const named = width > remPx * 4.5 && height > remPx * 1.3;
    const size = Math.max(2, Math.min(width, height) * (named ? 0.5 : 0.62));
    if (look.glyph !== null && size >= 4) this.#glyph(context, look, named ? x + size * 0.85 : x + width / 2, y + height / 2, size, { x, y, width, height });
    if (!named) return;
    const left = look.glyph === null || look.glyph === 'dashed' || look.glyph === 'hatch' ? x + remPx * 0.4 : x + size * 1.6;
    context.save();
    context.beginPath();
    context.rect(x, y, width - 2, height);
    context.clip();
    context.fillStyle = look.ink;
    context.textBaseline = 'middle';
    context.font = `${camera.state === 'normal' ? 400 : 600} ${remPx * 0.9}px ${font}`;
    context.fillText(camera.name, left, y + height / 2 + 1);
    context.restore();
  }

  #glyph(context: CanvasRenderingContext2D, look: CellLook, cx: number, cy: number, size: number, cell: { x: number; y: number; width: number; height: number }): void {
    const half = size / 2;
    context.save();
    context.fillStyle = look.ink;
    context.strokeStyle = look.ink;
    context.lineWidth = Math.max(1, size / 7);
    context.beginPath();
    switch (look.glyph) {
      case 'diamond':
        context.moveTo(cx, cy - half);
        context.lineTo(cx + half, cy);
        context.lineTo(cx, cy + half);
        context.lineTo(cx - half, cy);
        context.closePath();
        context.fill();
        break;
      case 'triangle':
        context.moveTo(cx, cy - half);
        context.lineTo(cx + half, cy + half * 0.8);
        context.lineTo(cx - half, cy + half * 0.8);
        context.closePath();
        context.fill();
        break;
      case 'cross':
        context.moveTo(cx - half, cy - half);
        context.lineTo(cx + half, cy + half);
        context.moveTo(cx + half, cy - half);
        context.lineTo(cx - half, cy + half);
        context.stroke();
        break;
      case 'hatch':
        context.rect(cell.x, cell.y, cell.width, cell.height);
        context.clip();
        context.lineWidth = 1;
        context.strokeStyle = '#5f738c';
        context.beginPath();
        for (let offset = -cell.height; offset < cell.width; offset += 6) {
          context.moveTo(cell.x + offset, cell.y + cell.height);
          context.lineTo(cell.x + offset + cell.height, cell.y);
        }
        context.stroke();
        break;
      default:
        context.lineWidth = 1;
        context.setLineDash([3, 2]);
        context.strokeRect(cell.x + 0.5, cell.y + 0.5, cell.width - 1, cell.height - 1);
    }
    context.restore();
  }
}
