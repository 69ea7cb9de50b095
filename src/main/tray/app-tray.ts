import { Menu, nativeImage, Tray, type MenuItemConstructorOptions, type NativeImage } from 'electron';
import type { MenuItem } from '../../presenter/menu-item.ts';
import type { TrayAct } from '../../presenter/tray-act.ts';
import type { TrayIcon, TrayIconName } from '../../presenter/tray-icon.ts';
import type { AppFiles } from '../app-files.ts';

export interface AppTray {
  draw(icon: TrayIcon, menu: readonly MenuItem[]): void;
}

export interface AppTrayOptions {
  readonly files: Pick<AppFiles, 'trayIconFile'>;
  readonly onAct: (act: TrayAct) => void;
  /** A plain click on the icon, where the platform tells one from opening the menu. */
  readonly onClick: () => void;
}

/**
 * Draws the tray from values, touching only what changed: a menu set anew closes an open one on some panels, and an
 * item of a set menu can't be changed in place on Linux.
 */
export function appTray(options: AppTrayOptions): AppTray {
  const images = new Map<TrayIconName, NativeImage>();
  const imageOf = (name: TrayIconName): NativeImage => {
    const image = images.get(name) ?? nativeImage.createFromPath(options.files.trayIconFile(name));
    images.set(name, image);
    return image;
  };
  let tray: Tray | undefined;
  let drawn = { icon: '', tooltip: '', menu: '' };

  return {
    draw({ icon, tooltip }, menu) {
      const wanted = { icon, tooltip, menu: JSON.stringify(menu) };
      if (tray === undefined) {
        tray = new Tray(imageOf(icon));
        tray.on('click', () => options.onClick());
      } else if (wanted.icon !== drawn.icon) tray.setImage(imageOf(icon));
      if (wanted.tooltip !== drawn.tooltip) tray.setToolTip(tooltip);
      if (wanted.menu !== drawn.menu) tray.setContextMenu(Menu.buildFromTemplate(templateOf(menu, options.onAct)));
      drawn = wanted;
    },
  };
}

function templateOf(items: readonly MenuItem[], onAct: (act: TrayAct) => void): MenuItemConstructorOptions[] {
  return items.map((item) => {
    switch (item.kind) {
      case 'separator':
        return { type: 'separator' };
      case 'text':
        return { label: item.label, enabled: false };
      case 'action':
        return { label: item.label, enabled: item.enabled, click: () => onAct(item.act) };
      case 'submenu':
        return { label: item.label, submenu: templateOf(item.items, onAct) };
      default:
        return item satisfies never;
    }
  });
}
