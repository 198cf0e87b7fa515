import type { Id } from '@/shared/wire';

export interface Selection {
  cursor: Id | null;
  /** Where a range that Shift extends began. */
  anchor: Id | null;
  marked: ReadonlySet<Id>;
}

export const noSelection: Selection = { cursor: null, anchor: null, marked: new Set() };

function range(rows: readonly Id[], from: Id, to: Id): readonly Id[] {
  const a = rows.indexOf(from);
  const b = rows.indexOf(to);
  return a < 0 || b < 0 ? [] : rows.slice(Math.min(a, b), Math.max(a, b) + 1);
}

export function moveCursor(selection: Selection, rows: readonly Id[], by: number, extend: boolean): Selection {
  if (rows.length === 0) return { ...selection, cursor: null };
  const at = selection.cursor === null ? -1 : rows.indexOf(selection.cursor);
  const start = at < 0 ? (by > 0 ? -1 : 0) : at;
  const cursor = rows[Math.max(0, Math.min(rows.length - 1, at < 0 && by > 0 ? 0 : start + by))]!;
  return extend ? extendTo(selection, rows, cursor) : { ...selection, cursor, anchor: cursor };
}

export function extendTo(selection: Selection, rows: readonly Id[], cursor: Id): Selection {
  const anchor = selection.anchor ?? selection.cursor ?? cursor;
  return { cursor, anchor, marked: new Set([...selection.marked, ...range(rows, anchor, cursor)]) };
}

export function toggleMark(selection: Selection, id: Id): Selection {
  const marked = new Set(selection.marked);
  if (!marked.delete(id)) marked.add(id);
  return { cursor: id, anchor: id, marked };
}

/** What a command is about: the marked rows that are still in the list, else the row under the cursor. */
export function targets(selection: Selection, rows: readonly Id[]): readonly Id[] {
  if (selection.marked.size > 0) return rows.filter((id) => selection.marked.has(id));
  return selection.cursor !== null && rows.includes(selection.cursor) ? [selection.cursor] : [];
}
