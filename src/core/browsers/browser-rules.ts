import type { RoleRef } from '../../shared/domain/role.ts';
import type { BrowserChoice, BrowserRule } from '../../shared/domain/settings.ts';
import { matchesGlob } from '../../shared/text/glob.ts';

/** The browser of the first rule that fits a role of an account; undefined for the system's own. */
export function browserFor(
  rules: readonly BrowserRule[],
  role: RoleRef,
  accountName: string,
): BrowserChoice | undefined {
  return rules.find(({ match }) => fits(match, role, accountName))?.browser;
}

/** Of the first rule that fits every account there may be: pages of no account, such as sign-ins, go there too. */
export function browserForEverything(rules: readonly BrowserRule[]): BrowserChoice | undefined {
  return rules.find(({ match }) => match.by === 'pattern' && /^\*+(\/\*+)?$/.test(match.pattern))?.browser;
}

function fits(match: BrowserRule['match'], role: RoleRef, accountName: string): boolean {
  if (match.by === 'account') return match.accountId === role.accountId && match.sessionName === role.sourceId;
  const accounts = [accountName, role.accountId].filter((name) => name !== '');
  // Without a slash the pattern is about accounts alone: `*admin` is not about every Admin role.
  const texts = match.pattern.includes('/') ? accounts.flatMap((name) => [name, `${name}/${role.roleName}`]) : accounts;
  return texts.some((text) => matchesGlob(text, match.pattern));
}
