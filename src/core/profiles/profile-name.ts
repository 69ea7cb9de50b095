import type { RoleRef } from '../../shared/role-ref.ts';

/** The characters every AWS client reads in a profile's or session's name, unquoted (the SDK for JavaScript is the strictest). */
const NAME = /^[A-Za-z0-9_.+@%:/-]+$/;
/** The SDK for JavaScript refuses the whole file for this one. */
const REFUSED_NAME = '__proto__';
const LONGEST_PART = 48;

export function isValidName(name: string): boolean {
  return NAME.test(name) && name !== REFUSED_NAME;
}

/**
 * A free name, `{session}-{account}-{role}`. The account's name counts when it has a Latin letter in it, else its id.
 * When that is taken, the id stands in for the name, then a number is added: the same question has the same answer.
 */
export function suggestProfileName(role: RoleRef, accountName: string, takenNames: Iterable<string>): string {
  const taken = new Set(takenNames);
  const account = slug(accountName);
  const byName = nameFrom(role, /[a-z]/.test(account) ? account : role.accountId);
  if (!taken.has(byName)) return byName;
  const byId = nameFrom(role, role.accountId);
  if (!taken.has(byId)) return byId;
  let number = 2;
  while (taken.has(`${byId}-${number}`)) number += 1;
  return `${byId}-${number}`;
}

function nameFrom({ sessionName, roleName }: RoleRef, account: string): string {
  const parts = [slug(portalLabel(sessionName)), slug(account), kept(roleName)];
  return parts.filter((part) => part !== '').join('-') || 'daypass';
}

/** A legacy session's name is its start URL: `https://corp.awsapps.com/start` is known as `corp`. */
function portalLabel(sessionName: string): string {
  return /^https?:\/\/([^./]+)/i.exec(sessionName)?.[1] ?? sessionName;
}

/** Small ASCII letters and digits with single dashes between; accents fall off, other scripts vanish. */
function slug(text: string): string {
  const ascii = text
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase();
  return cut(ascii.replaceAll(/[^a-z0-9_.]+/g, '-'));
}

/** A role's name as AWS writes it, less what a profile's name cannot hold. */
function kept(roleName: string): string {
  return cut(roleName.replaceAll(/[^A-Za-z0-9_.+@-]+/g, '-'));
}

function cut(text: string): string {
  return text.slice(0, LONGEST_PART).replaceAll(/^[-._]+|[-._]+$/g, '');
}
