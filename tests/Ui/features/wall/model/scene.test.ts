import { describe, expect, it } from 'vitest';
import type { WallScene } from '@/shared/wire';
import { begin, changed, fits, inside, overlaps, placeFor, redo, regridded, removed, rotation, standardScene, step, undo, widgetKinds } from '@/features/wall/model/scene';

const scene = standardScene('a', '值班');
const empty: WallScene = { ...scene, widgets: [] };

describe('[8.4-a.3] a scene of the wall', () => {
  it('begins as a whole screen without gaps or overlaps', () => {
    const cells = scene.widgets.reduce((sum, widget) => sum + widget.width * widget.height, 0);
    expect(cells).toBe(scene.columns * scene.rows);
    scene.widgets.forEach((widget, place) => expect(fits(scene, widget, place)).toBe(true));
  });

  it('moves and sizes a widget only where there is room', () => {
    expect(changed(scene, 0, { x: 1 })).toBe(scene);
    expect(changed(scene, 0, { x: -1 })).toBe(scene);
    expect(changed(scene, 0, { width: 5 }).widgets[0]).toMatchObject({ x: 0, width: 5 });
    expect(changed(scene, 99, { x: 1 })).toBe(scene);
  });

  it('finds a place for every kind of widget, smaller when it is tight, and none in a full scene', () => {
    for (const kind of widgetKinds) expect(placeFor(empty, kind)).toMatchObject({ kind, x: 0, y: 0 });
    const gap = removed(scene, 5);
    const placed = placeFor(gap, 'units')!;
    expect(inside(gap, placed) && gap.widgets.every((other) => !overlaps(placed, other))).toBe(true);
    expect(placeFor(scene, 'text')).toBeNull();
  });

  it('gives a second place for a figure another figure than the first', () => {
    const one = placeFor(empty, 'kpi')!;
    expect(one.kpi).toBe('alarms');
    expect(placeFor({ ...empty, widgets: [one] }, 'kpi')!.kpi).toBe('toAcknowledgeMean');
  });

  it('keeps on a smaller grid what still lies inside', () => {
    expect(regridded(scene, 18, 14).widgets.map((widget) => widget.kind)).toEqual(['health', 'severity', 'systems', 'units', 'trend', 'cameras']);
  });

  it('rotates the scenes with a time, and steps through all where none has one', () => {
    const [one, two, three] = [{ ...scene, id: '1', seconds: 10 }, { ...scene, id: '2' }, { ...scene, id: '3', seconds: 20 }];
    expect(rotation([one, two, three])).toEqual({ scenes: [one, three], rotates: true });
    expect(rotation([two])).toEqual({ scenes: [two], rotates: false });
    expect(rotation([one, two])).toEqual({ scenes: [one], rotates: false });
  });

  it('undoes and does again, and forgets what was undone with the next change', () => {
    const steps = step(step(begin(1), 2), 3);
    expect(undo(undo(steps)).now).toBe(1);
    expect(redo(undo(steps)).now).toBe(3);
    expect(redo(step(undo(steps), 9)).now).toBe(9);
    expect(step(steps, 3)).toBe(steps);
    expect(undo(begin(1)).now).toBe(1);
  });
});
