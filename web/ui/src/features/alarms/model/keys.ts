import type { Severity } from '@/shared/wire';

export type ConsoleAction =
  | { kind: 'move'; by: number; extend: boolean }
  | { kind: 'edge'; to: 'first' | 'last' }
  | { kind: 'mark' | 'markAll' | 'acknowledge' | 'undo' | 'clear' | 'note' | 'shelve' | 'false' | 'detail' | 'all' | 'unacknowledged' | 'freeze' | 'escape' }
  | { kind: 'level'; severity: Severity };

interface Press {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

const pageRows = 15;
const levels: Record<string, Severity> = { '1': 'critical', '2': 'major', '3': 'minor', '4': 'warning' };
const moves: Record<string, number> = { j: 1, J: 1, ArrowDown: 1, k: -1, K: -1, ArrowUp: -1, PageDown: pageRows, PageUp: -pageRows };
const commands: Record<string, 'mark' | 'acknowledge' | 'undo' | 'clear' | 'note' | 'shelve' | 'false' | 'detail' | 'all' | 'unacknowledged' | 'freeze' | 'escape'> = {
  ' ': 'mark', a: 'acknowledge', u: 'undo', c: 'clear', n: 'note', m: 'shelve', x: 'false', Enter: 'detail', '0': 'all', f: 'unacknowledged', p: 'freeze', Escape: 'escape',
};

/** What a key means in the console; null when it is not ours. The caller has made sure that nobody is typing. */
export function consoleAction(press: Press): ConsoleAction | null {
  if ((press.ctrlKey || press.metaKey) && press.key.toLowerCase() === 'a' && !press.altKey) return { kind: 'markAll' };
  if (press.ctrlKey || press.metaKey || press.altKey) return null;
  const by = moves[press.key];
  if (by !== undefined) return { kind: 'move', by, extend: press.shiftKey };
  if (press.key === 'Home') return { kind: 'edge', to: 'first' };
  if (press.key === 'End') return { kind: 'edge', to: 'last' };
  const severity = levels[press.key];
  if (severity !== undefined) return { kind: 'level', severity };
  const kind = commands[press.key];
  return kind === undefined ? null : { kind };
}
