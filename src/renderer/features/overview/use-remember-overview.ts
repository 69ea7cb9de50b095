import { useEffect } from 'react';
import { useTools, useWindowState } from '../../state/window-context.ts';

/** Saves in the settings that the person has left the overview, so that it does not come back by itself. */
export function useRememberOverview(): void {
  const { bridge } = useTools();
  const isLeft = useWindowState((state) => state.overview === 'left' && (state.status?.sessions.length ?? 0) > 0);
  const isRemembered = useWindowState((state) => state.settings?.overviewLeft !== false);
  useEffect(() => {
    if (isLeft && !isRemembered) void bridge.changeSettings({ change: { overviewLeft: true } });
  }, [bridge, isLeft, isRemembered]);
}
