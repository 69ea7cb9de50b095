import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import type { RoleRef } from '../../../shared/domain/role.ts';

const START = ' credential-process --session ';

/**
 * Returns the value of `credential_process` for a role that only Daypass can get keys for. Throws nameInvalid for a name that
 * a client would read as something else.
 */
export function roleBridgeLine(
  { sourceId, accountId, roleName }: RoleRef,
  program: string,
  platform: NodeJS.Platform,
): string {
  for (const name of [sourceId, roleName]) {
    const isPlain = /^[\w.+@%:/=,-]+$/.test(name) && !name.startsWith('-');
    if (!isPlain || (platform === 'win32' && name.includes('%')))
      throw new DaypassError('nameInvalid', { name: name.slice(0, 200) });
  }
  return `${program}${START}${sourceId} --account ${accountId} --role ${roleName}`;
}

/** The role that a `credential_process` of Daypass asks for; undefined if Daypass would not have written it. */
export function parseRoleBridgeLine(value: string): RoleRef | undefined {
  return parseRoleBridge(value)?.role;
}

/** The same with the program, which is the start of the command line. */
export function parseRoleBridge(value: string): { readonly program: string; readonly role: RoleRef } | undefined {
  const at = value.lastIndexOf(START);
  const program = value.slice(0, at);
  if (at < 1 || /^\s/.test(program)) return undefined;
  const parts = /^(\S+) --account (\d{12}) --role (\S+)$/.exec(value.slice(at + START.length));
  if (parts === null) return undefined;
  const [, sourceId = '', accountId = '', roleName = ''] = parts;
  return { program, role: { sourceId, accountId, roleName } };
}
