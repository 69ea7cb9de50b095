import type { MenuName } from './role-actions.ts';
import type { RoleEntry } from '../../../../presenter/search/role-entries.ts';

export interface OpenMenu {
  readonly what: MenuName;
  readonly role: RoleEntry;
}
