import type { WallKpi, WallScene, WallWidget, WallWidgetKind } from '@/shared/wire';

export const widgetKinds: readonly WallWidgetKind[] = ['health', 'severity', 'systems', 'units', 'cameras', 'video', 'ticker', 'trend', 'types', 'response', 'room', 'topology', 'kpi', 'clock', 'text'];
export const wallKpis: readonly WallKpi[] = ['alarms', 'toAcknowledgeMean', 'toClearMean', 'repeatedShare', 'falseShare'];
export const limits = { scenes: 20, widgets: 40, columns: [2, 48], rows: [2, 32], seconds: [5, 3600], name: 60, text: 500 } as const;

/** What each widget needs at least, in cells of the grid that a new scene begins with. */
const sizes: Record<WallWidgetKind, readonly [width: number, height: number]> = {
  health: [6, 3], severity: [12, 3], systems: [6, 6], units: [12, 8], cameras: [12, 4], video: [6, 4], ticker: [6, 8], trend: [6, 4], types: [6, 4], response: [6, 4], room: [6, 6], topology: [12, 8], kpi: [4, 3], clock: [6, 3], text: [6, 2],
};

export function inside(scene: WallScene, widget: WallWidget): boolean {
  return widget.x >= 0 && widget.y >= 0 && widget.width >= 1 && widget.height >= 1 && widget.x + widget.width <= scene.columns && widget.y + widget.height <= scene.rows;
}

export function overlaps(one: WallWidget, other: WallWidget): boolean {
  return one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height;
}

export function fits(scene: WallScene, widget: WallWidget, but: number): boolean {
  return inside(scene, widget) && scene.widgets.every((other, place) => place === but || !overlaps(widget, other));
}

/** A second figure is another one than the first. */
const unusedKpi = (scene: WallScene): WallKpi => wallKpis.find((kpi) => scene.widgets.every((widget) => widget.kpi !== kpi)) ?? 'alarms';

/** The first free place for a new widget, smaller where its own size finds none; null in a full scene. */
export function placeFor(scene: WallScene, kind: WallWidgetKind): WallWidget | null {
  for (let [width, height] = sizes[kind]; width >= 1 && height >= 1; width = Math.floor(width / 2), height = Math.ceil(height / 2)) {
    for (let y = 0; y + height <= scene.rows; y++) {
      for (let x = 0; x + width <= scene.columns; x++) {
        const widget: WallWidget = { kind, x, y, width, height, text: kind === 'text' ? '' : null, mapId: null, kpi: kind === 'kpi' ? unusedKpi(scene) : null };
        if (fits(scene, widget, -1)) return widget;
      }
    }
    if (width === 1 && height === 1) break;
  }
  return null;
}

const replaced = (scene: WallScene, place: number, widget: WallWidget): WallScene => ({ ...scene, widgets: scene.widgets.map((other, at) => (at === place ? widget : other)) });

/** The scene with a widget changed; the same scene when there is no room for that. */
export function changed(scene: WallScene, place: number, change: Partial<WallWidget>): WallScene {
  const before = scene.widgets[place];
  if (before === undefined) return scene;
  const after = { ...before, ...change };
  return fits(scene, after, place) ? replaced(scene, place, after) : scene;
}

export const removed = (scene: WallScene, place: number): WallScene => ({ ...scene, widgets: scene.widgets.filter((_, at) => at !== place) });

/** Another grid keeps what still lies inside of it. */
export function regridded(scene: WallScene, columns: number, rows: number): WallScene {
  const next = { ...scene, columns, rows };
  return { ...next, widgets: scene.widgets.filter((widget) => inside(next, widget)) };
}

/** A scene like the wall that the product brings, to begin with. */
export function standardScene(id: string, name: string): WallScene {
  const widget = (kind: WallWidgetKind, x: number, y: number, width: number, height: number): WallWidget => ({ kind, x, y, width, height, text: null, mapId: null, kpi: null });
  return {
    id, name, columns: 24, rows: 14, seconds: 0,
    widgets: [
      widget('health', 0, 0, 6, 3), widget('severity', 6, 0, 12, 3), widget('ticker', 18, 0, 6, 7), widget('systems', 0, 3, 6, 7), widget('units', 6, 3, 12, 7),
      widget('types', 18, 7, 6, 3), widget('trend', 0, 10, 6, 4), widget('cameras', 6, 10, 12, 4), widget('response', 18, 10, 6, 4),
    ],
  };
}

/** Which scenes follow each other; all of them where none has a time of its own, so that keys can still step through. */
export function rotation(scenes: readonly WallScene[]): { scenes: readonly WallScene[]; rotates: boolean } {
  const timed = scenes.filter((scene) => scene.seconds > 0);
  return timed.length > 0 ? { scenes: timed, rotates: timed.length > 1 } : { scenes, rotates: false };
}

/** Steps with undo; a change that changed nothing is no step. */
export interface Steps<T> {
  past: readonly T[];
  now: T;
  future: readonly T[];
}

const stepsMax = 200;
export const begin = <T>(now: T): Steps<T> => ({ past: [], now, future: [] });
export const step = <T>(steps: Steps<T>, next: T): Steps<T> => (next === steps.now ? steps : { past: [...steps.past.slice(1 - stepsMax), steps.now], now: next, future: [] });
export function undo<T>(steps: Steps<T>): Steps<T> {
  const before = steps.past[steps.past.length - 1];
  return before === undefined ? steps : { past: steps.past.slice(0, -1), now: before, future: [steps.now, ...steps.future] };
}
export function redo<T>(steps: Steps<T>): Steps<T> {
  const [next, ...rest] = steps.future;
  return next === undefined ? steps : { past: [...steps.past, steps.now], now: next, future: rest };
}
