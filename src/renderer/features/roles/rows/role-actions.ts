import type { AccountEntry, RoleEntry } from '../../../../presenter/search/role-entries.ts';

/** Menus that open at a role. */
export type MenuName = 'formats' | 'more';

/** What can be done with a role. The functions stay the same while the list is mounted. */
export interface RoleHandlers {
  /** The default act that the person has chosen. */
  readonly useRole: (role: RoleEntry) => void;
  /** Copies keys, or the profile if keys are the default act. */
  readonly useOther: (role: RoleEntry) => void;
  readonly copyKeys: (role: RoleEntry) => void;
  /** Copies the command that makes a shell use the role's profile. A missing profile is created first. */
  readonly copyVariable: (role: RoleEntry) => void;
  readonly chooseFormat: (role: RoleEntry) => void;
  readonly showMore: (role: RoleEntry) => void;
  readonly setUpProfile: (role: RoleEntry) => void;
  readonly setDefault: (role: RoleEntry) => void;
  readonly openConsole: (role: RoleEntry) => void;
  readonly openConsoleIn: (role: RoleEntry) => void;
  readonly favourite: (role: RoleEntry) => void;
  readonly markAccount: (of: { readonly account: AccountEntry }) => void;
}
