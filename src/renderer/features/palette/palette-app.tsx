import { useEffect, useMemo, useState } from 'react';
import type { Bridge } from '../../../shared/contract.ts';
import { createClock, type Clock } from '../../state/clock.ts';
import { createCommands } from '../../state/commands.ts';
import { DocumentLanguage } from '../../state/document-language.ts';
import { WindowContext } from '../../state/window-context.ts';
import { createWindowStore } from '../../state/window-store.ts';
import { reserveKeysForInputMethod } from '../../ui/composition.ts';
import { WindowBoundary } from '../failure/window-boundary.tsx';
import { Palette } from './palette.tsx';

interface PaletteAppProps {
  readonly bridge: Bridge;
  readonly clock?: Clock;
}

/** The palette's page. It has the window's state without its pages and sheets. */
export function PaletteApp({ bridge, clock }: PaletteAppProps) {
  const tools = useMemo(() => {
    const store = createWindowStore(bridge);
    return { bridge, store, clock: clock ?? createClock(), commands: createCommands(bridge, store) };
  }, [bridge, clock]);
  const [shownCount, setShownCount] = useState(0);
  // Navigation requests of the tray are for the window.
  useEffect(() => tools.store.connect({ takesNavigation: false }), [tools]);
  useEffect(() => bridge.paletteShown(setShownCount), [bridge]);
  useEffect(() => reserveKeysForInputMethod(window), []);
  return (
    <WindowContext value={tools}>
      <DocumentLanguage />
      <WindowBoundary>
        {/* A new key each time it is shown: the box is empty and has the focus. */}
        <Palette key={shownCount} />
      </WindowBoundary>
    </WindowContext>
  );
}
