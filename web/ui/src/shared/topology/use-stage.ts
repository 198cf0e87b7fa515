import { useEffect, useState, type RefObject } from 'react';
import { Stage } from './engine/stage';

declare global {
  interface Window {
    /** The stage that was made last: whoever measures asks it for its drawings. */
    __topology?: Stage;
  }
}

/** A picture of more pixels than this costs more than anybody sees of it. */
const ratioMax = 2;

const plain = () => 1;

/**
 * A stage in a box, as large as the box. A canvas that went to a worker cannot come back, so that each stage has a canvas of its own.
 * `magnified` says how much larger than on a desk everything is drawn; it is asked whenever the box changed.
 */
export function useStage(box: RefObject<HTMLElement | null>, magnified: () => number = plain): Stage | null {
  const [stage, setStage] = useState<Stage | null>(null);
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const canvas = document.createElement('canvas');
    canvas.className = 'topology-canvas';
    canvas.setAttribute('aria-hidden', 'true');
    element.prepend(canvas);
    const made = new Stage(canvas);
    const measure = () => {
      const factor = magnified();
      made.resize({ width: element.clientWidth / factor, height: element.clientHeight / factor }, Math.min(ratioMax, window.devicePixelRatio || 1) * factor);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    window.__topology = made;
    setStage(made);
    return () => {
      observer.disconnect();
      made.end();
      canvas.remove();
      setStage(null);
    };
  }, [box, magnified]);
  return stage;
}
