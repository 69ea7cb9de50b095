import type { NavigationRequest } from '../../shared/tray-act.ts';

/** Hands the window where it is wanted: at once while it listens, else when it next asks; a wish is taken once. */
export interface NavigationRequests {
  ask(navigation: NavigationRequest): void;
  /** What the window is told when it begins to listen. */
  take(): NavigationRequest | undefined;
  /** The window is gone: the next wish waits for the next one. */
  forgetListener(): void;
}

export function navigationRequests(push: (navigation: NavigationRequest) => void): NavigationRequests {
  let pending: NavigationRequest | undefined;
  let listening = false;
  return {
    ask(navigation) {
      if (listening) push(navigation);
      else pending = navigation;
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
