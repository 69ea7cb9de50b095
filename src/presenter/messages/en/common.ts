import type { ExportFormat } from '../../../shared/domain/export-formats.ts';

export const formats: Readonly<Record<ExportFormat, string>> = {
  bash: 'bash',
  zsh: 'zsh',
  fish: 'fish',
  powershell: 'PowerShell',
  cmd: 'Command Prompt (cmd)',
  dotenv: '.env file',
  json: 'JSON',
  ini: 'Credentials file (INI)',
  plain: 'Plain fields',
};

/** One word or two for where a session stands; used by window, tray and command line alike. */
export const states = {
  signedIn: 'Signed in',
  expiring: 'Expires soon',
  signedOut: 'Signed out',
  never: 'Not signed in',
  expired: 'Expired',
  renewsAtNextUse: 'Renews at next use',
  revoked: 'Ended by AWS',
  registrationEnded: 'Sign-in too old',
  queued: 'Waiting for its turn',
  registering: 'Starting sign-in…',
  awaitingUser: 'Waiting for you',
  refreshing: 'Renewing…',
  retrying: 'Trying again',
  offline: 'Offline',
};

export const time = {
  lessThanAMinute: 'less than a minute',
  /** `left` is already worded: `7 hr 59 min`. */
  left: (left: string) => `${left} left`,
  /** A state and the time left for it. */
  stateAndLeft: (state: string, left: string) => `${state}, ${left}`,
  /** A token that nobody renews: its end is known. */
  ends: (when: string) => `ends ${when}`,
  /** By what earlier portal sessions lasted. */
  endsAbout: (when: string) => `ends about ${when}`,
  renewsItself: 'renews itself',
  over: 'expired',
  ago: (age: string) => `${age} ago`,
  justNow: 'just now',
};

/** What an assumed role's keys come from, and the heading of accounts that only such roles are in. */
export const assumed = {
  profile: (name: string) => `profile ${name}`,
  bySourceProfile: (name: string) => `by source_profile ${name}`,
  byEnvironment: 'by the environment’s keys',
  accounts: 'Assumed roles',
};
