import type { SamlRole } from './assertion.ts';
import type { StoredKeys } from './session-store.ts';

/** Up to this many, every role's keys are issued at the sign-in. Each is an AssumeRoleWithSAML in the account's CloudTrail. */
const MOST_ROLES_AT_ONCE = 8;
/** The same where only another sign-in by the person brings an assertion. */
const MOST_ROLES_WITHOUT_RENEWAL = 40;

/** Which roles' keys to issue at a sign-in: those used before, or all where there are few or no assertion comes without the person. */
export function rolesToMint(
  roles: readonly SamlRole[],
  storedKeys: readonly StoredKeys[],
  canRenewSilently: boolean,
): readonly SamlRole[] {
  if (!canRenewSilently) return roles.slice(0, MOST_ROLES_WITHOUT_RENEWAL);
  const used = new Set(storedKeys.map(({ roleArn }) => roleArn));
  const again = roles.filter(({ roleArn }) => used.has(roleArn));
  if (again.length > 0) return again;
  return roles.length <= MOST_ROLES_AT_ONCE ? roles : [];
}
