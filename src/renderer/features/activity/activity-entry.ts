import { editDoneWords } from '../../../presenter/words/edit-words.ts';
import { messagesFor } from '../../../presenter/messages/index.ts';
import { safeText } from '../../../presenter/words/safe-text.ts';
import type { ActivityEntry } from '../../../shared/domain/activity.ts';
import type { Language } from '../../../shared/domain/languages.ts';
import type { RoleRef } from '../../../shared/domain/role.ts';
import type { IconName } from '../../ui/icon.tsx';

export const ACTIVITY_KINDS = ['handedOut', 'console', 'sessions', 'files'] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

const KIND_OF: Readonly<Record<ActivityEntry['what'], ActivityKind>> = {
  keysCopied: 'handedOut',
  keysIssued: 'handedOut',
  profileCopied: 'handedOut',
  consoleOpened: 'console',
  signedIn: 'sessions',
  signedOut: 'sessions',
  sessionEnded: 'sessions',
  filesEdited: 'files',
};

export const ICON_OF: Readonly<Record<ActivityEntry['what'], IconName>> = {
  keysCopied: 'key',
  keysIssued: 'key',
  profileCopied: 'profile',
  consoleOpened: 'console',
  signedIn: 'check',
  signedOut: 'signOut',
  sessionEnded: 'clock',
  filesEdited: 'pencil',
};

/** The labels of the sessions and accounts that entries name. */
export interface ActivityNames {
  readonly sessionLabel: (sourceId: string) => string;
  readonly accountName: (role: RoleRef) => string;
}

export interface ShownEntry {
  /** The entry's number, counted from the oldest, so that it stays the same when newer ones come. */
  readonly id: number;
  readonly entry: ActivityEntry;
  readonly kind: ActivityKind;
  readonly what: string;
  /** The role that the entry is about, in words. */
  readonly whom: string | undefined;
  /** The text that a filter is compared with, in lower case. */
  readonly searched: string;
}

/** Returns the entries with their words, which are safe to show. */
export function shownEntries(
  entries: readonly ActivityEntry[],
  language: Language,
  names: ActivityNames,
): readonly ShownEntry[] {
  return entries.map((entry, at) => shownEntry(entry, entries.length - at, language, names));
}

function shownEntry(entry: ActivityEntry, id: number, language: Language, names: ActivityNames): ShownEntry {
  const what = whatWords(entry, language, names);
  const whom = 'role' in entry ? whomWords(entry.role, language, names) : undefined;
  const ids = 'role' in entry ? [entry.role.accountId, names.sessionLabel(entry.role.sourceId)] : [];
  return {
    id,
    entry,
    kind: KIND_OF[entry.what],
    what,
    whom,
    searched: [what, whom ?? '', ...ids].join(' ').toLowerCase(),
  };
}

function whatWords(entry: ActivityEntry, language: Language, names: ActivityNames): string {
  const { window, formats } = messagesFor(language);
  const { activity: words } = window;
  switch (entry.what) {
    case 'keysCopied':
      return words.keysCopied(formats[entry.format]);
    case 'keysIssued':
      return words.keysIssued[entry.purpose];
    case 'profileCopied':
      return words.profileCopied(safeText(entry.profileName));
    case 'consoleOpened':
      return words.consoleOpened;
    case 'signedIn':
    case 'signedOut':
    case 'sessionEnded':
      return words[entry.what](names.sessionLabel(entry.sourceId));
    case 'filesEdited':
      return editDoneWords(entry, language);
  }
}

function whomWords(role: RoleRef, language: Language, names: ActivityNames): string {
  const { activity } = messagesFor(language).window;
  const accountName = names.accountName(role);
  return activity.roleIn(safeText(role.roleName), accountName === '' ? role.accountId : safeText(accountName));
}
