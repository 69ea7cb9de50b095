import * as z from 'zod/mini';
import { readOwnJson, writeOwnJson, type Log } from '../../core/index.ts';
import { boundsOnScreen, isReachable, type Bounds, type Size } from './window-bounds.ts';

/** In levels of Chromium's zoom, each of which is 1.2 times the one before. */
const ZOOM_STEP = 0.5;
const MOST_ZOOM = 4;
const USUAL: Size = { width: 1080, height: 720 };
const LEAST: Size = { width: 420, height: 420 };

const pixel = z.int();
const storedPlace = z.object({
  bounds: z.exactOptional(
    z.object({
      x: pixel,
      y: pixel,
      width: pixel.check(z.gte(LEAST.width)),
      height: pixel.check(z.gte(LEAST.height)),
    }),
  ),
  isMaximized: z.boolean(),
  zoomLevel: z.number().check(z.gte(-MOST_ZOOM), z.lte(MOST_ZOOM)),
});
type Place = Readonly<z.infer<typeof storedPlace>>;
const UNKNOWN: Place = { isMaximized: false, zoomLevel: 0 };

/** Where the window was, how large, and how far zoomed, over restarts. */
export interface WindowPlace {
  readonly least: Size;
  boundsOn(workAreas: readonly Bounds[]): Size | Bounds;
  isOn(bounds: Bounds, workAreas: readonly Bounds[]): boolean;
  readonly isMaximized: () => boolean;
  readonly zoomLevel: () => number;
  /** Returns the new level. */
  zoom(by: 'in' | 'out' | 'reset'): number;
  /** Written behind; `bounds` are those of the window while it is not maximized. */
  moved(bounds: Bounds, isMaximized: boolean): void;
  /** Resolves once everything is written. */
  settled(): Promise<void>;
}

export async function openWindowPlace(file: string, log: Log): Promise<WindowPlace> {
  let place: Place = (await readOwnJson(file, (value) => storedPlace.safeParse(value).data)) ?? UNKNOWN;
  let written: Promise<void> = Promise.resolve();
  const change = (part: Partial<Place>): void => {
    const next = { ...place, ...part };
    if (JSON.stringify(next) === JSON.stringify(place)) return;
    place = next;
    written = written
      // A later change is written with this one, which then has nothing left to do.
      .then(() => (place === next ? writeOwnJson(file, next) : undefined))
      .catch((thrown: unknown) => log.warn('windowPlace.notSaved', { error: thrown }));
  };
  return {
    least: LEAST,
    boundsOn: (workAreas) => boundsOnScreen(place.bounds, USUAL, workAreas),
    isOn: isReachable,
    isMaximized: () => place.isMaximized,
    zoomLevel: () => place.zoomLevel,
    zoom(by) {
      const level = by === 'reset' ? 0 : place.zoomLevel + (by === 'in' ? ZOOM_STEP : -ZOOM_STEP);
      change({ zoomLevel: clampZoom(level) });
      return place.zoomLevel;
    },
    moved: (bounds, isMaximized) => change({ bounds, isMaximized }),
    settled: () => written,
  };
}

function clampZoom(level: number): number {
  return Math.min(MOST_ZOOM, Math.max(-MOST_ZOOM, level));
}
