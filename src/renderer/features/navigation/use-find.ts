import { useEffect } from 'react';
import { useTools, useWindowState } from '../../state/window-context.ts';
import { focusSearch } from '../../ui/focus-page.ts';

/** Ctrl or ⌘ with F goes to the search of the page that is shown; from a page without one, to that of the roles. */
export function useFind(): void {
  const { store } = useTools();
  const asked = useWindowState((state) => state.findAsked);
  useEffect(() => {
    if (asked > 0 && !focusSearch()) store.send({ type: 'navigation', navigation: { at: 'search' } });
  }, [asked, store]);
}
