import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import { useRootPixels } from '../../../ui/root-pixels.ts';
import type { ListRows } from './list-rows.ts';

/** The number of lines rendered beyond the view, so that scrolling by a few lines shows no gap. */
const ROWS_BEYOND = 4;
/** The height until the list is measured, which is enough for a tall window. */
const FIRST_PIXELS = 900;
/** The distance between the edge and the line that was scrolled to. */
const BELOW_PIXELS = 8;

export interface RowsInView {
  /** Indexes of the lines to render. */
  readonly indexes: readonly number[];
  readonly pixelsOf: (rems: number) => number;
  readonly scrollTo: (index: number) => void;
}

/** The lines of a long list to render: those in view and a few beyond. It changes only when lines come or go. */
export function useRowsInView(rows: ListRows, scroller: HTMLElement | null): RowsInView {
  const rootPixels = useRootPixels();
  const [view, setView] = useState({ first: 0, last: Math.ceil(FIRST_PIXELS / rootPixels) });
  // The last measured position. Reading it from the element while lines change would force a second layout.
  const scrolled = useRef({ top: 0, height: FIRST_PIXELS });

  const updateView = useCallback(() => {
    const { top, height } = scrolled.current;
    const [first, last] = [Math.floor(top / rootPixels), Math.ceil((top + height) / rootPixels)];
    const [firstRow, lastRow] = [rows.indexAt(first), rows.indexAt(last)];
    setView((before) =>
      rows.indexAt(before.first) === firstRow && rows.indexAt(before.last) === lastRow ? before : { first, last },
    );
  }, [rows, rootPixels]);
  useLayoutEffect(() => {
    if (scroller === null) return undefined;
    const measure = (): void => {
      scrolled.current = { top: scroller.scrollTop, height: scroller.clientHeight };
      updateView();
    };
    scroller.addEventListener('scroll', measure, { passive: true });
    const sizes = new ResizeObserver(measure);
    sizes.observe(scroller);
    return () => {
      scroller.removeEventListener('scroll', measure);
      sizes.disconnect();
    };
  }, [updateView, scroller]);

  const from = Math.max(rows.indexAt(view.first) - ROWS_BEYOND, 0);
  const to = Math.min(rows.indexAt(view.last) + ROWS_BEYOND, rows.count - 1);
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
      updateView();
      // The element can scroll this far only after it has the height of the current lines, which it has by now.
      scroller?.scrollTo({ top: wanted });
    },
  };
}
