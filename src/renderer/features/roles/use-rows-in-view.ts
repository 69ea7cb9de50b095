import { useCallback, useLayoutEffect, useMemo, useState } from 'react';
import type { ListRows } from './list-rows.ts';

/** Made beyond what is in view, so that scrolling by a few lines shows no gap. */
const BEYOND = 6;
/** Until the list has been measured: enough for a tall window. */
const FIRST_PIXELS = 900;
/** The line scrolled to does not stick to the edge. */
const BELOW_PIXELS = 8;

export interface RowsInView {
  /** Indexes of the lines to make. */
  readonly indexes: readonly number[];
  readonly pixelsOf: (rems: number) => number;
  readonly scrollTo: (index: number) => void;
}

/** Which lines of a long list exist: those in view and a few beyond. Changes only when lines come or go. */
export function useRowsInView(rows: ListRows, scroller: HTMLElement | null): RowsInView {
  const rootPixels = useRootPixels();
  const [view, setView] = useState({ first: 0, last: Math.ceil(FIRST_PIXELS / rootPixels) });

  const look = useCallback(() => {
    if (scroller === null) return;
    const first = Math.floor(scroller.scrollTop / rootPixels);
    const last = Math.ceil((scroller.scrollTop + scroller.clientHeight) / rootPixels);
    const [firstRow, lastRow] = [rows.indexAt(first), rows.indexAt(last)];
    setView((before) =>
      rows.indexAt(before.first) === firstRow && rows.indexAt(before.last) === lastRow ? before : { first, last },
    );
  }, [rows, rootPixels, scroller]);
  useLayoutEffect(() => {
    if (scroller === null) return undefined;
    scroller.addEventListener('scroll', look, { passive: true });
    const sizes = new ResizeObserver(look);
    sizes.observe(scroller);
    return () => {
      scroller.removeEventListener('scroll', look);
      sizes.disconnect();
    };
  }, [look, scroller]);

  const from = Math.max(rows.indexAt(view.first) - BEYOND, 0);
  const to = Math.min(rows.indexAt(view.last) + BEYOND, rows.count - 1);
  return {
    indexes: Array.from({ length: Math.max(to - from + 1, 0) }, (_, at) => from + at),
    pixelsOf: (rems) => rems * rootPixels,
    scrollTo(index) {
      if (scroller === null) return;
      const top = rows.offsetOf(index) * rootPixels;
      const bottom = rows.offsetOf(index + 1) * rootPixels;
      if (top < scroller.scrollTop) scroller.scrollTo({ top });
      else if (bottom > scroller.scrollTop + scroller.clientHeight)
        scroller.scrollTo({ top: bottom - scroller.clientHeight + BELOW_PIXELS });
      look();
    },
  };
}

/** The root font's size: lines are as high as so many of it, so that larger text keeps its room. */
function useRootPixels(): number {
  return useMemo(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize), []);
}
