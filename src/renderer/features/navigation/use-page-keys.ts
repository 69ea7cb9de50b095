import { useEffect } from 'react';
import { PAGES } from '../../../shared/pages.ts';
import { useTools } from '../../state/window-context.ts';

/** Ctrl or ⌘ with a digit goes to a page, wherever the focus is; not under an open sheet, which is answered first. */
export function usePageKeys(): void {
  const { store } = useTools();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      // By the key's place: on some keyboards a digit alone needs Shift.
      const digit = /^Digit([1-9])$/u.exec(event.code)?.[1];
      const page = digit === undefined ? undefined : PAGES[Number(digit) - 1];
      if (page === undefined || store.state().sheet.at !== 'none') return;
      event.preventDefault();
      store.send({ type: 'pageAsked', page });
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [store]);
}
