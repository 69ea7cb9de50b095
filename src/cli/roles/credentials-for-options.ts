import type { IssueOptions, RoleCredentials } from '../../core/index.ts';
import type { CommandName } from '../command.ts';
import { withConfirmation, YES_OPTION } from './confirm-production.ts';
import { exactSelector, resolveRole, type ResolvedRole, type SelectorInput } from './role-selector.ts';
import type { Terminal } from '../terminal.ts';

export interface Minted {
  readonly role: ResolvedRole;
  readonly credentials: RoleCredentials;
  /** Keys of the same role later on, without a question: the person has answered it. */
  readonly again: (signal: AbortSignal) => Promise<RoleCredentials>;
}

export interface MintInput extends SelectorInput {
  readonly flag: (name: typeof YES_OPTION) => boolean;
  /** Absent for a command that tools run: it takes exact options only. */
  readonly words?: readonly string[];
}

/** What a command needs keys for, and how it writes them. */
export type KeyUse = Pick<IssueOptions, 'purpose' | 'format'> & { readonly command: CommandName };

/** The keys of the role the options name. Asks first where the settings say so. */
export async function mint(input: MintInput, use: KeyUse, terminal: Terminal): Promise<Minted> {
  const role =
    input.words === undefined
      ? await (await terminal.engine()).resolveRole(exactSelector(input, use.command))
      : await resolveRole(input, input.words, use.command, terminal);
  return mintRole(role, input, use, terminal);
}

async function mintRole(
  role: ResolvedRole,
  { flag }: Pick<MintInput, 'flag'>,
  { purpose, format }: KeyUse,
  terminal: Terminal,
): Promise<Minted> {
  const engine = await terminal.engine();
  const { sourceId, accountId, roleName } = role;
  const issue = (options: Pick<IssueOptions, 'confirmed' | 'signal'>) =>
    engine.issue(
      { sourceId, accountId, roleName },
      {
        purpose,
        ...(format && { format }),
        requester: { shell: 'cli' },
        ...options,
      },
    );
  const credentials = await withConfirmation(flag(YES_OPTION), terminal, (confirmed) => issue({ confirmed }));
  return { role, credentials, again: (signal) => issue({ confirmed: true, signal }) };
}
