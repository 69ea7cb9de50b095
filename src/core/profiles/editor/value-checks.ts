import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import type { RoleRef } from '../../../shared/domain/role.ts';

/** `cli_output_format` of the AWS CLI. */
const OUTPUT_FORMATS: ReadonlySet<string> = new Set(['json', 'yaml', 'yaml-stream', 'text', 'table', 'off']);

/** Throws `usage`. */
export function checkOutput(output: string): string {
  if (OUTPUT_FORMATS.has(output)) return output;
  throw new DaypassError('usage', {
    problem: 'optionInvalid',
    value: '--output',
    known: [...OUTPUT_FORMATS].join(', '),
  });
}

/** Throws accountIdInvalid, and nameInvalid for a role's name that IAM does not allow and no file may hold. */
export function checkRole({ accountId, roleName }: RoleRef): void {
  checkAccountId(accountId);
  checkRoleName(roleName);
}

/** Throws accountIdInvalid. */
export function checkAccountId(accountId: string): void {
  if (!/^\d{12}$/.test(accountId)) throw new DaypassError('accountIdInvalid', { accountId });
}

/** Throws nameInvalid. */
export function checkRoleName(roleName: string): void {
  if (!/^[\w+=,.@-]{1,64}$/.test(roleName)) throw new DaypassError('nameInvalid', { name: roleName });
}
