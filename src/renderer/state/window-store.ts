import type { Bridge } from '../../shared/contract.ts';
import { initialWindowState, step, type WindowEvent, type WindowState } from './window-state.ts';

export interface WindowStore {
  readonly state: () => WindowState;
  readonly send: (event: WindowEvent) => void;
  readonly subscribe: (listener: () => void) => () => void;
  /** Subscribes to main's topics. Returns a function that ends the subscriptions. */
  readonly connect: (options?: { readonly takesNavigation: boolean }) => () => void;
}

/** Holds the window's state and updates it from main's topics. Each topic calls back with its current value, then with later ones. */
export function createWindowStore(bridge: Bridge): WindowStore {
  let state = initialWindowState;
  const listeners = new Set<() => void>();
  const send = (event: WindowEvent): void => {
    const next = step(state, event);
    if (next === state) return;
    state = next;
    for (const listener of listeners) listener();
  };
  return {
    state: () => state,
    send,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    connect({ takesNavigation } = { takesNavigation: true }) {
      const stops = [
        bridge.status((status) => send({ type: 'status', status })),
        bridge.directory((directory) => send({ type: 'directory', directory })),
        bridge.settings((settings) => send({ type: 'settings', settings })),
        ...(takesNavigation ? [bridge.navigation((navigation) => send({ type: 'navigation', navigation }))] : []),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
