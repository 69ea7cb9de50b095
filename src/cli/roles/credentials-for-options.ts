import type { RoleCredentials, SsoProfile } from '../../core/index.ts';
import type { RoleRef } from '../../shared/domain/role.ts';
import type { CommandName } from '../command.ts';
import { roleSelector, type SelectorInput } from './role-selector.ts';
import type { Terminal } from '../terminal.ts';

export interface Minted {
  readonly role: RoleRef & { readonly profile?: SsoProfile };
  readonly credentials: RoleCredentials;
}

/** The keys of the role the options name. */
export async function mint(input: SelectorInput, command: CommandName, terminal: Terminal): Promise<Minted> {
  const selector = roleSelector(input, command);
  const engine = await terminal.engine();
  const role = await engine.resolveRole(selector);
  const { sourceId, accountId, roleName } = role;
  return { role, credentials: await engine.roleCredentials({ sourceId, accountId, roleName }) };
}
