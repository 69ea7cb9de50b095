import { useEffect } from 'react';

/** Calls `onFocus` whenever the window gets the focus: the person may come back from another program. */
export function useWindowFocus(onFocus: () => void): void {
  useEffect(() => {
    addEventListener('focus', onFocus);
    return () => removeEventListener('focus', onFocus);
  }, [onFocus]);
}
