import type { AccountColour } from '../../src/shared/domain/account-preferences.ts';
import type { TrayIconName } from '../../src/presenter/tray/tray-icon.ts';

interface PanelColours {
  /** For a light panel, and for a dark one. */
  readonly light: string;
  readonly dark: string;
}

/**
 * Each reads well on its own panel (4.5:1) and still on the other (3:1, WCAG 1.4.11): nobody tells an app on Linux what
 * the panel looks like, and GNOME's is dark whatever the windows are. While nobody has to act the ticket is grey.
 */
export const TRAY_COLOURS: Readonly<Record<TrayIconName, PanelColours>> = {
  signedIn: { light: '#677282', dark: '#8892a1' },
  expiring: { light: '#bd4f05', dark: '#f46506' },
  expired: { light: '#e11212', dark: '#f26262' },
  working: { light: '#677282', dark: '#8892a1' },
  offline: { light: '#677282', dark: '#8892a1' },
  needsYou: { light: '#9840ef', dark: '#b473f4' },
  signedOut: { light: '#677282', dark: '#8892a1' },
};

/** Dots before accounts in the menu; on both light and dark menus (3:1). */
export const DOT_COLOURS: Readonly<Record<AccountColour, string>> = {
  red: '#e5484d',
  orange: '#d9630b',
  yellow: '#a98200',
  green: '#2a9150',
  blue: '#2f7de1',
  purple: '#9d5bd2',
  grey: '#7c8594',
};
