import { useMemo } from 'react';

/** The root font's size in pixels. Lengths in rem grow with larger text. */
export function rootPixels(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}

/** The same, read once for each component. */
export function useRootPixels(): number {
  return useMemo(() => rootPixels(), []);
}
