import { drawScene, nothingWritten, write, type Writing } from '../draw/draw-scene';
import { screenPalette } from '../draw/palette';
import { plainSight, Sheet, type Sight } from '../draw/sheet';
import { LiveArrays } from '../scene/live-arrays';
import { Routes } from '../scene/routes';
import { emptyScene, type Scene } from '../scene/scene';
import { boundsOf, insetOf, type Box, type Size, type View } from '../scene/view';
import { drawInset } from './inset';
import { emptyOverlay, type Overlay, type PainterCount, type ToPainter } from './messages';
import { drawOverlay } from './overlay';

export type Canvas = HTMLCanvasElement | OffscreenCanvas;
type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** What a painter needs of where it runs: a worker and a page differ in these. */
export interface Surroundings {
  /** Calls once before the next frame is shown. */
  nextFrame(draw: (nowMs: number) => void): void;
  after(ms: number, run: () => void): void;
  makeCanvas(): Canvas;
  readPicture(url: string): Promise<CanvasImageSource>;
}

/** States are drawn four times a second: faster than a person reads, and a fraction of what every change would cost. */
const livePeriodMs = 250;
/** While a hand moves the map, the last drawing is moved with it and drawn anew this often at least. */
const viewPeriodMaxMs = 100;
const writingPeriodMs = 1000;

/**
 * Draws a map on one canvas. The map lies on a canvas of its own and is drawn anew only when something of it changed, at most once a frame and
 * less often when drawing is slow; the shown canvas is that one, moved to where the view is now, with the overlay upon it.
 */
export class Painter {
  readonly #shown: Context;
  readonly #map: Canvas;
  readonly #mapContext: Context;
  #scene: Scene = emptyScene;
  #live = new LiveArrays(emptyScene);
  #routes = new Routes(emptyScene);
  #bounds: Box | null = null;
  #view: View = { scale: 1, offsetX: 0, offsetY: 0 };
  #size: Size = { width: 0, height: 0 };
  #ratio = 1;
  #sight: Sight = plainSight;
  #overlay: Overlay = emptyOverlay;
  #writing: Writing = nothingWritten;
  #writtenAt = Number.NEGATIVE_INFINITY;
  #writingIsOld = true;
  #picture: { url: string; image: CanvasImageSource } | null = null;
  #drawnView: View = this.#view;
  #drawnAt = Number.NEGATIVE_INFINITY;
  #drawMs = 10;
  #changed = { map: true, view: false, live: false };
  #asked = false;
  /** The shown canvas is no longer what was composed last. */
  #moved = true;
  #waiting = false;
  readonly #count: PainterCount = { drawn: 0, composed: 0, drawMs: 0 };

  constructor(
    readonly canvas: Canvas,
    readonly surroundings: Surroundings,
  ) {
    this.#map = surroundings.makeCanvas();
    this.#shown = contextOf(canvas);
    this.#mapContext = contextOf(this.#map);
  }

  receive(message: ToPainter): PainterCount | null {
    switch (message.kind) {
      case 'scene':
        this.#scene = message.scene;
        this.#live = new LiveArrays(message.scene);
        this.#live.apply(message.live);
        this.#routes = new Routes(message.scene);
        this.#bounds = boundsOf(message.scene);
        this.#changed.map = true;
        this.#readPicture();
        break;
      case 'live':
        if (this.#live.apply(message.delta)) this.#writingIsOld = true;
        this.#changed.live = true;
        break;
      case 'view':
        this.#view = message.view;
        this.#changed.view = true;
        break;
      case 'size':
        this.#size = message.size;
        this.#ratio = message.ratio;
        for (const canvas of [this.canvas, this.#map]) {
          canvas.width = Math.max(1, Math.round(message.size.width * message.ratio));
          canvas.height = Math.max(1, Math.round(message.size.height * message.ratio));
        }
        this.#changed.map = true;
        break;
      case 'sight':
        this.#sight = message.sight;
        this.#changed.map = true;
        break;
      case 'overlay':
        this.#overlay = message.overlay;
        break;
      case 'moved':
        this.#move(message.places);
        break;
      case 'count': {
        const count = { ...this.#count };
        Object.assign(this.#count, { drawn: 0, composed: 0, drawMs: 0 });
        return count;
      }
    }
    if (message.kind === 'live') this.#askForLive();
    else {
      this.#moved = true;
      this.#ask();
    }
    return null;
  }

  /** Between two drawings of states there is nothing to show, so that no frame is asked for. */
  #askForLive(): void {
    const wait = this.#drawnAt + livePeriodMs - performance.now();
    if (wait <= 0) this.#ask();
    else if (!this.#waiting) {
      this.#waiting = true;
      this.surroundings.after(wait, () => {
        this.#waiting = false;
        this.#ask();
      });
    }
  }

  #move(places: Float64Array): void {
    const moved: number[] = [];
    for (let i = 0; i + 2 < places.length; i += 3) {
      const [index = 0, x = 0, y = 0] = places.subarray(i, i + 3);
      const node = this.#scene.nodes[index];
      if (node === undefined) continue;
      node.x = x;
      node.y = y;
      moved.push(index);
    }
    this.#routes.moved(moved);
    this.#changed.map = true;
  }

  #ask(): void {
    if (this.#asked) return;
    this.#asked = true;
    this.surroundings.nextFrame((nowMs) => {
      this.#asked = false;
      this.#frame(nowMs);
    });
  }

  #frame(nowMs: number): void {
    if (this.#size.width === 0) return;
    const { map, view, live } = this.#changed;
    // A slow machine moves the last drawing and draws more seldom; a quick one draws every frame.
    const viewPeriodMs = Math.min(viewPeriodMaxMs, this.#drawMs * 2);
    const due = nowMs - this.#drawnAt;
    const isDue = (map && due >= Math.min(viewPeriodMaxMs, this.#drawMs)) || (view && due >= viewPeriodMs) || (live && due >= livePeriodMs);
    if (isDue) this.#draw(nowMs);
    if (isDue || this.#moved) this.#compose();
    this.#moved = false;
    if (this.#changed.map || this.#changed.view) this.#ask();
    else if (this.#changed.live) this.#askForLive();
  }

  #draw(nowMs: number): void {
    const started = performance.now();
    const context = this.#mapContext;
    context.setTransform(this.#ratio, 0, 0, this.#ratio, 0, 0);
    context.fillStyle = screenPalette.ground;
    context.fillRect(0, 0, this.#size.width, this.#size.height);
    const sheet = this.#sheet(context);
    const picture = this.#scene.picture;
    if (picture !== null && this.#picture?.url === picture.url) {
      context.globalAlpha = picture.opacity;
      context.drawImage(this.#picture.image, sheet.x(picture.x), sheet.y(picture.y), picture.width * this.#view.scale, picture.height * this.#view.scale);
      context.globalAlpha = 1;
    }
    if (this.#changed.map || this.#changed.view || (this.#writingIsOld && nowMs - this.#writtenAt >= writingPeriodMs)) {
      this.#writing = write(sheet);
      this.#writtenAt = nowMs;
      this.#writingIsOld = false;
    }
    drawScene(sheet, this.#writing);
    if (this.#sight.stale) grey(context, this.#size);
    const inset = insetOf(this.#bounds, this.#view, this.#size);
    this.#drawnView = this.#view;
    this.#insetDrawn = inset === null ? null : { inset, nodes: this.#scene.nodes.length };
    this.#changed = { map: false, view: false, live: false };
    this.#drawnAt = nowMs;
    const tookMs = performance.now() - started;
    this.#drawMs = this.#drawMs * 0.7 + tookMs * 0.3;
    this.#count.drawn += 1;
    this.#count.drawMs += tookMs;
  }

  #insetDrawn: { inset: NonNullable<ReturnType<typeof insetOf>>; nodes: number } | null = null;

  #compose(): void {
    const context = this.#shown;
    const { width, height } = this.#size;
    context.setTransform(this.#ratio, 0, 0, this.#ratio, 0, 0);
    const factor = this.#view.scale / this.#drawnView.scale;
    const [x, y] = [this.#view.offsetX - this.#drawnView.offsetX * factor, this.#view.offsetY - this.#drawnView.offsetY * factor];
    if (factor !== 1 || x !== 0 || y !== 0) {
      context.fillStyle = screenPalette.ground;
      context.fillRect(0, 0, width, height);
    }
    context.drawImage(this.#map as CanvasImageSource, x, y, width * factor, height * factor);
    const sheet = this.#sheet(context);
    drawOverlay(sheet, this.#overlay);
    if (this.#insetDrawn !== null) drawInset(sheet, this.#insetDrawn.inset);
    this.#count.composed += 1;
  }

  #sheet(context: Context): Sheet {
    return new Sheet(context, this.#scene, this.#routes, this.#live, this.#view, this.#size, screenPalette, this.#sight);
  }

  #readPicture(): void {
    const url = this.#scene.picture?.url ?? null;
    if (url === null || this.#picture?.url === url) return;
    this.surroundings.readPicture(url).then(
      (image) => {
        this.#picture = { url, image };
        this.#changed.map = true;
        this.#moved = true;
        this.#ask();
      },
      // A map without its picture is still a map; the screen says that the picture could not be read.
      () => undefined,
    );
  }
}

function contextOf(canvas: Canvas): Context {
  const context = canvas.getContext('2d', { alpha: false }) as Context | null;
  if (context === null) throw new Error('This browser gives no 2d context for a canvas.');
  return context;
}

function grey(context: Context, size: Size): void {
  context.globalAlpha = 0.5;
  context.fillStyle = screenPalette.ground;
  context.fillRect(0, 0, size.width, size.height);
  context.globalAlpha = 1;
}
