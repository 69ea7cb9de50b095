import type { IssueOptions, RoleCredentials, SsoProfile } from '../../core/index.ts';
import type { RoleRef } from '../../shared/domain/role.ts';
import type { CommandName } from '../command.ts';
import { withConfirmation, YES_OPTION } from './confirm-production.ts';
import { roleSelector, type SelectorInput } from './role-selector.ts';
import type { Terminal } from '../terminal.ts';

export interface Minted {
  readonly role: RoleRef & { readonly profile?: SsoProfile };
  readonly credentials: RoleCredentials;
  /** Keys of the same role later on, without a question: the person has answered it. */
  readonly again: (signal: AbortSignal) => Promise<RoleCredentials>;
}

export interface MintInput extends SelectorInput {
  readonly flag: (name: typeof YES_OPTION) => boolean;
}

/** What a command needs keys for, and how it writes them. */
export type KeyUse = Pick<IssueOptions, 'purpose' | 'format'> & { readonly command: CommandName };

/** The keys of the role the options name. Asks first where the settings say so. */
export async function mint(input: MintInput, { command, ...use }: KeyUse, terminal: Terminal): Promise<Minted> {
  const selector = roleSelector(input, command);
  const engine = await terminal.engine();
  const role = await engine.resolveRole(selector);
  const { sourceId, accountId, roleName } = role;
  const issue = (options: Pick<IssueOptions, 'confirmed' | 'signal'>) =>
    engine.issue({ sourceId, accountId, roleName }, { ...use, requester: { shell: 'cli' }, ...options });
  const credentials = await withConfirmation(input.flag(YES_OPTION), terminal, (confirmed) => issue({ confirmed }));
  return { role, credentials, again: (signal) => issue({ confirmed: true, signal }) };
}
