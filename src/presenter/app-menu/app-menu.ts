import type { Language } from '../../shared/domain/languages.ts';
import type { ProjectPage } from '../../shared/about.ts';
import { PAGES } from '../../shared/pages.ts';
import { inWindow, type NavigationRequest, type TrayAct } from '../../shared/tray-act.ts';
import { messagesFor } from '../messages/index.ts';

/** A change of the window's zoom. Every other act of the menu is a `TrayAct`. */
export type ZoomChange = 'in' | 'out' | 'reset';
type AppMenuAct = TrayAct | { readonly do: 'zoom'; readonly by: ZoomChange };

/** Electron's names of the items that it handles itself: https://www.electronjs.org/docs/latest/api/menu-item#roles */
type StandardRole =
  | ('undo' | 'redo' | 'cut' | 'copy' | 'paste' | 'selectAll')
  | ('services' | 'hide' | 'hideOthers' | 'unhide')
  | ('togglefullscreen' | 'toggleDevTools' | 'minimize' | 'zoom' | 'close' | 'front');

/** Keys are Electron accelerators. `further` keys do the same but are not shown. */
export type AppMenuItem =
  | { readonly kind: 'separator' }
  | { readonly kind: 'standard'; readonly label: string; readonly role: StandardRole }
  | {
      readonly kind: 'act';
      readonly label: string;
      readonly act: AppMenuAct;
      readonly key?: string;
      readonly further?: readonly string[];
    };

export interface AppMenuPart {
  readonly label: string;
  readonly items: readonly AppMenuItem[];
  /** macOS adds items of its own to these two menus. */
  readonly place?: 'window' | 'help';
}

export interface AppMenuContext {
  readonly language: Language;
  /** Node's `process.platform`. */
  readonly platform: string;
  /** True if the app is not packaged. */
  readonly hasDeveloperTools: boolean;
  readonly projectPages: readonly ProjectPage[];
}

const SEPARATOR: AppMenuItem = { kind: 'separator' };

/**
 * The application menu as a value. macOS shows it at the top of the screen. On Linux and Windows it is hidden, but its keys
 * work in the window.
 */
export function appMenu(context: AppMenuContext): readonly AppMenuPart[] {
  return [appPart(context), editPart(context), viewPart(context), windowPart(context), helpPart(context)];
}

function appPart({ language, platform }: AppMenuContext): AppMenuPart {
  const { appMenu: words, window } = messagesFor(language);
  const ofMac: readonly AppMenuItem[] = [
    standard(words.services, 'services'),
    SEPARATOR,
    standard(words.hide, 'hide'),
    standard(words.hideOthers, 'hideOthers'),
    standard(words.showAll, 'unhide'),
    SEPARATOR,
  ];
  return {
    label: window.title,
    items: [
      opens(words.about, { at: 'page', page: 'about' }),
      SEPARATOR,
      opens(words.settings, { at: 'page', page: 'settings' }, 'CommandOrControl+,'),
      opens(words.addSession, { at: 'addSession' }, 'CommandOrControl+N'),
      SEPARATOR,
      ...(platform === 'darwin' ? ofMac : []),
      { kind: 'act', label: words.quit, act: { do: 'quit' }, key: 'CommandOrControl+Q' },
    ],
  };
}

function editPart({ language }: AppMenuContext): AppMenuPart {
  const words = messagesFor(language).appMenu;
  return {
    label: words.edit,
    items: [
      standard(words.undo, 'undo'),
      standard(words.redo, 'redo'),
      SEPARATOR,
      standard(words.cut, 'cut'),
      standard(words.copy, 'copy'),
      standard(words.paste, 'paste'),
      standard(words.selectAll, 'selectAll'),
      SEPARATOR,
      opens(words.find, { at: 'find' }, 'CommandOrControl+F'),
      opens(words.findRole, { at: 'search' }, 'CommandOrControl+K'),
    ],
  };
}

function viewPart({ language, platform, hasDeveloperTools }: AppMenuContext): AppMenuPart {
  const { appMenu: words, window } = messagesFor(language);
  const zoom = (label: string, by: ZoomChange, key: string, further: readonly string[]): AppMenuItem => ({
    kind: 'act',
    label,
    act: { do: 'zoom', by },
    key,
    further,
  });
  return {
    label: words.view,
    items: [
      ...PAGES.map((page, at) => opens(window.navigation[page], { at: 'page', page }, `CommandOrControl+${at + 1}`)),
      SEPARATOR,
      zoom(words.zoomIn, 'in', 'CommandOrControl+Plus', ['CommandOrControl+=', 'CommandOrControl+numadd']),
      zoom(words.zoomOut, 'out', 'CommandOrControl+-', ['CommandOrControl+numsub']),
      zoom(words.actualSize, 'reset', 'CommandOrControl+0', ['CommandOrControl+num0']),
      ...(platform === 'darwin' ? [SEPARATOR, standard(words.fullScreen, 'togglefullscreen')] : []),
      ...(hasDeveloperTools ? [SEPARATOR, standard(words.developerTools, 'toggleDevTools')] : []),
    ],
  };
}

function windowPart({ language, platform }: AppMenuContext): AppMenuPart {
  const words = messagesFor(language).appMenu;
  const ofMac = [
    standard(words.zoomWindow, 'zoom'),
    SEPARATOR,
    standard(words.bringToFront, 'front'),
  ] satisfies readonly AppMenuItem[];
  return {
    label: words.window,
    place: 'window',
    items: [
      standard(words.minimize, 'minimize'),
      standard(words.close, 'close'),
      ...(platform === 'darwin' ? ofMac : []),
    ],
  };
}

function helpPart({ language, projectPages }: AppMenuContext): AppMenuPart {
  const words = messagesFor(language).appMenu;
  return {
    label: words.help,
    place: 'help',
    items: [
      opens(words.checkFiles, { at: 'page', page: 'doctor' }),
      ...(projectPages.length === 0 ? [] : [SEPARATOR]),
      ...projectPages.map((page): AppMenuItem => ({
        kind: 'act',
        label: words.pages[page],
        act: { do: 'openProjectPage', page },
      })),
    ],
  };
}

function standard(label: string, role: StandardRole): AppMenuItem {
  return { kind: 'standard', label, role };
}

function opens(label: string, navigation: NavigationRequest, key?: string): AppMenuItem {
  return { kind: 'act', label, act: inWindow(navigation), ...(key !== undefined && { key }) };
}
