import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import { messagesFor, type Messages } from '../../presenter/messages/index.ts';
import type { Bridge } from '../../shared/contract.ts';
import { languageFor, type Language } from '../../shared/domain/languages.ts';
import type { AccountSnapshot, SessionSnapshot } from '../../shared/view.ts';
import type { Beat, Clock } from './clock.ts';
import type { Commands } from './commands.ts';
import type { WindowState } from './window-state.ts';
import type { WindowStore } from './window-store.ts';

export interface WindowTools {
  readonly bridge: Bridge;
  readonly store: WindowStore;
  readonly clock: Clock;
  readonly commands: Commands;
}

export const WindowContext = createContext<WindowTools | undefined>(undefined);

export function useTools(): WindowTools {
  const tools = useContext(WindowContext);
  if (tools === undefined) throw new Error('rendered outside <App>');
  return tools;
}

export function useCommands(): Commands {
  return useTools().commands;
}

/** A part of the window's state. `pick` must return an existing part, not a new object, or the component renders without end. */
export function useWindowState<T>(pick: (state: WindowState) => T): T {
  const { store } = useTools();
  return useSyncExternalStore(store.subscribe, () => pick(store.state()));
}

const NONE: readonly never[] = [];

/** All sessions; none before the first status from main. */
export function useSessions(): readonly SessionSnapshot[] {
  return useWindowState((state) => state.status?.sessions) ?? NONE;
}

/** The accounts of all sessions; none before main has published them. */
export function useAccounts(): readonly AccountSnapshot[] {
  return useWindowState((state) => state.directory?.accounts) ?? NONE;
}

/** The language of the settings; the browser's until the first status from main. */
export function useLanguage(): Language {
  return useWindowState((state) => state.status?.language) ?? languageFor(navigator.languages);
}

export function useWords(): Messages {
  return messagesFor(useLanguage());
}

/**
 * Epoch milliseconds, updated on every beat while the component is on the page. `subscribe` is the same function for
 * every render: React subscribes again when it changes, and a new first listener can move the time, which would
 * render again without end.
 */
export function useNow(beat: Beat): number {
  const { clock } = useTools();
  const subscribe = useCallback((onBeat: () => void) => clock.subscribe(beat, onBeat), [clock, beat]);
  return useSyncExternalStore(subscribe, clock.nowMillis);
}
