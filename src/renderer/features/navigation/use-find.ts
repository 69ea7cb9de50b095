import { useEffect } from 'react';
import { useTools, useWindowState } from '../../state/window-context.ts';
import { focusSearch } from '../../ui/focus-page.ts';

/** Ctrl or ⌘ with F focuses the search box of the visible page, or that of the roles if the page has none. */
export function useFind(): void {
  const { store } = useTools();
  const asked = useWindowState((state) => state.findAsked);
  useEffect(() => {
    if (asked > 0 && !focusSearch()) store.send({ type: 'navigation', navigation: { at: 'search' } });
  }, [asked, store]);
}
