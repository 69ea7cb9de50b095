import { EXPORT_FORMATS } from '../../../shared/export-formats.ts';
import { useWindowState, useWords } from '../../state/window-context.ts';
import { Menu } from '../../ui/menu.tsx';
import type { RoleHandlers } from './role-actions.ts';
import type { OpenMenu, RoleList } from './use-role-list.ts';

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
  const more: Readonly<Record<(typeof MORE)[number], string>> = {
    copyVariable: roles.copyVariable,
    setUpProfile: role.setUpProfile,
    setDefault: roles.setDefault,
    openConsoleIn: roles.openIn,
    markAccount: roles.markAccount,
  };
  return (
    <Menu
      label={roles.more}
      items={MORE.filter((id) => id !== 'copyVariable' || menu.role.profileNames.length > 0).map((id) => ({
        id,
        label: more[id],
        icon: ICONS[id],
      }))}
      onChoose={(id) => list.on[id](menu.role)}
      onClose={list.closeMenu}
    />
  );
}

const MORE = [
  'copyVariable',
  'setUpProfile',
  'setDefault',
  'openConsoleIn',
  'markAccount',
] as const satisfies readonly (keyof RoleHandlers)[];
const ICONS = {
  copyVariable: 'shield',
  setUpProfile: 'profile',
  setDefault: 'flag',
  openConsoleIn: 'console',
  markAccount: 'pencil',
} as const;
