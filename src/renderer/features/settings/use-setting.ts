import { useCallback, useRef, useState } from 'react';
import type { Failure } from '../../../shared/errors/outcome.ts';
import type { Settings } from '../../../shared/domain/settings.ts';
import { useTools, useWindowState } from '../../state/window-context.ts';

/** The outcome of the last change of a setting. */
export type SaveState =
  | { readonly at: 'asBefore' | 'saving' }
  /** `turn` differs between successive saves. */
  | { readonly at: 'saved'; readonly turn: number }
  | { readonly at: 'failed'; readonly failure: Failure };

export interface Setting<T> {
  /** The saved value, or the new one while it is being saved. */
  readonly value: T;
  readonly saveState: SaveState;
  /** Resolves with true if the value was saved. `saveState` has a failure. */
  readonly set: (value: T) => Promise<boolean>;
  /** Resets `saveState`. */
  readonly forget: () => void;
}

/** One setting, which is saved as soon as it is changed. If that fails, the previous value stays. */
export function useSetting<K extends keyof Settings>(name: K): Setting<Settings[K]> {
  const { bridge } = useTools();
  const now = useSettings()[name];
  const [wanted, setWanted] = useState<{ readonly value: Settings[K] }>();
  const [saveState, setSaveState] = useState<SaveState>({ at: 'asBefore' });
  const latest = useRef(0);

  const set = useCallback(
    async (value: Settings[K]): Promise<boolean> => {
      const turn = ++latest.current;
      setWanted({ value });
      setSaveState({ at: 'saving' });
      const outcome = await bridge.changeSettings({ change: { [name]: value } });
      if (turn !== latest.current) return outcome.ok;
      setWanted(undefined);
      setSaveState(outcome.ok ? { at: 'saved', turn } : { at: 'failed', failure: outcome.error });
      return outcome.ok;
    },
    [bridge, name],
  );
  const forget = useCallback(() => setSaveState({ at: 'asBefore' }), []);
  return { value: wanted === undefined ? now : wanted.value, saveState, set, forget };
}

/** All settings. Only for components below a page that waits for the settings. */
function useSettings(): Settings {
  const settings = useWindowState((state) => state.settings);
  if (settings === undefined) throw new Error('rendered before the settings were known');
  return settings;
}
