import { useCallback, useLayoutEffect, useState, type RefObject } from 'react';

const overscan = 10;

interface Rows {
  first: number;
  /** One past the last. */
  end: number;
}

/**
 * The rows in sight of a scrolled list whose rows are all as high: it costs the same for fifty and for fifty thousand. `headPx` is a head
 * that stays above them.
 */
export function useFixedRows(box: RefObject<HTMLElement | null>, count: number, rowPx: number, headPx: number) {
  const [rows, setRows] = useState<Rows>({ first: 0, end: overscan });
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const look = () => {
      const first = Math.max(0, Math.floor(element.scrollTop / rowPx) - overscan);
      const end = Math.ceil((element.scrollTop + element.clientHeight - headPx) / rowPx) + overscan;
      setRows((last) => (last.first === first && last.end === end ? last : { first, end }));
    };
    look();
    const sized = new ResizeObserver(look);
    sized.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      sized.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [box, rowPx, headPx]);

  const show = useCallback(
    (index: number) => {
      const element = box.current;
      if (element === null) return;
      const top = index * rowPx;
      const bottom = headPx + top + rowPx - element.clientHeight;
      if (element.scrollTop > top) element.scrollTop = top;
      else if (element.scrollTop < bottom) element.scrollTop = bottom;
    },
    [box, rowPx, headPx],
  );
  const end = Math.min(rows.end, count);
  return { first: Math.min(rows.first, Math.max(0, count - 1)), end, show };
}
