import { counted } from '../plural.ts';

export const tray = {
  signIn: (label: string) => `Sign in: ${label}`,
  signInAgain: (label: string) => `Sign in again: ${label}`,
  finishSignIn: (label: string) => `Finish signing in: ${label}`,
  enterCode: (label: string, code: string) => `Approve code ${code}: ${label}`,
  cancelSignIn: 'Cancel sign-in',
  openSignInPage: 'Open the sign-in page again',
  signOut: 'Sign out',
  signOutEverywhere: 'Sign out of every session',
  signInNow: 'Open its sign-in page now',
  cantRenew: 'Can’t renew itself: move it to a session…',
  registrationEnds: (when: string) => `Can’t be renewed after ${when}: sign in again`,
  /** A session's line: its label, and where it stands. */
  session: (label: string, state: string) => `${label} — ${state}`,
  noSessions: 'No sessions yet',
  addSession: 'Add a session…',
  favourites: 'Favourites',
  recents: 'Recent',
  accounts: 'Accounts',
  accountsOf: (label: string) => `Accounts: ${label}`,
  noAccounts: 'No accounts assigned to you',
  listing: 'Listing accounts…',
  noRoles: 'No roles',
  listingFailed: 'Accounts could not be listed',
  role: (role: string, account: string) => `${role} — ${account}`,
  accountAndId: (name: string, id: string) => `${name} (${id})`,
  /** What the person calls an account, beside its own name. */
  accountLabel: (label: string) => `“${label}”`,
  /** A role or account to be handled with care. */
  production: (label: string) => `▲ PROD · ${label}`,
  copyProfile: (name: string) => `Copy AWS_PROFILE=${name}`,
  copyKeys: 'Copy keys',
  copyKeysAs: (format: string) => `Copy keys (${format})`,
  setUpProfile: 'Set up profile…',
  setDefault: 'Set as default…',
  openConsole: 'Open console',
  search: 'Search…',
  /** With the hotkey that does the same. */
  searchBy: (hotkey: string) => `Search… (${hotkey})`,
  moreSessions: (count: number) => counted('en', count, { one: 'more session…', other: 'more sessions…' }),
  configTrouble: 'AWS config file can’t be read: open Daypass',
  refresh: 'Refresh accounts',
  openWindow: 'Open Daypass',
  quit: 'Quit Daypass',
  tooltip: (what: string) => `Daypass: ${what}`,
  tooltips: {
    signedIn: (left: string) => `signed in, ${left}`,
    expiring: (label: string, left: string) => `${label} ends soon, ${left}`,
    expired: (label: string) => `${label} has ended, sign in again`,
    working: 'working…',
    offline: 'no network',
    needsYou: (label: string) => `${label} waits for you in the browser`,
    signedOut: 'signed out',
  },
};

export const notices = {
  /** `ago` where the end is told late. */
  expired: (label: string, ago: string | undefined) => ({
    title: `${label}: session ended`,
    body: ago === undefined ? 'Click to sign in again.' : `It ended ${ago}. Click to sign in again.`,
  }),
  revoked: (label: string, _ago: string | undefined) => ({
    title: `${label}: session ended by AWS`,
    body: 'Click to sign in again.',
  }),
  registrationEnded: (label: string, _ago: string | undefined) => ({
    title: `${label}: sign in again`,
    body: 'The registration behind this sign-in has ended (AWS gives it about 90 days), so the session cannot be renewed any more. Click to sign in again.',
  }),
  signedIn: (label: string) => ({
    title: `Signed in to ${label}`,
    body: 'Your accounts and roles are ready in the tray.',
  }),
  /** Signed in, but its token could not be written to disk. */
  signedInUnsaved: (label: string, message: string, next: string) => ({
    title: `Signed in to ${label}, in Daypass only`,
    body: `Other AWS tools don’t have this sign-in yet. ${message} ${next}`,
  }),
  registrationEnds: (label: string, when: string) => ({
    title: `${label}: sign in again before ${when}`,
    body: 'AWS will not renew this sign-in after that. Click to sign in again now.',
  }),
  signInFailed: (label: string, message: string, next: string) => ({
    title: `Could not sign in to ${label}`,
    body: `${message} ${next}`,
  }),
  keysCopied: (role: string, account: string, left: string, clearedAfterSeconds: number) => ({
    title: 'Keys copied',
    body: `${role} in ${account}, valid for ${left}. They leave the clipboard in ${clearedAfterSeconds} s.`,
  }),
  actionFailed: (message: string, next: string) => ({ title: message, body: next }),
};
