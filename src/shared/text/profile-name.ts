import { DaypassError } from '../errors/daypass-error.ts';
import { DEFAULT_SETTINGS } from '../domain/settings.ts';
import type { RoleRef } from '../domain/role.ts';

/** The characters every AWS client reads in a profile's or session's name, unquoted (the SDK for JavaScript is the strictest). */
const READABLE = /^[A-Za-z0-9_.+@%:/-]+$/;
/** The SDK for JavaScript refuses the whole file for this one. */
const REFUSED_NAME = '__proto__';
const LONGEST_PART = 48;

/** Whether every AWS client reads the name. */
export function isReadableName(name: string): boolean {
  return READABLE.test(name) && name !== REFUSED_NAME;
}

/** Whether Daypass may give the name: it is readable, and no program takes it for an option (`--help`). */
export function isValidName(name: string): boolean {
  return isReadableName(name) && !name.startsWith('-');
}

/** What a profile is called after, where nobody says otherwise. */
export const DEFAULT_NAME_TEMPLATE: string = DEFAULT_SETTINGS.profileNameTemplate;
const PLACEHOLDER = /\{(session|account|accountId|label|role)\}/g;
const SEPARATORS = '[-_.+@%:/]';

/**
 * A profile's name from a template of `{session}`, `{account}`, `{accountId}`, `{label}` (what the person calls the account;
 * without one its name) and `{role}` with characters of a name
 * around them. The account's name counts when its letters are Latin ones; else, or where none is left, its id is used:
 * of "本番 web" only "web" would be left, and so of "開発 web". What comes out empty
 * takes a separator along. Throws nameTemplateInvalid for a template without a blank, with an unknown one, or with
 * characters no name can hold.
 */
export function nameFromTemplate(template: string, role: RoleRef, accountName: string, label = ''): string {
  const account = wholeSlug(accountName) ?? slug(role.accountId);
  return fill(template, role, account, wholeSlug(label) ?? account);
}

/**
 * A name from the template that is not taken. When it is, the account's id stands in for its name (or is added where the
 * template has no account), then a number is added: the same question has the same answer. Never `default`, which would
 * change what every tool does that is not told a profile. Throws nameTemplateInvalid.
 */
export function freeNameFromTemplate(
  template: string,
  role: RoleRef,
  accountName: string,
  taken: ReadonlySet<string>,
  label = '',
): string {
  const isFree = (name: string) => name !== 'default' && !taken.has(name);
  const byName = nameFromTemplate(template, role, accountName, label);
  if (isFree(byName)) return byName;
  const hasAccount = /\{(?:account(?:Id)?|label)\}/.test(template);
  const byId = fill(
    hasAccount ? template : `${template}-{accountId}`,
    role,
    slug(role.accountId),
    slug(role.accountId),
  );
  if (isFree(byId)) return byId;
  let number = 2;
  while (!isFree(`${byId}-${number}`)) number += 1;
  return `${byId}-${number}`;
}

/** True for a template that names profiles. */
export function isNameTemplate(template: string): boolean {
  try {
    nameFromTemplate(template, { sourceId: 'a', accountId: '111122223333', roleName: 'a' }, 'a');
    return true;
  } catch {
    return false;
  }
}

function fill(template: string, { sourceId, accountId, roleName }: RoleRef, account: string, label: string): string {
  const refused = () => new DaypassError('nameTemplateInvalid', { template: template.slice(0, 200) });
  const literals = template.replaceAll(PLACEHOLDER, '');
  if (literals === template || (literals !== '' && !READABLE.test(literals))) throw refused();

  const values: Readonly<Record<string, string>> = {
    session: slug(portalLabel(sourceId)),
    account,
    accountId: slug(accountId),
    label,
    role: cleaned(roleName),
  };
  let hasGap = false;
  const filled = template.replaceAll(PLACEHOLDER, (_, blank: string) => {
    const value = values[blank] ?? '';
    hasGap ||= value === '';
    return value;
  });
  // A role may be called `-Admin`.
  const name = (hasGap ? withoutGaps(filled) : filled).replace(/^-+/, '') || 'daypass';
  if (!isValidName(name)) throw refused();
  return name;
}

function withoutGaps(text: string): string {
  return text
    .replaceAll(new RegExp(`(${SEPARATORS})${SEPARATORS}+`, 'g'), '$1')
    .replaceAll(new RegExp(`^${SEPARATORS}+|${SEPARATORS}+$`, 'g'), '');
}

/** A legacy session's name is its start URL: `https://corp.awsapps.com/start` is known as `corp`. */
function portalLabel(sourceId: string): string {
  return /^https?:\/\/([^./]+)/i.exec(sourceId)?.[1] ?? sourceId;
}

/** Latin letters without an ASCII letter inside, which Unicode does not take apart. */
const SPELLED: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** Small ASCII letters and digits with single dashes between; accents fall off, other scripts vanish. */
function slug(text: string): string {
  const ascii = text
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase()
    .replaceAll(/[ßæœøłđðþı]/gu, (letter) => SPELLED[letter] ?? letter);
  return cut(ascii.replaceAll(/[^a-z0-9_.]+/g, '-'));
}

/** A role's name as AWS writes it, less what a profile's name cannot hold. */
function cleaned(roleName: string): string {
  return cut(roleName.replaceAll(/[^A-Za-z0-9_.+@-]+/g, '-'));
}

/** The text as a part of a name; undefined where letters of it would be lost, or none is left. */
function wholeSlug(text: string): string | undefined {
  const part = slug(text);
  return /[a-z]/.test(part) && !hasOtherScript(text) ? part : undefined;
}

/** Whether some letters of a name are of a script that a profile's name can't hold. */
function hasOtherScript(text: string): boolean {
  return /(?!\p{Script=Latin})\p{Letter}/u.test(text.normalize('NFKD'));
}

function cut(text: string): string {
  return text.slice(0, LONGEST_PART).replaceAll(/^[-._]+|[-._]+$/g, '');
}
