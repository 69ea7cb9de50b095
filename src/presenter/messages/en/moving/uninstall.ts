import type { ErrorFacts } from '../../../../shared/errors/daypass-error.ts';
import type { StayCode } from '../../../../shared/uninstall-plan.ts';
import { factText } from '../../error-entry.ts';

export const uninstallHelp = {
  uninstall: `Usage: daypass uninstall [--purge] [--dry-run] [--yes] [--json]

Takes out what Daypass has put in: profiles that only work with it, kept keys, starting at login,
backups, cached keys and logs. Shows first what goes and what stays, and asks. The program itself is
removed by what installed it.

  --purge            also sign out of every session, and delete Daypass's settings and history
  --dry-run          only show it
  --yes              do not ask first
  --json             print JSON; changes nothing without --yes`,
};

const text = (facts: ErrorFacts, key: string, fallback: string) => factText(facts, [key], (value) => value, fallback);

export const uninstallWords = {
  goes: 'Goes:',
  nothing: 'There is nothing to take out.',
  stays: 'Stays:',
  signsOut: (session: string) => `the sign-in to ${session}`,
  profile: (name: string) => `profile ${name}, which only works with Daypass`,
  storedKeys: (name: string) => `keys kept for ${name} in the credentials file`,
  ask: 'Take this out? [y/N]',
  askPurge: 'Sign out of every session and take this out? This cannot be undone. [y/N]',
  dryRun: 'Nothing was changed.',
  notConfirmed: 'Nothing was changed. To take it out without a question, add --yes.',
  done: 'Done. What stays is listed above.',
  stay: {
    profiles: (facts) => `${text(facts, 'count', 'some')} profiles, which every AWS tool reads without Daypass`,
    sessions: (facts) => `the sessions of the AWS config file: ${text(facts, 'names', '')}`,
    tokens: (facts) => `sign-ins in ${text(facts, 'path', 'the SSO cache')}, which the AWS CLI uses as well`,
    settings: (facts) =>
      `settings, favourites and notes in ${text(facts, 'path', 'Daypass’s folder')} (--purge deletes them)`,
    handWritten: (facts) =>
      `profiles that you wrote to run Daypass and that stop working: ${text(facts, 'names', '')}, in ${text(facts, 'path', 'the AWS config file')}`,
    shellLines: (facts) =>
      `lines that run daypass, to be removed by you, in ${text(facts, 'paths', 'your shell’s files')}`,
    loginItem: () => 'starting at login, where you turned it on: turn it off in the app’s settings first',
    foreignFiles: (facts) => `files that are not Daypass’s in ${text(facts, 'path', 'its folder')}`,
    program: () => 'the program: npm uninstall -g daypass, or remove the desktop app as you installed it',
  } satisfies Readonly<Record<StayCode, (facts: ErrorFacts) => string>> as Readonly<
    Record<StayCode, (facts: ErrorFacts) => string>
  >,
};
