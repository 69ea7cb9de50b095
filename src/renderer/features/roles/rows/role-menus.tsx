import { EXPORT_FORMATS } from '../../../../shared/domain/export-formats.ts';
import { useWindowState, useWords } from '../../../state/window-context.ts';
import { Menu } from '../../../ui/overlays/menu.tsx';
import type { IconName } from '../../../ui/icon.tsx';
import { commandKey } from './command-key.ts';
import type { RoleHandlers } from './role-actions.ts';
import type { RoleList } from '../list/use-role-list.ts';
import type { OpenMenu } from './open-menu.ts';

const MORE = [
  ['copyVariable', 'shield', 'E'],
  ['copyKeys', 'copy', '↵'],
  ['chooseFormat', 'code', '⇧↵'],
  ['openConsole', 'console', 'O'],
  ['openConsoleIn', 'console', '⇧O'],
  ['setUpProfile', 'profile', 'P'],
  ['setDefault', 'flag', 'D'],
  ['favourite', 'star', 'S'],
  ['markAccount', 'pencil', 'L'],
] as const satisfies readonly (readonly [keyof RoleHandlers, IconName, string])[];
type MoreName = (typeof MORE)[number][0];

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
        onClose={() => list.closeMenu(menu.what)}
      />
    );
  const more: Readonly<Record<MoreName, string>> = {
    copyVariable: roles.copyVariable,
    copyKeys: role.copyKeys,
    chooseFormat: role.copyAs,
    openConsole: role.openConsole,
    openConsoleIn: roles.openIn,
    setUpProfile: role.setUpProfile,
    setDefault: roles.setDefault,
    favourite: menu.role.favourite ? role.removeFavourite : role.addFavourite,
    markAccount: roles.markAccount,
  };
  return (
    <Menu
      label={roles.more}
      items={MORE.map(([id, icon, key]) => ({ id, icon, label: more[id], keyCap: keyOf(key) }))}
      onChoose={(id) => list.on[id](menu.role)}
      onClose={() => list.closeMenu(menu.what)}
    />
  );
}

/** The key in the search box, where the focus usually is. In the list the letter alone is enough. */
function keyOf(key: string): string {
  return key === '⇧↵' ? key : `${commandKey}${key}`;
}
