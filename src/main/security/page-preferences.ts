import type { WebPreferences } from 'electron';
import { WINDOW_PARTITION } from './harden.ts';

/** What every window with a page of ours is made with: no Node, no network (see `closeOff`), and the bridge alone. */
export function pagePreferences(preloadFile: string): WebPreferences {
  return {
    preload: preloadFile,
    partition: WINDOW_PARTITION,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
  };
}
