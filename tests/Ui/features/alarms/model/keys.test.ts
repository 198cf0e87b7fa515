import { describe, expect, it } from 'vitest';
import { consoleAction } from '@/features/alarms/model/keys';
import { extendTo, moveCursor, noSelection, targets, toggleMark } from '@/features/alarms/model/selection';

const press = (key: string, held: Partial<{ shiftKey: boolean; ctrlKey: boolean }> = {}) => consoleAction({ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...held });

describe('keys of the console', () => {
  it('move by j, k and arrows, and extend with Shift', () => {
    expect(press('j')).toEqual({ kind: 'move', by: 1, extend: false });
    expect(press('ArrowUp', { shiftKey: true })).toEqual({ kind: 'move', by: -1, extend: true });
  });
  it('filter by level and by nothing', () => {
    expect(press('1')).toEqual({ kind: 'level', severity: 'critical' });
    expect(press('0')).toEqual({ kind: 'all' });
  });
  it('leave shortcuts of the browser alone', () => {
    expect(press('c', { ctrlKey: true })).toBeNull();
    expect(press('F5')).toBeNull();
    expect(press('a', { ctrlKey: true })).toEqual({ kind: 'markAll' });
  });
});

describe('the selection', () => {
  const rows = ['a', 'b', 'c', 'd'];
  it('starts at the first row and stops at the ends', () => {
    expect(moveCursor(noSelection, rows, 1, false).cursor).toBe('a');
    expect(moveCursor({ ...noSelection, cursor: 'd' }, rows, 1, false).cursor).toBe('d');
  });
  it('extends from where it began', () => {
    const at = moveCursor(moveCursor(noSelection, rows, 1, false), rows, 1, false);
    expect([...extendTo(at, rows, 'd').marked]).toEqual(['b', 'c', 'd']);
  });
  it('is about the marked rows, else about the row under the cursor', () => {
    expect(targets({ ...noSelection, cursor: 'b' }, rows)).toEqual(['b']);
    expect(targets(toggleMark({ ...noSelection, cursor: 'b' }, 'd'), rows)).toEqual(['d']);
  });
  it('never reaches a row that has left the list', () => {
    expect(targets({ cursor: 'x', anchor: null, marked: new Set(['x', 'a']) }, rows)).toEqual(['a']);
  });
});
