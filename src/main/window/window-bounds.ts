export interface Size {
  readonly width: number;
  readonly height: number;
}
export interface Bounds extends Size {
  readonly x: number;
  readonly y: number;
}

/** So much of a window's upper edge must be on a screen that a person can take hold of it. */
const GRIP = { width: 120, height: 32 } as const;

/**
 * Where a window opens that was at `saved` when it was last seen, in device-independent pixels: in the same place if the
 * screens still hold it, smaller where the screen is. Without a place of its own it goes where the system puts windows.
 */
export function boundsOnScreen(saved: Bounds | undefined, usual: Size, workAreas: readonly Bounds[]): Size | Bounds {
  const { width, height } = saved ?? usual;
  const [first] = workAreas;
  if (first === undefined) return { width, height };
  const screen = saved && workAreas.find((area) => isGripped(saved, area));
  if (saved === undefined || screen === undefined) return within({ width, height }, first);
  return moveInto({ ...saved, ...within(saved, screen) }, screen);
}

/** False for a window that no screen shows enough of. */
export function isReachable(bounds: Bounds, workAreas: readonly Bounds[]): boolean {
  return workAreas.some((area) => isGripped(bounds, area));
}

function within(size: Size, area: Size): Size {
  return { width: Math.min(size.width, area.width), height: Math.min(size.height, area.height) };
}

function isGripped(bounds: Bounds, area: Bounds): boolean {
  const width = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
  const isEdgeInside = bounds.y >= area.y - GRIP.height && bounds.y + GRIP.height <= area.y + area.height;
  return width >= GRIP.width && isEdgeInside;
}

/** The upper edge comes down onto the screen; sides that a person has pushed over an edge stay there. */
function moveInto(bounds: Bounds, area: Bounds): Bounds {
  return { ...bounds, y: Math.max(bounds.y, area.y) };
}
