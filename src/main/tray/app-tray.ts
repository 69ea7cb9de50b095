import { Menu, nativeImage, nativeTheme, Tray, type MenuItemConstructorOptions, type NativeImage } from 'electron';
import type { MenuItem } from '../../presenter/tray/menu-item.ts';
import type { TrayAct } from '../../shared/tray-act.ts';
import type { TrayIcon } from '../../presenter/tray/tray-icon.ts';
import type { AppFiles } from '../app-files.ts';
import { heldWhileOpen } from './held-while-open.ts';
import { clickOpensWindow, menuFollowsWhileOpen } from './platform-gestures.ts';

export interface AppTray {
  draw(icon: TrayIcon, menu: readonly MenuItem[]): void;
  /** Takes the icon away; the next `draw` makes a new one. For a panel that came after the icon was made. */
  remove(): void;
}

export interface AppTrayOptions {
  readonly platform: NodeJS.Platform;
  readonly files: Pick<AppFiles, 'trayIconFile' | 'dotFile'>;
  readonly onAct: (act: TrayAct) => void;
  /** A plain click on the icon, where that is not how the menu opens. */
  readonly onClick: () => void;
}

/**
 * Draws the tray from values, touching only what changed: a menu set again closes an open one on some panels, and an
 * item of a set menu can't be changed in place on Linux.
 */
export function appTray(options: AppTrayOptions): AppTray {
  const imageOf = imagesFrom();
  let tray: Tray | undefined;
  let drawn = { iconFile: '', tooltip: '', menu: '' };
  let icon: TrayIcon | undefined;

  const menus = heldWhileOpen<readonly MenuItem[]>(
    (items) => {
      const menu = Menu.buildFromTemplate(items.map((item) => templateOf(item, { ...options, imageOf })));
      if (!menuFollowsWhileOpen(options.platform)) {
        menu.on('menu-will-show', () => menus.opened());
        menu.on('menu-will-close', () => menus.closed());
      }
      tray?.setContextMenu(menu);
    },
    () => performance.now(),
  );
  const drawIcon = (): void => {
    if (icon === undefined) return;
    const iconFile = options.files.trayIconFile(icon.icon, isPanelDark() ? 'dark' : 'light');
    if (tray === undefined) {
      tray = new Tray(imageOf(iconFile));
      if (clickOpensWindow(options.platform)) tray.on('click', () => options.onClick());
    } else if (iconFile !== drawn.iconFile) tray.setImage(imageOf(iconFile));
    drawn = { ...drawn, iconFile };
  };
  nativeTheme.on('updated', drawIcon);

  return {
    draw(wanted, menu) {
      icon = wanted;
      drawIcon();
      if (wanted.tooltip !== drawn.tooltip) tray?.setToolTip(wanted.tooltip);
      const menuDrawn = JSON.stringify(menu);
      if (menuDrawn !== drawn.menu) menus.set(menu);
      drawn = { ...drawn, tooltip: wanted.tooltip, menu: menuDrawn };
    },
    remove() {
      tray?.destroy();
      tray = undefined;
      icon = undefined;
      drawn = { iconFile: '', tooltip: '', menu: '' };
    },
  };
}

interface TemplateOptions extends Pick<AppTrayOptions, 'files' | 'onAct'> {
  readonly imageOf: (file: string) => NativeImage;
}

function templateOf(item: MenuItem, options: TemplateOptions): MenuItemConstructorOptions {
  switch (item.kind) {
    case 'separator':
      return { type: 'separator' };
    case 'text':
      return { label: item.label, enabled: false };
    case 'action':
      return {
        label: item.label,
        enabled: item.enabled,
        click: (_item, _window, event) => options.onAct(isCtrl(event) ? (item.actWithCtrl ?? item.act) : item.act),
        ...dotted(item, options),
      };
    case 'submenu':
      return {
        label: item.label,
        submenu: item.items.map((inner) => templateOf(inner, options)),
        ...dotted(item, options),
      };
    default:
      return item satisfies never;
  }
}

function dotted(
  { dot }: Pick<Extract<MenuItem, { kind: 'action' }>, 'dot'>,
  { imageOf, files }: TemplateOptions,
): MenuItemConstructorOptions {
  return dot === undefined ? {} : { icon: imageOf(files.dotFile(dot)) };
}

/** On a Mac, ⌘ is the key that people hold for "the other thing". */
function isCtrl(event: Electron.KeyboardEvent | undefined): boolean {
  return event?.ctrlKey === true || event?.metaKey === true;
}

/** Windows has a theme for its taskbar apart from that of its windows, which is also what a person may set for ours. */
function isPanelDark(): boolean {
  const { shouldUseDarkColorsForSystemIntegratedUI: isDark } = nativeTheme as Partial<typeof nativeTheme>;
  return isDark ?? nativeTheme.shouldUseDarkColors;
}

function imagesFrom(): (file: string) => NativeImage {
  const images = new Map<string, NativeImage>();
  return (file) => {
    const image = images.get(file) ?? nativeImage.createFromPath(file);
    images.set(file, image);
    return image;
  };
}
