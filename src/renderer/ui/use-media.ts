import { useCallback, useSyncExternalStore } from 'react';

/** From this width on, the navigation is a rail beside the page. The stylesheets use the same width. */
export const RAIL = '(min-width: 52rem)';

/** Returns true while the window matches a media query. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (onChange: () => void) => {
      const list = matchMedia(query);
      list.addEventListener('change', onChange);
      return () => list.removeEventListener('change', onChange);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches);
}
