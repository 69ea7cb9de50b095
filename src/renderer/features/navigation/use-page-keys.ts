import { useEffect } from 'react';
import { PAGES } from '../../../shared/pages.ts';
import { useTools } from '../../state/window-context.ts';

/** Ctrl or ⌘ with a digit opens a page, wherever the focus is. It does nothing while a sheet is open. */
export function usePageKeys(): void {
  const { store } = useTools();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      // `code` is the key's position: on some keyboards a digit needs Shift.
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
