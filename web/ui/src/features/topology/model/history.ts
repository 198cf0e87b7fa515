/** A way back of at most so many steps. */
const stepsMax = 200;

export interface History<T> {
  past: readonly T[];
  present: T;
  future: readonly T[];
}

export const begun = <T>(present: T): History<T> => ({ past: [], present, future: [] });

/** A step that changed nothing is none; after a new step there is nothing to do again. */
export function stepped<T>(history: History<T>, next: T): History<T> {
  if (next === history.present) return history;
  return { past: [...history.past.slice(-(stepsMax - 1)), history.present], present: next, future: [] };
}

export function undone<T>(history: History<T>): History<T> {
  const last = history.past[history.past.length - 1];
  return last === undefined ? history : { past: history.past.slice(0, -1), present: last, future: [history.present, ...history.future] };
}

export function redone<T>(history: History<T>): History<T> {
  const [next, ...future] = history.future;
  return next === undefined ? history : { past: [...history.past, history.present], present: next, future };
}
