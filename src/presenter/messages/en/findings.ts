import type { ErrorFacts } from '../../../shared/errors/daypass-error.ts';
import { shellWord } from '../../words/shell-word.ts';
import { factText } from '../error-entry.ts';
import type { FindingEntries } from '../finding-entry.ts';
import { counted } from '../plural.ts';

const profile = (facts: ErrorFacts) => factText(facts, ['profile'], (name) => `Profile ${name}`, 'A profile');
const session = (facts: ErrorFacts) => factText(facts, ['session'], (name) => `Session ${name}`, 'A session');
const theSession = (facts: ErrorFacts) => factText(facts, ['session'], (name) => `session ${name}`, 'the session');
const owner = (facts: ErrorFacts) => (facts['profile'] === undefined ? session(facts) : profile(facts));
const section = (facts: ErrorFacts) => factText(facts, ['section'], (header) => `[${header}]`, 'the section');
const key = (facts: ErrorFacts) => factText(facts, ['key'], (name) => name, 'a key');
const value = (facts: ErrorFacts) => factText(facts, ['value'], (text) => `“${text}”`, 'this value');
const firstLine = (facts: ErrorFacts) => factText(facts, ['firstLine'], (line) => ` (first on line ${line})`, '');
const sectionFirst = (facts: ErrorFacts) => factText(facts, ['section'], (header) => `[${header}]`, 'A section');
const valueFirst = (facts: ErrorFacts) => factText(facts, ['value'], (text) => `“${text}”`, 'A value');
const missing = (facts: ErrorFacts) => factText(facts, ['missing'], (names) => names, 'a setting');
const variable = (facts: ErrorFacts) => factText(facts, ['variable'], (name) => name, 'A variable');
const file = (facts: ErrorFacts) => factText(facts, ['file'], (name) => name, 'A file');
const count = (facts: ErrorFacts, name: string) => Number(facts[name] ?? 0);
/** Names that a mistyped one may stand for come first. */
const meant = (facts: ErrorFacts, advice: string) =>
  factText(facts, ['near'], (names) => `Did you mean ${names}? ${advice}`, advice);
const endpointVariables = (facts: ErrorFacts) => {
  const more = factText(facts, ['also'], (names) => names, '')
    .split(' ')
    .filter(Boolean).length;
  if (more === 0) return `${variable(facts)} sends calls elsewhere`;
  return `${variable(facts)} and ${counted('en', more, { one: 'other variable', other: 'other variables' })} send calls elsewhere`;
};

const REFUSED = 'The AWS CLI and Python tools refuse the whole file because of it: no profile works.';

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

function homeSplit(facts: ErrorFacts): string {
  return facts['where'] === 'wsl'
    ? 'WSL has a home folder of its own. Sign-ins and profiles made in Windows are not seen here, nor the other way round.'
    : 'HOME and USERPROFILE name two folders. The SDK for JavaScript looks in the first, the AWS CLI and the SDK for Go in the second.';
}

function environmentRegion(facts: ErrorFacts): string {
  const names = `${factText(facts, ['awsRegion'], (name) => name, 'one Region')} and ${factText(facts, ['awsDefaultRegion'], (name) => name, 'another')}`;
  return `They name ${names}. boto3 reads only AWS_DEFAULT_REGION, the SDK for JavaScript only AWS_REGION: tools end up in different Regions.`;
}

export const findings = {
  severities: { error: 'Error', warning: 'Warning', note: 'Note' },
  clients: { botocore: 'AWS CLI, Python', javascript: 'JavaScript', go: 'Go' },
  entries: {
    fileUnreadable: (facts) => ({
      title: 'The file cannot be read',
      explanation: `${file(facts)} is there, but ${
        { forbidden: 'this user may not read it', tooLarge: 'it is far too large', notAFile: 'it is not a plain file' }[
          String(facts['reason'])
        ] ?? 'reading it fails'
      }.`,
      fix: 'Look at its owner, permissions and kind.',
    }),
    notUtf8: () => ({
      title: 'Characters that are not UTF-8',
      explanation: 'The AWS CLI and Python tools fail on the whole file where they expect UTF-8.',
      fix: 'Save the file as UTF-8 in an editor, or write the characters anew.',
    }),
    notAscii: () => ({
      title: 'Characters beyond ASCII, on Windows',
      explanation:
        'The AWS CLI and Python tools on Windows read the file in the system’s code page, not in UTF-8. Names are garbled, and some characters make the whole file unreadable.',
      fix: 'Keep to ASCII in this file, or set AWS_CLI_FILE_ENCODING=UTF-8 and PYTHONUTF8=1.',
    }),
    byteOrderMark: () => ({
      title: 'A byte order mark at the file’s beginning',
      explanation: `Some Windows editors put this unseen character there. ${REFUSED} The SDK for Go loses the first section.`,
      fix: 'Remove the byte order mark.',
    }),
    loneCarriageReturn: () => ({
      title: 'A carriage return inside a line',
      explanation: 'The AWS CLI and Python tools begin a new line there, the SDKs for JavaScript and Go don’t.',
      fix: 'Make it a proper line end.',
    }),
    lineBeforeFirstSection: () => ({
      title: 'A setting before the first section',
      explanation: `It belongs to no profile. ${REFUSED}`,
      fix: 'Make the line a comment.',
    }),
    lineWithoutDelimiter: () => ({
      title: 'A line that is no setting',
      explanation: `It has no “=”. ${REFUSED}`,
      fix: 'Make the line a comment.',
    }),
    emptyKey: () => ({
      title: 'A value without a name',
      explanation: `Nothing stands before the “=”. ${REFUSED}`,
      fix: 'Make the line a comment.',
    }),
    duplicateSection: (facts) => ({
      title: `Section ${section(facts)} appears twice${firstLine(facts)}`,
      explanation: `${REFUSED} The SDKs for JavaScript and Go merge the two.`,
      fix: 'Merge the two sections; the later value of a setting counts, as the SDKs read it.',
    }),
    duplicateSpelling: (facts) => ({
      title: `Section ${section(facts)} is one with another spelling${firstLine(facts)}`,
      explanation:
        'Some clients take the two for one profile, others for two. Which settings count depends on the tool.',
      fix: 'Keep one of the two sections.',
    }),
    duplicateKey: (facts) => ({
      title: `Setting ${key(facts)} appears twice${firstLine(facts)}`,
      explanation: `${REFUSED} The SDKs for JavaScript and Go take the later value.`,
      fix: 'Remove the earlier line; the later one counts for the SDKs.',
    }),
    headerQuoted: (facts) => ({
      title: `Quotes in the header ${section(facts)}`,
      explanation: 'Some tools take the quotes as part of the name and don’t find it.',
      fix: 'Remove the quotes.',
    }),
    headerSpaced: (facts) => ({
      title: `Odd spaces in the header ${section(facts)}`,
      explanation: 'Not every tool finds a section whose header is spaced like this.',
      fix: 'Write the header with a single space.',
    }),
    headerTrailingText: (facts) => ({
      title: `Text right behind the header ${section(facts)}`,
      explanation:
        'The SDK for JavaScript does not see this header, and gives the settings below it to the section before.',
      fix: 'Move the text to a comment line of its own.',
    }),
    headerIndented: (facts) => ({
      title: `The header ${section(facts)} is indented`,
      explanation:
        'The AWS CLI and Python tools take it as part of the value above. The section is lost, and that value is wrong.',
      fix: 'Remove the indentation.',
    }),
    headerWithoutPrefix: (facts) => ({
      title: `${sectionFirst(facts)} is not a profile without the word “profile”`,
      explanation:
        'In the config file a profile’s header is [profile NAME]; only [default] goes without. No tool sees it.',
      fix: 'Put “profile” before the name.',
    }),
    headerPrefixInCredentials: (facts) => ({
      title: `${sectionFirst(facts)} has a prefix that the credentials file does not know`,
      explanation: 'In the credentials file a profile’s header is just [NAME]. Tools don’t find these keys.',
      fix: 'Remove the word “profile”.',
    }),
    nameNotPortable: (facts) => ({
      title: `Not every tool finds ${section(facts)}`,
      explanation: 'Its name has spaces or characters that some tools don’t read in a name.',
      fix: 'Rename it with letters, digits and . _ + @ % : / - only, here and where it is used.',
    }),
    colonDelimiter: (facts) => ({
      title: `“:” instead of “=” after ${key(facts)}`,
      explanation: 'The SDK for JavaScript passes over the line.',
      fix: 'Write “=”.',
    }),
    inlineComment: (facts) => ({
      title: `A comment behind the value of ${key(facts)}`,
      explanation: 'The AWS CLI and Python tools take the comment as part of the value.',
      fix: 'Move the comment to a line of its own.',
    }),
    quotedValue: (facts) => ({
      title: `Quotes around the value of ${key(facts)}`,
      explanation: 'The AWS CLI, Python tools and the SDK for JavaScript take the quotes as part of the value.',
      fix: 'Remove the quotes.',
    }),
    keyUpperCase: (facts) => ({
      title: `${factText(facts, ['key'], (name) => name, 'A setting')} is written in capitals`,
      explanation: 'The SDK for JavaScript looks for lower-case names and does not find it.',
      fix: 'Write it in lower case.',
    }),
    indentedKey: (facts) => ({
      title: `The line of ${key(facts)} is indented`,
      explanation: 'Some tools take it as part of the value above, others for a setting of its own.',
      fix: 'Remove the indentation.',
    }),
    defaultSectionUpperCase: () => ({
      title: '[DEFAULT] is not [default]',
      explanation:
        'The AWS CLI and Python tools take its settings into every profile, the SDK for JavaScript and the one for Go into none.',
      fix: 'Write [default] if you mean the default profile; else put the settings into the profiles that need them.',
    }),
    defaultTwice: (facts) => ({
      title: `[default] and [profile default] both exist${firstLine(facts)}`,
      explanation: 'They are the same profile. Which of them counts depends on the tool.',
      fix: 'Keep one of them.',
    }),
    fileUtf16: () => ({
      title: 'The file is saved as UTF-16',
      explanation: 'AWS tools read UTF-8 and find nothing in it. Windows editors and PowerShell’s “>” write UTF-16.',
      fix: 'Save it again as UTF-8 without a byte order mark.',
    }),
    headerPrefixUnknown: (facts) => ({
      title: `${sectionFirst(facts)} is nobody’s section`,
      explanation: `Headers begin with “profile” or “sso-session”, in small letters and with a hyphen. No tool sees this one.`,
      fix: factText(facts, ['near'], (text) => `Write [${text}].`, 'Correct the first word.'),
    }),
    keyUnknown: (facts) => ({
      title: `No setting is called ${key(facts)}`,
      explanation: `Tools ignore the line. It was probably meant to be ${factText(facts, ['near'], (name) => name, 'another name')}.`,
      fix: factText(facts, ['near'], (name) => `Rename it to ${name}.`, 'Correct the name.'),
    }),
    valueUnknown: (facts) => ({
      title: `${valueFirst(facts)} is no value of ${key(facts)}`,
      explanation:
        facts['allowed'] === 'number'
          ? 'It takes a whole number. Tools refuse or ignore others.'
          : `It takes ${factText(facts, ['allowed'], (values) => values, 'other values')}. Tools refuse or ignore others.`,
      fix: factText(facts, ['near'], (text) => `Write ${text}.`, 'Correct the value.'),
    }),
    sessionInCredentials: (facts) => ({
      title: `${sectionFirst(facts)} is in the wrong file`,
      explanation: 'Tools look for sessions in the config file only.',
      fix: 'Move the section to the config file.',
    }),
    roleNameReserved: (facts) => ({
      title: `${valueFirst(facts)} is the role’s name in IAM`,
      explanation: 'sso_role_name takes the permission set’s name. AWS refuses the long one.',
      fix: factText(facts, ['near'], (text) => `Write ${text}.`, 'Write the permission set’s name.'),
    }),
    servicesMissing: (facts) => ({
      title: `${profile(facts)} names a services section that does not exist`,
      explanation: `There is no section [services ${factText(facts, ['services'], (name) => name, 'NAME')}]. The AWS CLI and Python tools refuse the profile; the others call AWS instead of the endpoints meant.`,
      fix: meant(facts, 'Correct the name, or remove the line.'),
    }),
    signInAndProcess: (facts) => ({
      title: `${profile(facts)} signs in and runs a program`,
      explanation:
        'The AWS CLI, Python tools and the SDK for Go use the SSO sign-in; the SDK for JavaScript runs credential_process. They may work as two roles.',
      fix: 'Keep one of the two ways in the profile, and make a second profile for the other.',
    }),
    sourceTwice: (facts) => ({
      title: `${profile(facts)} names two sources`,
      explanation: 'source_profile and credential_source exclude each other. Tools refuse the profile.',
      fix: 'Remove one of the two lines.',
    }),
    durationTooLong: (facts) => ({
      title: `${profile(facts)} asks for more than an hour`,
      explanation: `Its role is assumed with another role’s keys, and AWS then gives 3600 seconds at most. It refuses ${value(facts)}.`,
      fix: 'Write 3600 or less, or remove duration_seconds.',
    }),
    keysExpired: (facts) => ({
      title: `The keys of ${factText(facts, ['profile'], (name) => `profile ${name}`, 'a profile')} have expired`,
      explanation: `Another tool wrote them into the credentials file; they ended at ${factText(facts, ['ended'], (text) => text, 'an earlier time')}.`,
      fix: 'Get new ones with that tool, or remove the section.',
    }),
    environmentKeysExpired: (facts) => ({
      title: 'The keys in the environment have expired',
      explanation: `${variable(facts)} says ${factText(facts, ['ended'], (text) => text, 'an earlier time')}. Tools fail with them, whatever the profile says.`,
      fix: 'Unset them: unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN AWS_CREDENTIAL_EXPIRATION.',
    }),
    environmentAuthoritiesMissing: (facts) => ({
      title: `${variable(facts)} names no file`,
      explanation: `${factText(facts, ['path'], (path) => path, 'The file')} does not exist. Calls to AWS fail, or trust fewer servers than meant.`,
      fix: 'Correct the path or unset the variable.',
    }),
    readDifferently: (facts) => ({
      title: `Tools read ${key(facts)} in ${section(facts)} differently`,
      explanation: 'The way this is written means one thing to one tool and another to the next.',
      fix: 'Write each setting on a line of its own as “key = value”.',
    }),

    sessionIncomplete: (facts) => ({
      title: `${session(facts)} lacks ${missing(facts)}`,
      explanation: 'Nobody can sign in to it without.',
      fix: `Add ${missing(facts)} to the section.`,
    }),
    sessionMissing: (facts) => ({
      title: `${profile(facts)} names a session that does not exist`,
      explanation: `There is no section [sso-session ${factText(facts, ['session'], (name) => name, 'NAME')}].`,
      fix: meant(facts, 'Correct the name, or add the session (daypass session add).'),
    }),
    sessionContradicted: (facts) => ({
      title: `${profile(facts)} and its session disagree on ${key(facts)}`,
      explanation: `The profile says ${factText(facts, ['inProfile'], (text) => `“${text}”`, 'one thing')}, ${theSession(facts)} says ${factText(facts, ['inSession'], (text) => `“${text}”`, 'another')}. AWS tools refuse the profile.`,
      fix: 'Remove the line from the profile; the session’s counts.',
    }),
    sessionRedundant: (facts) => ({
      title: `${profile(facts)} repeats ${key(facts)} of its session`,
      explanation: 'It does no harm, until one of the two changes: then the AWS CLI refuses the profile.',
      fix: 'Remove the line from the profile.',
    }),
    profileIncomplete: (facts) => ({
      title: `${profile(facts)} lacks ${missing(facts)}`,
      explanation: 'Tools cannot get keys with it.',
      fix: `Add ${missing(facts)} to the profile.`,
    }),
    regionUnknown: (facts) => ({
      title: `No Region ${value(facts)} is known`,
      explanation: `${owner(facts)} has it as ${key(facts)}. It may be newer than this list, or a slip${factText(facts, ['near'], (name) => ` for ${name}`, '')}.`,
      fix: 'Check the Region’s code.',
    }),
    regionMalformed: (facts) => ({
      title: `${valueFirst(facts)} is not a Region`,
      explanation: `${owner(facts)} has it as ${key(facts)}. Tools would call a host that does not exist.`,
      fix: factText(facts, ['near'], (name) => `Write ${name}.`, 'Write a Region’s code, such as us-east-1.'),
    }),
    scopesMissing: (facts) => ({
      title: `${session(facts)} has no sso_registration_scopes`,
      explanation:
        'After a sign-in with the AWS CLI its token cannot be renewed: you sign in again as soon as it ends.',
      fix: 'Add sso_registration_scopes = sso:account:access.',
    }),
    startUrlForms: (facts) => ({
      title: 'One start URL in several spellings',
      explanation: `${value(facts)} also stands here as ${factText(facts, ['also'], (text) => `“${text}”`, 'another form')}. Profiles without an sso-session keep a token for each spelling, so you sign in once for each.`,
      fix: `Write it as ${value(facts)} everywhere.`,
    }),
    startUrlInvalid: (facts) => ({
      title: `${valueFirst(facts)} is not a start URL`,
      explanation: `${owner(facts)} cannot be signed in to with it. It begins with https://.`,
      fix: 'Copy the AWS access portal’s address from your invitation.',
    }),
    accountIdInvalid: (facts) => ({
      title: `${valueFirst(facts)} is not an account ID`,
      explanation: `${profile(facts)} needs one of 12 digits. Spreadsheets like to drop leading zeros.`,
      fix: 'Write all 12 digits.',
    }),
    legacyProfile: (facts) => ({
      title: `${counted('en', count(facts, 'profiles'), { one: 'profile without', other: 'profiles without' })} an sso-session`,
      explanation: `The sign-in to ${value(facts)} lasts a fixed time (8 hours as a rule) and cannot be renewed. With an sso-session it would be renewed by itself.`,
      fix: 'Move these profiles to an sso-session (daypass profile move).',
    }),

    staticKeysShadow: (facts) => ({
      title: `${profile(facts)} also has static keys`,
      explanation: `They are in the credentials file${factText(facts, ['line'], (line) => ` on line ${line}`, '')}. The SDKs for JavaScript and Go take those keys, the AWS CLI takes the SSO sign-in.`,
      fix: 'Remove the keys from the credentials file, or rename one of the two.',
    }),
    sourceProfileMissing: (facts) => ({
      title: `${profile(facts)} builds on a profile that does not exist`,
      explanation: `Its source_profile is ${factText(facts, ['source'], (name) => `“${name}”`, 'missing')}.`,
      fix: meant(facts, 'Correct the name, or add that profile.'),
    }),
    sourceProfileLoop: (facts) => ({
      title: `${profile(facts)} builds on itself`,
      explanation: `Following source_profile leads back: ${factText(facts, ['chain'], (names) => names, 'a circle')}.`,
      fix: 'Let one of them name a profile that has keys of its own.',
    }),
    credentialProcessMissing: (facts) => ({
      title: `The program of ${factText(facts, ['profile'], (name) => `profile ${name}`, 'a profile')} is not found`,
      explanation: `Its credential_process runs ${value(facts)}, which is not there or not on this program’s PATH.`,
      fix: 'Install the program, or write its full path.',
    }),
    bridgeNotRunnable: (facts) => ({
      title: `The bridge ${factText(facts, ['profile'], (name) => `profile ${name}`, 'profile')} does not run everywhere`,
      explanation:
        'Its credential_process is not there any more, or runs only where PATH names its program or interpreter. Tools started by a desktop, a service or an editor get no keys.',
      fix: 'Write interpreter and program by their full paths.',
    }),
    environmentKeys: (facts) => ({
      title: `${variable(facts)} is set`,
      explanation: 'Keys in the environment win over profiles: tools work with those keys, whatever the profile says.',
      fix: `Unset the variable: unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN.`,
    }),
    environmentProfileMissing: (facts) => ({
      title: `${variable(facts)} names a profile that does not exist`,
      explanation: `Its value is ${value(facts)}. Every tool fails until it is right.`,
      fix: meant(facts, 'Correct or unset the variable, or add the profile.'),
    }),
    environmentProfilesDiffer: (facts) => ({
      title: 'AWS_PROFILE and AWS_DEFAULT_PROFILE name two profiles',
      explanation: `They are ${factText(facts, ['awsProfile'], (name) => `“${name}”`, 'one')} and ${factText(facts, ['awsDefaultProfile'], (name) => `“${name}”`, 'another')}. Python tools, the AWS CLI and the SDKs don’t agree on which one counts.`,
      fix: 'Unset AWS_DEFAULT_PROFILE.',
    }),
    environmentRegion: (facts) => ({
      title: 'AWS_REGION and AWS_DEFAULT_REGION differ',
      explanation: environmentRegion(facts),
      fix: 'Give both the same value, or unset them.',
    }),
    environmentEndpoint: (facts) => ({
      title: endpointVariables(facts),
      explanation: `Tools call ${factText(facts, ['host'], (host) => host, 'another host')} instead of AWS.`,
      fix: 'Unset what you don’t mean. For a local stand-in it is right.',
    }),
    environmentTlsUnverified: (facts) => ({
      title: `${variable(facts)} switches off the check of servers`,
      explanation:
        'Tools that run on Node send keys and tokens to any server that answers. Daypass checks all the same.',
      fix: 'Unset it. If your company inspects traffic, set NODE_EXTRA_CA_CERTS to its CA file.',
    }),
    environmentFileElsewhere: (facts) => ({
      title: `${variable(facts)} names another file`,
      explanation:
        facts['state'] === 'missing'
          ? `${factText(facts, ['path'], (path) => path, 'That file')} does not exist: tools find no profiles.`
          : `Tools read ${factText(facts, ['path'], (path) => path, 'that file')}; what stands in ~/.aws does not count.`,
      fix: 'Unset the variable unless you mean it.',
    }),
    homeSplit: (facts) => ({
      title: facts['where'] === 'wsl' ? 'WSL and Windows have separate homes' : 'Two home folders',
      explanation: homeSplit(facts),
      fix:
        facts['where'] === 'wsl'
          ? 'Sign in where the tool runs.'
          : 'Unset HOME, or let it name the same folder as USERPROFILE.',
    }),

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

    permissionsTooWide: (facts) => ({
      title: `Others can ${facts['risk'] === 'write' ? 'change' : 'read'} ${factText(facts, ['file'], (name) => name, 'this file')}`,
      explanation: `Its mode is ${factText(facts, ['mode'], (mode) => mode, 'wide')}. ${
        facts['risk'] === 'write'
          ? 'Whoever writes there can make your tools run a program of theirs.'
          : 'It can hold tokens or keys.'
      }`,
      fix: 'Make it private to this user.',
    }),
    notYours: (facts) => {
      const path = factText(facts, ['path'], (name) => name, 'a file');
      if (facts['reason'] === 'link')
        return {
          title: 'A link in place of a file of Daypass',
          explanation: `${path} is a symbolic link. Daypass follows none to its own files, so it does without this one.`,
          fix: 'Check why the link is there and remove it.',
        };
      if (facts['reason'] === 'openToOthers')
        return {
          title: 'Others can write to Daypass’s own folder',
          explanation: `Backups in ${path} become config files again, so another user could change what your tools run.`,
          fix: 'Start Daypass again: it makes the folder private.',
        };
      const whose = factText(facts, ['owner'], (name) => (name === 'root' ? name : `user ${name}`), 'another user');
      return {
        title: `Belongs to ${whose}`,
        explanation: `${path} is not yours, perhaps since a command was run with sudo. What is in it can’t be renewed or changed.`,
        fix: `Run “sudo chown -R "$(id -u)" ${shellWord(path)}” if it should be yours.`,
      };
    },
    notWritable: (facts) => {
      const path = factText(facts, ['path'], (name) => name, 'A file');
      const [why, fix] =
        facts['reason'] === 'immutable'
          ? [
              'is yours but marked as immutable',
              `Run “sudo chattr -i ${shellWord(path)}” (on macOS chflags nouchg) if it should change.`,
            ]
          : facts['reason'] === 'readOnlyFileSystem'
            ? ['is on a read-only file system', 'Mount it with write access, or change the file where it is made.']
            : [
                'is yours, but its mode or an access list forbids writing',
                'Allow it with chmod u+w, or look at its access list with getfacl.',
              ];
      return {
        title: 'Can’t be written',
        explanation: `${path} ${why}. Sign-ins can’t be renewed there and edits fail.`,
        fix,
      };
    },
    clockSkewed: (facts) => ({
      title: `The clock is ${counted('en', Math.abs(count(facts, 'minutes')), { one: 'minute', other: 'minutes' })} ${count(facts, 'minutes') < 0 ? 'behind' : 'ahead'}`,
      explanation: 'AWS refuses signatures made more than 5 minutes off, and expiries are reckoned wrongly.',
      fix: 'Set the clock by the network.',
    }),
    fileLarge: (facts) => ({
      title: `${counted('en', count(facts, 'profiles'), { one: 'profile', other: 'profiles' })} in one file`,
      explanation: `Every AWS tool reads them all at each start. For the AWS CLI that is about ${new Intl.NumberFormat('en').format(count(facts, 'addedMillis'))} ms a call.`,
      fix: 'Remove profiles that you don’t use.',
    }),
  } satisfies FindingEntries as FindingEntries,
};
