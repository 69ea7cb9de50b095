import { counted } from '../plural.ts';

export const tray = {
  finishSignIn: (label: string) => `Finish signing in: ${label}`,
  enterCode: (label: string, code: string) => `Approve code ${code}: ${label}`,
  cancelSignIn: 'Cancel sign-in',
  openSignInPage: 'Open the sign-in page again',
  signOut: 'Sign out (AWS tools lose this sign-in)',
  signOutEverywhere: 'Sign out of every session',
  signInNow: 'Open its sign-in page now',
  cantRenew: 'Won’t renew: move it to a session…',
  registrationEnds: (when: string) => `Can’t be renewed after ${when}: sign in again`,
  /** A session's line: its label, and where it stands. */
  session: (label: string, state: string) => `${label} — ${state}`,
  noSessions: 'No sessions yet',
  addSession: 'Add a session…',
  /** A session that has ended, and what a click on its line does. */
  endedSession: (line: string, click: string) => `${line} · ${click}`,
  /** What a click on one of the roles below does. */
  clickDoes: {
    profile: 'Click copies AWS_PROFILE',
    keys: 'Click copies keys',
    console: 'Click opens the console',
  },
  clickAndCtrlDo: {
    profile: 'Click copies AWS_PROFILE · with Ctrl or ⌘: keys',
    keys: 'Click copies keys · with Ctrl or ⌘: AWS_PROFILE',
    console: 'Click opens the console · with Ctrl or ⌘: keys',
  },
  moreActs: 'Keys and console',
  moreActsOf: (role: string) => `More for ${role}`,
  accounts: (count: number) => `Accounts (${count})`,
  accountsOf: (label: string, count: number) => `${label} (${count})`,
  /** The first and the last of the accounts below. */
  range: (first: string, last: string) => `${first} … ${last}`,
  noAccounts: 'No accounts assigned to you',
  listing: 'Listing accounts…',
  noRoles: 'No roles',
  listingFailed: 'Accounts could not be listed',
  role: (role: string, account: string) => `${account} · ${role}`,
  accountAndId: (name: string, id: string) => `${name} (${id})`,
  /** What the person calls an account, beside its own name. */
  accountLabel: (label: string) => `“${label}”`,
  /** A role or account to be handled with care. */
  production: (label: string) => `▲ PROD · ${label}`,
  copyProfile: (name: string) => `Copy AWS_PROFILE=${name}`,
  copyNewProfile: 'Create profile and copy AWS_PROFILE',
  copyKeysIn: 'Copy keys as',
  copyKeysAs: (format: string) => `Copy keys (${format})`,
  setUpProfile: 'Create profile…',
  setDefault: 'Make default…',
  openConsole: 'Open console',
  search: 'Search…',
  /** With the hotkey that does the same. */
  searchBy: (hotkey: string) => `Search… (${hotkey})`,
  moreSessions: (count: number) => counted('en', count, { one: 'more session', other: 'more sessions' }),
  configTrouble: 'AWS config file can’t be read: open the doctor',
  refresh: 'Refresh accounts',
  openWindow: 'Open Daypass',
  more: 'More',
  doctor: 'Doctor…',
  settings: 'Settings…',
  updateAvailable: (version: string) => `Daypass ${version} is available`,
  quit: 'Quit Daypass',
  tooltip: (what: string) => `Daypass: ${what}`,
};
