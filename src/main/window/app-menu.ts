import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { AppMenuItem, AppMenuPart, ZoomChange } from '../../presenter/app-menu/app-menu.ts';
import type { TrayAct } from '../../shared/tray-act.ts';

interface AppMenuTargets {
  readonly onAct: (act: TrayAct) => void;
  readonly onZoom: (by: ZoomChange) => void;
}

/** Electron's menu from its value. */
export function buildAppMenu(parts: readonly AppMenuPart[], targets: AppMenuTargets): Menu {
  return Menu.buildFromTemplate(
    parts.map(({ label, items, place }) => ({
      label,
      ...(place !== undefined && { role: place }),
      submenu: items.flatMap((item) => templatesOf(item, targets)),
    })),
  );
}

function templatesOf(item: AppMenuItem, { onAct, onZoom }: AppMenuTargets): readonly MenuItemConstructorOptions[] {
  if (item.kind === 'separator') return [{ type: 'separator' }];
  if (item.kind === 'standard') return [{ label: item.label, role: item.role }];
  const { label, act, key, further = [] } = item;
  const click = (): void => (act.do === 'zoom' ? onZoom(act.by) : onAct(act));
  return [
    { label, click, ...(key !== undefined && { accelerator: key }) },
    // Electron takes one key for each line.
    ...further.map((accelerator) => ({
      label,
      click,
      accelerator,
      visible: false,
      acceleratorWorksWhenHidden: true,
    })),
  ];
}
