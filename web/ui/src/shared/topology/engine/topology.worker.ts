import type { ToPainter } from './messages';
import { Painter, type Surroundings } from './painter';

/** `postMessage` and `requestAnimationFrame` as a worker has them; the library of types for pages knows another `self`. */
interface WorkerScope {
  postMessage(message: unknown): void;
  requestAnimationFrame?: (draw: (nowMs: number) => void) => number;
  onmessage: ((event: MessageEvent<ToPainter | { kind: 'canvas'; canvas: OffscreenCanvas }>) => void) | null;
}

const scope = self as unknown as WorkerScope;
const frameMs = 16;

const surroundings: Surroundings = {
  nextFrame: (draw) => {
    if (scope.requestAnimationFrame !== undefined) scope.requestAnimationFrame(draw);
    else setTimeout(() => draw(performance.now()), frameMs);
  },
  after: (ms, run) => void setTimeout(run, ms),
  makeCanvas: () => new OffscreenCanvas(1, 1),
  readPicture: async (url) => createImageBitmap(await (await fetch(url, { credentials: 'same-origin' })).blob()),
};

let painter: Painter | null = null;

scope.onmessage = ({ data }) => {
  if (data.kind === 'canvas') {
    painter = new Painter(data.canvas, surroundings);
    return;
  }
  const count = painter?.receive(data) ?? null;
  if (count !== null) scope.postMessage(count);
};
