import type { TrayMenuContext } from '../tray/tray-menu-context.ts';
import { NOW } from './sample-state.ts';

/** Linux, English and default settings, with no production accounts. */
export const trayContext: TrayMenuContext = {
  nowMillis: NOW,
  language: 'en',
  platform: 'linux',
  lastFormat: 'bash',
  defaultAct: 'profile',
  hotkey: null,
  productionPattern: '',
};
