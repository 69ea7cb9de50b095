import type { ErrorFacts } from '../../../../shared/errors/daypass-error.ts';
import { shellWord } from '../../../words/shell-word.ts';
import { factText } from '../../error-entry.ts';
import type { FindingEntries } from '../../finding-entry.ts';
import { counted } from '../../plural.ts';
import { theSession, file, count } from './facts.ts';

/** Whose file it is, by its name and form; the programs' own names. */
const WRITERS: Readonly<Record<string, string>> = {
  awsToken: 'a token of the AWS CLI or an AWS SDK',
  awsRegistration: 'a client registration of the AWS CLI or an AWS SDK',
  awsOldRegistration: 'a client registration of an old AWS CLI',
  vscode: 'a file of the AWS Toolkit for VS Code or Amazon Q',
  jetbrains: 'a file of the AWS Toolkit for JetBrains',
  kiro: 'a file of Kiro',
};

const written = (facts: ErrorFacts) => {
  const writer = WRITERS[String(facts['writer'] ?? '')];
  return writer === undefined
    ? 'Its name and form don’t say which program wrote it.'
    : `By name and form it is ${writer}.`;
};

function oddForm(facts: ErrorFacts): string {
  switch (facts['form']) {
    case 'nullRefreshToken':
      return 'It holds a null where a refresh token would be. The SDK for Go cannot read the file.';
    case 'expiryUtcSuffix':
      return 'Its expiry ends in “UTC” instead of “Z”. The SDK for Go fails and the one for JavaScript renews at every use.';
    case 'expiryWithoutZone':
      return 'Its expiry has no time zone. The AWS CLI and Python tools crash on it.';
    case 'noRegistrationExpiry':
      return 'It does not say how long its client registration is good. The AWS CLI and Python tools do not renew it.';
    default:
      return 'Its expiry is written in a form that not every tool reads.';
  }
}

/** The AWS CLI’s cache of tokens and client registrations. */
export const tokenCacheFindings = {
  tokenFileTorn: (facts) => ({
    title: `A token file is torn${factText(facts, ['session'], (name) => ` (session ${name})`, '')}`,
    explanation: 'It is not one whole JSON object, as after a crash or a full disk. No tool can read it.',
    fix: 'Move the file to the backups. The next sign-in writes a new one.',
  }),
  tokenFileOddForm: (facts) => ({
    title: `A token file has an odd form${factText(facts, ['session'], (name) => ` (session ${name})`, '')}`,
    explanation: oddForm(facts),
    fix: 'Sign in or renew with Daypass: it writes the form every tool reads.',
  }),
  tokenFileExpired: (facts) => ({
    title: `The sign-in to ${theSession(facts)} has ended`,
    explanation: 'Its token has expired and cannot be renewed.',
    fix: factText(facts, ['session'], (name) => `Sign in (daypass login ${shellWord(name)}).`, 'Sign in.'),
  }),
  tokenFileStale: (facts) => ({
    title: 'A leftover token file',
    explanation: `${file(facts)} expired ${counted('en', count(facts, 'daysAgo'), { one: 'day', other: 'days' })} ago and belongs to no session in use. ${written(facts)}`,
    fix: 'Move the file to the backups.',
  }),
  tokenFileForeignOwner: (facts) => ({
    title: 'A file of another user in the token cache',
    explanation: `${file(facts)} is not yours, perhaps made with sudo. Tools cannot renew it, and a planted token would sign you in as somebody else. ${written(facts)}`,
    fix: 'Look where it comes from, then remove it or make it yours with chown.',
  }),
  registrationFileTorn: (facts) => ({
    title: 'A client registration is torn',
    explanation: `${file(facts)} is not whole. “aws sso login” fails because of it, time and again.`,
    fix: 'Move the file to the backups. The AWS CLI registers again.',
  }),
  strayFile: (facts) => ({
    title: 'A file that does not belong in the token cache',
    explanation: `“aws sso logout” goes through every file of that folder and crashes on ${file(facts)}: it stops before all are signed out. ${written(facts)}`,
    fix: 'Move it elsewhere.',
  }),
} satisfies Partial<FindingEntries>;
