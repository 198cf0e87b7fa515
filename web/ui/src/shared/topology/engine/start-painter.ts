import type { PainterCount, ToPainter } from './messages';
import { Painter } from './painter';

/** Where a map is drawn. The page tells it what changed and never waits for it. */
export interface PainterHandle {
  /** False: on the main thread, because this browser cannot hand a canvas to a worker. */
  inWorker: boolean;
  tell(message: ToPainter, transfer?: Transferable[]): void;
  count(): Promise<PainterCount>;
  end(): void;
}

/**
 * Chromium 69, Firefox 105 and Safari 16.4 on draw in a worker. Whatever is older, or refuses, draws with the same painter on the main thread.
 */
export function startPainter(canvas: HTMLCanvasElement): PainterHandle {
  return canTransfer() ? workerPainter(canvas) : pagePainter(canvas);
}

/** Early Safari has the class and gives no 2d context in it. */
function canTransfer(): boolean {
  if (typeof Worker === 'undefined' || typeof OffscreenCanvas === 'undefined' || !('transferControlToOffscreen' in HTMLCanvasElement.prototype)) return false;
  return new OffscreenCanvas(1, 1).getContext('2d') !== null;
}

function workerPainter(canvas: HTMLCanvasElement): PainterHandle {
  const worker = new Worker(new URL('./topology.worker.ts', import.meta.url), { type: 'module' });
  const offscreen = canvas.transferControlToOffscreen();
  worker.postMessage({ kind: 'canvas', canvas: offscreen }, [offscreen]);
  return {
    inWorker: true,
    tell: (message, transfer) => worker.postMessage(message, transfer ?? []),
    count: () =>
      new Promise((resolve) => {
        worker.addEventListener('message', ({ data }: MessageEvent<PainterCount>) => resolve(data), { once: true });
        worker.postMessage({ kind: 'count' } satisfies ToPainter);
      }),
    end: () => worker.terminate(),
  };
}

function pagePainter(canvas: HTMLCanvasElement): PainterHandle {
  let ended = false;
  const painter = new Painter(canvas, {
    nextFrame: (draw) => {
      requestAnimationFrame((nowMs) => {
        if (!ended) draw(nowMs);
      });
    },
    after: (ms, run) => void setTimeout(run, ms),
    makeCanvas: () => document.createElement('canvas'),
    readPicture: async (url) => {
      const image = new Image();
      image.src = url;
      await image.decode();
      return image;
    },
  });
  return {
    inWorker: false,
    // The painter keeps what it is told, and a moved node is moved in place: on one thread it needs a copy, as a worker gets one.
    tell: (message) => void painter.receive(message.kind === 'scene' ? structuredClone(message) : message),
    count: () => Promise.resolve(painter.receive({ kind: 'count' }) ?? { drawn: 0, composed: 0, drawMs: 0 }),
    end: () => {
      ended = true;
    },
  };
}
