import type { Bridge } from '../shared/contract.ts';

declare global {
  interface Window {
    /** Put there by the preload before any script of ours runs. */
    readonly daypass: Bridge;
  }
}

export function bridgeOfWindow(): Bridge {
  return window.daypass;
}
