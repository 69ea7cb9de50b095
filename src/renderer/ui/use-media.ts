import { useCallback, useSyncExternalStore } from 'react';

/** From this width on, the navigation is a rail beside the page. As in the stylesheets. */
export const RAIL = '(min-width: 52rem)';

/** Whether the window fits a media query now; followed as the window changes. */
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
