import type { Wish } from '../../shared/contract.ts';

/** Hands the window where it is wanted: at once while it listens, else when it next asks; a wish is taken once. */
export interface Wishes {
  ask(wish: Wish): void;
  /** What the window is told when it begins to listen. */
  take(): Wish | undefined;
  /** The window is gone: the next wish waits for the next one. */
  forgetListener(): void;
}

export function wishes(push: (wish: Wish) => void): Wishes {
  let pending: Wish | undefined;
  let listening = false;
  return {
    ask(wish) {
      if (listening) push(wish);
      else pending = wish;
    },
    take() {
      listening = true;
      const taken = pending;
      pending = undefined;
      return taken;
    },
    forgetListener() {
      listening = false;
    },
  };
}
