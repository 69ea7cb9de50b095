import { EXPORT_FORMATS } from '../../../shared/export-formats.ts';
import { useWindowState, useWords } from '../../state/window-context.ts';
import { Menu } from '../../ui/menu.tsx';
import type { RoleEntry } from './role-index.ts';
import type { RoleList } from './use-role-list.ts';

/** Ways to write the keys; the one chosen is remembered and becomes what Enter does. */
export function FormatMenu({ role, list }: { readonly role: RoleEntry; readonly list: RoleList }) {
  const words = useWords();
  const lastFormat = useWindowState((state) => state.status?.lastFormat) ?? 'bash';
  return (
    <Menu
      label={words.window.role.copyAs}
      items={EXPORT_FORMATS.map((format) => ({ id: format, label: words.formats[format] }))}
      chosen={lastFormat}
      onChoose={(format) => list.copyAs(role, format)}
      onClose={list.closeMenu}
    />
  );
}
