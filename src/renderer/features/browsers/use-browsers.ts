import { useCallback } from 'react';
import type { InstalledBrowser } from '../../../shared/domain/browsers.ts';
import { useAnswer, type Answer } from '../../state/use-answer.ts';
import { useTools } from '../../state/window-context.ts';

/** The browsers of this machine, read when the component mounts. */
export function useBrowsers(): Answer<readonly InstalledBrowser[]> {
  const { bridge } = useTools();
  return useAnswer(useCallback(() => bridge.listBrowsers({}), [bridge]));
}
