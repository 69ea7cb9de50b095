import type { AccountColour } from '../../shared/domain/account-preferences.ts';
import { menuLabel } from '../words/safe-text.ts';
import type { TrayAct } from '../../shared/tray-act.ts';

/** A dot of an account's colour before the label. The label alone says what the item is about. */
interface Dotted {
  readonly dot?: AccountColour;
}

/** One item of a menu. Labels are safe to show and have their `&` doubled. */
export type MenuItem =
  | { readonly kind: 'separator' }
  /** A disabled item. */
  | { readonly kind: 'text'; readonly label: string }
  | ({
      readonly kind: 'action';
      readonly label: string;
      readonly enabled: boolean;
      readonly act: TrayAct;
      /** The act while Ctrl or ⌘ is held, on desktops that report it. */
      readonly actWithCtrl?: TrayAct;
    } & Dotted)
  | ({ readonly kind: 'submenu'; readonly label: string; readonly items: readonly MenuItem[] } & Dotted);

export function text(label: string): MenuItem {
  return { kind: 'text', label: menuLabel(label) };
}

export function action(label: string, act: TrayAct, enabled = true): MenuItem {
  return { kind: 'action', label: menuLabel(label), enabled, act };
}

export function submenu(label: string, items: readonly MenuItem[], dot?: AccountColour): MenuItem {
  return { kind: 'submenu', label: menuLabel(label), items, ...(dot !== undefined && { dot }) };
}

const SEPARATOR: MenuItem = { kind: 'separator' };

/** The items of all groups, with a separator between groups that are not empty. */
export function grouped(groups: readonly (readonly MenuItem[])[]): readonly MenuItem[] {
  return groups
    .filter((group) => group.length > 0)
    .flatMap((group): readonly MenuItem[] => [SEPARATOR].concat(group))
    .slice(1);
}

/** The number of items on all levels, without separators. */
export function countItems(items: readonly MenuItem[]): number {
  return items.reduce((count, item) => {
    if (item.kind === 'separator') return count;
    return count + 1 + (item.kind === 'submenu' ? countItems(item.items) : 0);
  }, 0);
}
