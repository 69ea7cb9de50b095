import { menuLabel } from './safe-text.ts';
import type { TrayAct } from './tray-act.ts';

/** One line of a menu, ready to draw: labels are safe to show and have their `&` doubled. */
export type MenuItem =
  | { readonly kind: 'separator' }
  /** Words only; drawn greyed. */
  | { readonly kind: 'text'; readonly label: string }
  | { readonly kind: 'action'; readonly label: string; readonly enabled: boolean; readonly act: TrayAct }
  | { readonly kind: 'submenu'; readonly label: string; readonly items: readonly MenuItem[] };

export function text(label: string): MenuItem {
  return { kind: 'text', label: menuLabel(label) };
}

export function action(label: string, act: TrayAct, enabled = true): MenuItem {
  return { kind: 'action', label: menuLabel(label), enabled, act };
}

export function submenu(label: string, items: readonly MenuItem[]): MenuItem {
  return { kind: 'submenu', label: menuLabel(label), items };
}

const SEPARATOR: MenuItem = { kind: 'separator' };

/** Groups with a separator between those that have anything. */
export function grouped(groups: readonly (readonly MenuItem[])[]): readonly MenuItem[] {
  return groups
    .filter((group) => group.length > 0)
    .flatMap((group): readonly MenuItem[] => [SEPARATOR].concat(group))
    .slice(1);
}
