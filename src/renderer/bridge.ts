import type { Bridge } from '../shared/contract.ts';

declare global {
  interface Window {
    /** Set by the preload script before any script of the page runs. */
    readonly daypass: Bridge;
  }
}

export function bridgeOfWindow(): Bridge {
  return window.daypass;
}
