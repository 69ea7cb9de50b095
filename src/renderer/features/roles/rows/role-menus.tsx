import { EXPORT_FORMATS } from '../../../../shared/domain/export-formats.ts';
import { useWindowState, useWords } from '../../../state/window-context.ts';
import { Menu } from '../../../ui/overlays/menu.tsx';
import type { IconName } from '../../../ui/icon.tsx';
import { commandKey } from './command-key.ts';
import type { RoleHandlers } from './role-actions.ts';
import type { RoleList } from '../list/use-role-list.ts';
import type { OpenMenu } from './open-menu.ts';

/** The menu that is open at a role. */
export function RoleMenus({ menu, list }: { readonly menu: OpenMenu; readonly list: RoleList }) {
  const words = useWords();
  const lastFormat = useWindowState((state) => state.status?.lastFormat) ?? 'bash';
  const { role, roles } = words.window;
  if (menu.what === 'formats')
    return (
      <Menu
        label={role.copyAs}
        items={EXPORT_FORMATS.map((format) => ({ id: format, label: words.formats[format] }))}
        chosen={lastFormat}
        onChoose={(format) => list.copyAs(menu.role, format)}
        onClose={list.closeMenu}
      />
    );
  const more: Readonly<Record<MoreName, string>> = {
    copyVariable: roles.copyVariable,
    setUpProfile: role.setUpProfile,
    setDefault: roles.setDefault,
    openConsole: role.openConsole,
    openConsoleIn: roles.openIn,
    favourite: menu.role.favourite ? role.removeFavourite : role.addFavourite,
    markAccount: roles.markAccount,
  };
  const offered = MORE.filter(([id]) => id !== 'copyVariable' || menu.role.profileNames.length > 0);
  return (
    <Menu
      label={roles.more}
      items={offered.map(([id, icon, letter]) => ({ id, icon, label: more[id], keyCap: keyOf(letter) }))}
      onChoose={(id) => list.on[id](menu.role)}
      onClose={list.closeMenu}
    />
  );
}

const MORE = [
  ['copyVariable', 'shield', 'E'],
  ['setUpProfile', 'profile', 'P'],
  ['setDefault', 'flag', 'D'],
  ['openConsole', 'console', 'O'],
  ['openConsoleIn', 'console', '⇧O'],
  ['favourite', 'star', 'F'],
  ['markAccount', 'pencil', 'L'],
] as const satisfies readonly (readonly [keyof RoleHandlers, IconName, string])[];
type MoreName = (typeof MORE)[number][0];

/** In the search box, where most people are: in the list the letter alone does. */
function keyOf(letter: string): string {
  return `${commandKey}${letter}`;
}
