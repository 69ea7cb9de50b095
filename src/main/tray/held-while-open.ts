/** Nobody reads a menu for longer; a desktop that never says it was closed must not keep it stale for ever. */
const LONGEST_OPEN_MILLIS = 2 * 60_000;

/** Sets a value at once, or, while something that shows the one before is open, the latest of them once it is closed. */
export interface HeldWhileOpen<T> {
  set(value: T): void;
  opened(): void;
  closed(): void;
}

/** `elapsedMillis` is a clock that nobody sets, such as `performance.now`. */
export function heldWhileOpen<T>(apply: (value: T) => void, elapsedMillis: () => number): HeldWhileOpen<T> {
  let openedAt: number | undefined;
  let waiting: { readonly value: T } | undefined;
  return {
    set(value) {
      const isOpen = openedAt !== undefined && elapsedMillis() - openedAt < LONGEST_OPEN_MILLIS;
      waiting = isOpen ? { value } : undefined;
      if (!isOpen) apply(value);
    },
    opened() {
      openedAt = elapsedMillis();
    },
    closed() {
      openedAt = undefined;
      const next = waiting;
      waiting = undefined;
      if (next !== undefined) apply(next.value);
    },
  };
}
