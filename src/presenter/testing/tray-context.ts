import type { TrayMenuContext } from '../tray/tray-menu-context.ts';
import { NOW } from './sample-state.ts';

/** As on Linux, in English, for a person who has set nothing and whose accounts are all alike. */
export const trayContext: TrayMenuContext = {
  nowMillis: NOW,
  language: 'en',
  platform: 'linux',
  lastFormat: 'bash',
  defaultAct: 'profile',
  hotkey: null,
  productionPattern: '',
};
