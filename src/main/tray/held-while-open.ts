/** Sets a value at once, or, while something that shows the one before is open, the latest of them once it is closed. */
export interface HeldWhileOpen<T> {
  set(value: T): void;
  opened(): void;
  closed(): void;
}

export function heldWhileOpen<T>(apply: (value: T) => void): HeldWhileOpen<T> {
  let isOpen = false;
  let waiting: { readonly value: T } | undefined;
  return {
    set(value) {
      if (isOpen) waiting = { value };
      else apply(value);
    },
    opened() {
      isOpen = true;
    },
    closed() {
      isOpen = false;
      const next = waiting;
      waiting = undefined;
      if (next !== undefined) apply(next.value);
    },
  };
}
