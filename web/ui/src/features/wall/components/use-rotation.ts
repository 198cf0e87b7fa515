import { useEffect, useState } from 'react';
import { isTyping } from '@/shared/ui/typing';
import type { WallScene } from '@/shared/wire';
import { rotation } from '../model/scene';

export interface Rotation {
  scenes: readonly WallScene[];
  current: WallScene | null;
  place: number;
  rotates: boolean;
  paused: boolean;
  show: (place: number) => void;
  pause: (paused: boolean) => void;
}

/** Which scene is on the wall now. Arrow keys step, P pauses; `held` keeps what is shown while somebody reads a drawer. */
export function useRotation(all: readonly WallScene[], held: boolean): Rotation {
  const { scenes, rotates } = rotation(all);
  const [place, show] = useState(0);
  const [paused, pause] = useState(false);
  const at = scenes.length === 0 ? 0 : place % scenes.length;
  const current = scenes[at] ?? null;
  const seconds = current?.seconds ?? 0;

  useEffect(() => {
    if (!rotates || paused || held || seconds === 0) return undefined;
    const timer = setTimeout(() => show(at + 1), seconds * 1000);
    return () => clearTimeout(timer);
  }, [rotates, paused, held, seconds, at]);

  const count = scenes.length;
  useEffect(() => {
    if (count < 2) return undefined;
    const press = (event: KeyboardEvent) => {
      if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'ArrowRight') show((last) => (last + 1) % count);
      else if (event.key === 'ArrowLeft') show((last) => (last + count - 1) % count);
      else if (event.key.toLowerCase() === 'p') pause((last) => !last);
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [count]);

  return { scenes, current, place: at, rotates, paused, show, pause };
}
