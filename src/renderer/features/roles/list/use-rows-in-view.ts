import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import { useRootPixels } from '../../../ui/root-pixels.ts';
import type { ListRows } from './list-rows.ts';

/** Made beyond what is in view, so that scrolling by a few lines shows no gap. */
const BEYOND = 4;
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
  // As last heard of: to read it off the page while lines change would have them laid out twice.
  const scrolled = useRef({ top: 0, height: FIRST_PIXELS });

  const look = useCallback(() => {
    const { top, height } = scrolled.current;
    const [first, last] = [Math.floor(top / rootPixels), Math.ceil((top + height) / rootPixels)];
    const [firstRow, lastRow] = [rows.indexAt(first), rows.indexAt(last)];
    setView((before) =>
      rows.indexAt(before.first) === firstRow && rows.indexAt(before.last) === lastRow ? before : { first, last },
    );
  }, [rows, rootPixels]);
  useLayoutEffect(() => {
    if (scroller === null) return undefined;
    const hear = (): void => {
      scrolled.current = { top: scroller.scrollTop, height: scroller.clientHeight };
      look();
    };
    scroller.addEventListener('scroll', hear, { passive: true });
    const sizes = new ResizeObserver(hear);
    sizes.observe(scroller);
    return () => {
      scroller.removeEventListener('scroll', hear);
      sizes.disconnect();
    };
  }, [look, scroller]);

  const from = Math.max(rows.indexAt(view.first) - BEYOND, 0);
  const to = Math.min(rows.indexAt(view.last) + BEYOND, rows.count - 1);
  return {
    indexes: Array.from({ length: Math.max(to - from + 1, 0) }, (_, at) => from + at),
    pixelsOf: (rems) => rems * rootPixels,
    scrollTo(index) {
      const { top, height } = scrolled.current;
      const start = rows.offsetOf(index) * rootPixels;
      const end = rows.offsetOf(index + 1) * rootPixels;
      if (start >= top && end <= top + height) return;
      const wanted = start < top ? start : end - height + BELOW_PIXELS;
      scrolled.current = { top: wanted, height };
      look();
      // Once the list is as long as its lines are now; before, it might not reach so far.
      scroller?.scrollTo({ top: wanted });
    },
  };
}
