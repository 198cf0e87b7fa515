import type { Direction } from './walk';

export type MapAction =
  | { kind: 'pan' | 'walk' | 'nudge'; direction: Direction }
  | { kind: 'zoomIn' | 'zoomOut' | 'fit' | 'open' | 'leave' | 'nextAbnormal' | 'previousAbnormal' }
  | { kind: 'list' | 'edit' | 'abnormalOnly' | 'node' | 'link' | 'delete' | 'copy' | 'paste' | 'duplicate' | 'undo' | 'redo' | 'save' | 'all' };

export interface Keystroke {
  key: string;
  ctrl: boolean;
  shift: boolean;
  alt: boolean;
}

const arrows: Record<string, Direction> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' };

/** Keys that the focused map takes for itself: moving about in it. */
export function mapAction({ key, ctrl, shift, alt }: Keystroke, mayNudge: boolean): MapAction | null {
  if (ctrl || alt) return null;
  const direction = arrows[key];
  if (direction !== undefined) return { kind: shift ? 'walk' : mayNudge ? 'nudge' : 'pan', direction };
  switch (key) {
    case '+':
    case '=':
      return { kind: 'zoomIn' };
    case '-':
      return { kind: 'zoomOut' };
    case '0':
      return { kind: 'fit' };
    case 'Enter':
      return { kind: 'open' };
    case 'Escape':
      return { kind: 'leave' };
    case 'Tab':
      return { kind: shift ? 'previousAbnormal' : 'nextAbnormal' };
    default:
      return null;
  }
}

/** Keys of the whole screen, wherever the focus is as long as nobody types. */
export function screenAction({ key, ctrl, shift, alt }: Keystroke, editing: boolean): MapAction | null {
  if (alt) return null;
  const letter = key.toLowerCase();
  if (ctrl) {
    if (!editing) return null;
    switch (letter) {
      case 'z':
        return { kind: shift ? 'redo' : 'undo' };
      case 'y':
        return { kind: 'redo' };
      case 'c':
        return { kind: 'copy' };
      case 'v':
        return { kind: 'paste' };
      case 'd':
        return { kind: 'duplicate' };
      case 's':
        return { kind: 'save' };
      case 'a':
        return { kind: 'all' };
      default:
        return null;
    }
  }
  if (editing && (key === 'Delete' || key === 'Backspace')) return { kind: 'delete' };
  if (editing && letter === 'n') return { kind: 'node' };
  if (editing && letter === 'l') return { kind: 'link' };
  if (letter === 't') return { kind: 'list' };
  if (letter === 'f') return { kind: 'abnormalOnly' };
  if (letter === 'e') return { kind: 'edit' };
  return null;
}
