import type { ErrorFacts } from '../../shared/errors/daypass-error.ts';
import type { Finding, FindingCode } from '../../shared/domain/findings.ts';
import { shellWord } from './shell-word.ts';

/**
 * What fixes a finding. `fix`: the doctor, if that is safe; else the person. `command`: another command, which is built from the
 * facts, or undefined if they don't suffice. `person`: no command; `because` says why.
 */
type Remedy =
  | { readonly by: 'fix' }
  | { readonly by: 'command'; readonly command: (facts: ErrorFacts) => string | undefined }
  | { readonly by: 'person'; readonly because: string };

const FIX = { by: 'fix' } as const;
const person = (because: string): Remedy => ({ by: 'person', because });
const command = (of: (facts: ErrorFacts) => string | undefined): Remedy => ({ by: 'command', command: of });

/** Returns the command with a name as its argument. Undefined without a name, and for a name that looks like an option. */
function named(before: string, name: unknown, after = ''): string | undefined {
  if (typeof name !== 'string' || name === '' || name.startsWith('-')) return undefined;
  return `${before} ${shellWord(name)}${after}`;
}
const withName = (before: string, fact: string, after = ''): Remedy =>
  command((facts) => named(before, facts[fact], after));

/** The command that changes a Region: one for profiles, another for sessions. */
const NEW_REGION = command(
  ({ profile, session }) =>
    named('daypass profile set', profile, ' --region REGION') ??
    named('daypass session change', session, ' --region REGION'),
);

const NEW_NAME = command(({ section }) => {
  const [, kind, name] = /^(profile|sso-session)\s+(\S.*)$/u.exec(String(section ?? '')) ?? [];
  return named(kind === 'profile' ? 'daypass profile rename' : 'daypass session rename', name, ' NEW-NAME');
});

/** The command that unsets variables in the shell where it is typed. */
function unset(names: readonly string[], { shell }: ErrorFacts): string {
  if (shell === 'powershell') return `Remove-Item ${names.map((name) => `Env:${name}`).join(', ')}`;
  return `unset ${names.join(' ')}`;
}

/** Unsets the given variables. Without any, those that the facts name. */
const unsetting = (...names: readonly string[]): Remedy =>
  command((facts) => {
    const inFacts = [facts['variable'], ...String(facts['also'] ?? '').split(' ')].map((name) => String(name ?? ''));
    const known = (names.length > 0 ? names : inFacts).filter((name) => /^\w+$/.test(name));
    return known.length === 0 ? undefined : unset(known, facts);
  });

const KEY_VARIABLES = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'];

/** Sets the variable to the profile that may be meant. If there is none, unsets it. */
const RIGHT_PROFILE = command((facts) => {
  const { variable, near, shell } = facts;
  if (typeof variable !== 'string') return undefined;
  if (typeof near !== 'string') return unset([variable], facts);
  return shell === 'powershell'
    ? `$env:${variable} = '${near.replaceAll("'", "''")}'`
    : `export ${variable}=${shellWord(near)}`;
});

const DECIDE = 'Clients disagree on what counts; only the person knows which one is meant.';
const HOME = 'Home folders belong to the system; a program can’t change them for others.';
const MACHINE = 'It belongs to the system or to another user.';

/** The remedy of every code. The type requires one for a new code. */
export const REMEDIES: Readonly<Record<FindingCode, Remedy>> = {
  fileUnreadable: person(MACHINE),
  fileUtf16: person(
    'Written again in another encoding it would be another file; an editor does that under the person’s eyes.',
  ),
  notUtf8: person('Which encoding was meant is not in the file.'),
  notAscii: person('The letters are right; the clients that misread them need another setting of the system.'),
  byteOrderMark: FIX,
  loneCarriageReturn: person('Lines are fixed as text, and without line ends no line can be told.'),
  lineBeforeFirstSection: FIX,
  lineWithoutDelimiter: FIX,
  emptyKey: FIX,
  duplicateSection: FIX,
  duplicateSpelling: FIX,
  duplicateKey: FIX,
  headerQuoted: FIX,
  headerSpaced: FIX,
  headerTrailingText: FIX,
  headerIndented: FIX,
  headerWithoutPrefix: FIX,
  headerPrefixInCredentials: FIX,
  headerPrefixUnknown: FIX,
  nameNotPortable: NEW_NAME,
  colonDelimiter: FIX,
  inlineComment: FIX,
  quotedValue: FIX,
  keyUpperCase: FIX,
  indentedKey: FIX,
  defaultSectionUpperCase: FIX,
  defaultTwice: FIX,
  keyUnknown: FIX,
  valueUnknown: FIX,
  readDifferently: person(DECIDE),
  sessionIncomplete: withName('daypass session change', 'session', ' --start-url URL --region REGION'),
  sessionMissing: withName('daypass session add', 'session', ' --start-url URL --region REGION'),
  sessionContradicted: FIX,
  sessionRedundant: FIX,
  profileIncomplete: person('Account and role are not in the file; `daypass list` shows those that are assigned.'),
  regionUnknown: NEW_REGION,
  regionMalformed: NEW_REGION,
  scopesMissing: FIX,
  startUrlForms: FIX,
  startUrlInvalid: withName('daypass session change', 'session', ' --start-url URL'),
  accountIdInvalid: person('The account is not in the file; `daypass list` shows those that are assigned.'),
  legacyProfile: withName('daypass profile move --start-url', 'value'),
  sessionInCredentials: person('It may be moved or removed; only the person knows whether another tool put it there.'),
  roleNameReserved: person(
    'The permission set’s name is not in the file; `daypass list` shows those that are assigned.',
  ),
  signInAndProcess: person(DECIDE),
  staticKeysShadow: person('Static keys can’t be brought back once they are removed.'),
  sourceProfileMissing: person('Which profile was meant is not in the file.'),
  servicesMissing: person('Which section was meant is not in the file.'),
  sourceProfileLoop: person('Which of the profiles has keys of its own is not in the file.'),
  sourceTwice: person(DECIDE),
  durationTooLong: person('AWS allows an hour for a chain, whatever the file says; the line is the person’s.'),
  keysExpired: person('Another tool wrote the keys; it writes new ones.'),
  credentialProcessMissing: person('The program is not Daypass’s to install.'),
  bridgeNotRunnable: FIX,
  environmentKeys: unsetting(...KEY_VARIABLES),
  environmentKeysExpired: unsetting(...KEY_VARIABLES, 'AWS_CREDENTIAL_EXPIRATION'),
  environmentAuthoritiesMissing: unsetting(),
  environmentProfileMissing: RIGHT_PROFILE,
  environmentProfilesDiffer: unsetting('AWS_DEFAULT_PROFILE'),
  environmentRegion: unsetting('AWS_REGION', 'AWS_DEFAULT_REGION'),
  environmentEndpoint: unsetting(),
  environmentTlsUnverified: unsetting(),
  environmentFileElsewhere: unsetting(),
  homeSplit: person(HOME),
  tokenFileTorn: FIX,
  tokenFileOddForm: withName('daypass login', 'session', ' --force'),
  tokenFileExpired: withName('daypass login', 'session'),
  tokenFileStale: FIX,
  tokenFileForeignOwner: person(MACHINE),
  registrationFileTorn: FIX,
  strayFile: person('The program that wrote it may need it where it is.'),
  permissionsTooWide: FIX,
  notYours: person(MACHINE),
  notWritable: person(MACHINE),
  clockSkewed: person(MACHINE),
  fileLarge: person('Which profiles are in use is not in the file; `daypass profile remove` takes those that are not.'),
};

/** The command that fixes a finding, as a person types it. Undefined if no command does. */
export function findingCommand(
  finding: Pick<Finding, 'id' | 'code' | 'fixable' | 'facts' | 'meant'>,
): string | undefined {
  if (finding.fixable) return `daypass doctor --fix ${finding.id}`;
  if (finding.meant !== undefined) return `daypass doctor --fix ${finding.id} --use NAME`;
  const remedy = REMEDIES[finding.code];
  return remedy.by === 'command' ? remedy.command(finding.facts) : undefined;
}
