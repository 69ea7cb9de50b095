import type { RoleSelector } from '../../core/index.ts';
import { DaypassError } from '../../shared/errors/daypass-error.ts';
import type { CommandInput, CommandName } from '../command.ts';

export const SELECTOR_OPTIONS = ['session', 'account', 'role', 'profile'] as const;

export type SelectorInput = Pick<CommandInput<(typeof SELECTOR_OPTIONS)[number], never>, 'value'>;

/** Session, account and role, or a profile; all of the one or the other. Throws `usage`. */
export function roleSelector({ value }: SelectorInput, command: CommandName): RoleSelector {
  const [session, account, role, profile] = SELECTOR_OPTIONS.map((name) => value(name));
  const direct = { '--session': session, '--account': account, '--role': role };
  const named = Object.entries(direct).filter(([, given]) => given !== undefined);
  if (profile !== undefined) {
    const [clash] = named;
    if (clash !== undefined) throw usage('optionsExclusive', `--profile, ${clash[0]}`, command);
    return { profileName: profile };
  }
  if (named.length === 0) throw new DaypassError('usage', { problem: 'selectorMissing', command });
  if (session === undefined) throw usage('optionMissing', '--session', command);
  if (account === undefined) throw usage('optionMissing', '--account', command);
  if (role === undefined) throw usage('optionMissing', '--role', command);
  return { sourceId: session, accountId: account, roleName: role };
}

export function required(value: string | undefined, option: string, command: CommandName): string {
  if (value === undefined) throw usage('optionMissing', option, command);
  return value;
}

function usage(problem: string, value: string, command: CommandName): DaypassError {
  return new DaypassError('usage', { problem, value, command });
}
