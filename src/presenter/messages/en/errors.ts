import type { ErrorFacts } from '../../../shared/errors/daypass-error.ts';
import { teamAdvice, teamErrors } from './moving/team-errors.ts';
import { shellWord } from '../../words/shell-word.ts';
import { factText, type CommandLineAdvice, type ErrorEntries, type ErrorWords } from '../error-entry.ts';

const quoted = (value: string) => `“${value}”`;
const session = (facts: ErrorFacts) => factText(facts, ['sessionName', 'session', 'name'], quoted, 'the session');
const sshHost = (facts: ErrorFacts) => factText(facts, ['host'], (value) => value, 'The host');
const file = (facts: ErrorFacts) => factText(facts, ['path', 'file', 'filePath'], (value) => value, 'the file');
const role = (facts: ErrorFacts) => factText(facts, ['roleName', 'role'], quoted, 'this role');
const account = (facts: ErrorFacts) => factText(facts, ['accountId', 'account'], (value) => ` in account ${value}`, '');
const proxy = (facts: ErrorFacts) => factText(facts, ['proxy'], (address) => address, 'in between');

function offlineReason({ reason }: ErrorFacts): string {
  if (reason === 'name') return ': its name cannot be looked up';
  if (reason === 'refused') return ': it refuses connections';
  return reason === 'cut' ? ': the connection was cut' : '';
}

function untrustedAdvice({ reason }: ErrorFacts): string {
  if (reason === 'date') return 'Check this computer’s date and time, then try again.';
  if (reason === 'name')
    return 'A network sign-in page may be in between: sign in to the network in your browser, then try again.';
  return 'If your company inspects traffic, set AWS_CA_BUNDLE (as for the AWS CLI) or NODE_EXTRA_CA_CERTS to its CA file and start again.';
}

const waiting = (facts: ErrorFacts) =>
  factText(
    facts,
    ['retryAfterSeconds'],
    (value) => `Wait ${value} seconds, then try again.`,
    'Wait a minute, then try again.',
  );

function samlLinkMessage({ problem }: ErrorFacts): string {
  switch (problem) {
    case 'notHttps':
      return 'The link of a SAML application begins with https://.';
    case 'hasCredentials':
      return 'The link contains a user name or password.';
    case 'tooLong':
      return 'The link is longer than 4,096 characters.';
    case 'portalOnly':
      return 'This is the link of the access portal, not of an application in it.';
    default:
      return 'This is not a link.';
  }
}

function samlLinkAdvice({ problem }: ErrorFacts): string {
  if (problem === 'hasCredentials') return 'Remove the part before the @ and try again.';
  return 'In the access portal, right-click the application and copy its link; at another identity provider, copy the link that starts the sign-in.';
}

const ASK_IDP_ADMIN = 'Ask the administrator of your identity provider to check the application’s AWS attributes.';
const SIGN_IN_AGAIN = 'Sign in again.';

/** What is wrong with a profile that assumes a role, or with its base. */
function assumedRoleProblem({ problem }: ErrorFacts): string {
  if (problem === 'twoSources') return 'has both source_profile and credential_source';
  if (problem === 'noSource') return 'has role_arn but neither source_profile nor credential_source';
  if (problem === 'otherSource') return 'has a credential_source that only exists on machines of AWS';
  if (problem === 'noEnvironment') return 'takes its keys from environment variables, which hold none';
  if (problem === 'sessionName') return 'has a role_session_name that AWS does not accept';
  if (problem === 'oddValue') return 'has a value that cannot be written as it is read';
  if (problem === 'duration') return 'has a duration_seconds that is not a number';
  return 'has no keys with which the role could be assumed';
}

/** Why a SAMLResponse cannot be used, by the fact `problem`. */
function samlResponseWords({ problem, status }: ErrorFacts): ErrorWords {
  switch (problem) {
    case 'tooLarge':
      return { message: 'The answer of the identity provider is larger than AWS takes.', next: ASK_IDP_ADMIN };
    case 'notBase64':
      return {
        message: 'The SAML response is not base64 text.',
        next: 'If you pasted it, copy the whole value of SAMLResponse and nothing else. Otherwise sign in again.',
      };
    case 'notXml':
      return {
        message: 'The SAML response is not XML.',
        next: 'If you pasted it, copy the whole value of SAMLResponse. Otherwise sign in again.',
      };
    case 'notSaml':
      return {
        message: 'What the identity provider sent is XML, but not a SAML response.',
        next: 'Check that the link starts a sign-in to AWS, then sign in again.',
      };
    case 'noAssertion':
      return { message: 'The SAML response contains no assertion.', next: ASK_IDP_ADMIN };
    case 'wrongRecipient':
      return { message: 'The SAML response is addressed to another page than AWS’s sign-in.', next: ASK_IDP_ADMIN };
    case 'entities':
      return { message: 'The SAML response declares entities, which can be an attack.', next: ASK_IDP_ADMIN };
    case 'severalAssertions':
      return { message: 'The SAML response contains several assertions, which can be an attack.', next: ASK_IDP_ADMIN };
    case 'refused':
      return {
        message: `The identity provider refused the sign-in${typeof status === 'string' && status !== '' ? ` (${status})` : ''}.`,
        next: 'Check that you are assigned to the application, then sign in again.',
      };
    case 'encrypted':
      return {
        message: 'The SAML assertion is encrypted, so Daypass cannot read which roles it allows.',
        next: 'Ask the administrator of your identity provider to turn off encryption for this application.',
      };
    case 'expired':
      return { message: 'The SAML response has expired.', next: SIGN_IN_AGAIN };
    case 'notYetValid':
      return {
        message: 'The SAML response is not valid yet, so this computer’s clock is probably slow.',
        next: 'Set the clock, then sign in again.',
      };
    case 'wrongAudience':
      return { message: 'The SAML response is meant for another service than AWS.', next: ASK_IDP_ADMIN };
    default:
      return { message: 'The SAML response allows no AWS role.', next: ASK_IDP_ADMIN };
  }
}

/** Problems with a command line, by the fact `problem`. */
function usageMessage(facts: ErrorFacts): string {
  const value = String(facts['value'] ?? '');
  switch (facts['problem']) {
    case 'commandMissing':
      return 'No command was given.';
    case 'commandUnknown':
      return `There is no command ${quoted(value)}.`;
    case 'commandOther':
      return `Daypass has another command for ${quoted(value)}.`;
    case 'optionUnknown':
      return `There is no option ${value} here.`;
    case 'optionNeedsValue':
      return `The option ${value} needs a value.`;
    case 'optionTakesNoValue':
      return `The option ${value} takes no value.`;
    case 'optionMissing':
      return `The option ${value} is missing.`;
    case 'optionsExclusive':
      return `${value} cannot be used together.`;
    case 'argumentMissing':
      return `${value} is missing.`;
    case 'argumentUnexpected':
      return `${quoted(value)} is one argument too many.`;
    case 'shellUnknown':
      return `There is no shell ${quoted(value)} here.`;
    case 'formatUnknown':
      return `There is no format ${quoted(value)}.`;
    case 'selectorMissing':
      return 'No role was named.';
    case 'durationInvalid':
      return `${quoted(value)} is not a time such as 90s, 30m or 2h.`;
    case 'optionInvalid':
      return `The value of ${value} is not one it takes.`;
    case 'valueUnsafe':
      return `These keys hold a character that ${value} cannot carry.`;
    case 'sharedPath':
      return `AWS tools cannot read keys at ${quoted(value)}.`;
    case 'endpoint':
      return `${String(facts['variable'] ?? 'The endpoint')} is not an http or https address.`;
    default:
      return 'The request was not understood.';
  }
}

function usageAdvice(facts: ErrorFacts, fallback: string): string {
  if (facts['problem'] === 'endpoint') return 'Correct the variable or unset it.';
  if (facts['problem'] === 'sharedPath')
    return 'Name the folder by a full path of ASCII letters and digits, or give one by --as.';
  if (facts['problem'] === 'valueUnsafe') return 'Choose another format.';
  if (facts['problem'] === 'commandOther') return factText(facts, ['hint'], (hint) => `Use: ${hint}`, fallback);
  const known = factText(facts, ['known'], (names) => `Use one of: ${names}.`, fallback);
  return factText(facts, ['hint'], (hint) => `Did you mean ${hint}?`, known);
}

const MANAGED_ELSEWHERE =
  'If a tool such as home-manager or stow made the link, change the file by that tool; otherwise allow writing to it.';

/** Why a file could not be read or written. */
function diskFailedWords(facts: ErrorFacts): ErrorWords {
  const path = factText(facts, ['path', 'file', 'filePath'], (value) => value, 'A file');
  const target = factText(facts, ['target'], (value) => value, 'another place');
  if (facts['reason'] === 'danglingLink')
    return {
      message: `${path} is a link to ${target}, and that folder does not exist.`,
      next: 'Create the folder, or remove the link. Then try again.',
    };
  if (facts['errno'] === 'EBUSY')
    return {
      message: `${path} is in use by the system, such as a mount of its own.`,
      next: 'Nothing was overwritten. Mount its whole folder instead of the single file, then try again.',
    };
  return {
    message: `${path} could not be read or written.`,
    next: 'Nothing was overwritten. Check the disk, then try again.',
  };
}

/** Why a file of the person's own is left as it is, by the fact `reason`. */
function forbiddenWords(facts: ErrorFacts): ErrorWords {
  const path = file(facts);
  const target = factText(facts, ['target'], (value) => ` It is a link to ${value}.`, '');
  if (facts['errno'] === 'EROFS')
    return {
      message: `Not changed: ${path} is on a read-only file system.${target}`,
      next: target === '' ? 'Mount it with write access, then try again.' : MANAGED_ELSEWHERE,
    };
  switch (facts['reason']) {
    case 'readOnly':
      return {
        message: `Not changed: ${path} is read-only.${target}`,
        next: target === '' ? 'Allow writing to it, then try again.' : MANAGED_ELSEWHERE,
      };
    case 'hardLink':
      return {
        message: `Not changed: ${path} has another name (a hard link), which replacing it would cut off.`,
        next: 'Make it a file of its own or a symbolic link, then try again.',
      };
    case 'foreignOwner':
      return {
        message: `Not used: ${path} belongs to another user.`,
        next: 'Check why it lies there, give it to yourself or remove it, then try again.',
      };
    case 'link':
      return {
        message: `Not used: ${path} is a symbolic link, and Daypass follows none to its own files.`,
        next: 'Check why the link is there and remove it, then try again.',
      };
    case 'notShared':
      return {
        message: `Not changed: ${path} was not made by daypass share.`,
        next: 'Share in another folder, or move the file away.',
      };
    case 'replaceable':
      return {
        message: `Not used: another user could replace what is in ${path}, and with it what your programs run.`,
        next: 'Choose a folder of your own below your home folder.',
      };
    case 'notAFile':
      return { message: `Not changed: ${path} is not a regular file.`, next: 'Move it away, then try again.' };
    default:
      return {
        message: `No permission for ${path}.`,
        next:
          facts['errno'] === 'EPERM'
            ? 'Check who owns the file and its folder, and whether it is immutable (lsattr; on macOS ls -lO), then try again.'
            : 'Check who owns the file and its folder, then try again.',
      };
  }
}

/** Why Daypass does not use its own folder, by the fact `reason`. */
function ownFolderWords(facts: ErrorFacts): ErrorWords {
  const path = factText(facts, ['path'], (value) => value, 'Daypass’s own folder');
  const elsewhere = 'or set DAYPASS_HOME to a folder of your own.';
  switch (facts['reason']) {
    case 'relative':
      return {
        message: `DAYPASS_HOME is not a full path: ${path}.`,
        next: 'Set it to a path from the root, or unset it.',
      };
    case 'foreignOwner':
      return {
        message: `${path}, a folder of Daypass, belongs to ${factText(facts, ['owner'], ownerName, 'another user')}.`,
        next: `Remove it ${elsewhere} If it is yours (sudo leaves folders like this), run: sudo chown -R "$(id -u)" ${shellWord(path)}`,
      };
    case 'link':
      return {
        message: `${path}, a folder of Daypass, is a symbolic link, which is not followed.`,
        next: `Check why the link is there and remove it, ${elsewhere}`,
      };
    case 'openToOthers':
      return {
        message: `Other users may write to ${path}, a folder of Daypass, and that cannot be changed there.`,
        next: 'Set DAYPASS_HOME to a folder on a disk that stores permissions.',
      };
    default:
      return { message: `${path} is not a folder.`, next: `Move it away, ${elsewhere}` };
  }
}

function ownerName(owner: string): string {
  return owner === 'root' ? 'root' : `another user (${owner})`;
}

/** What is odd about a line, by the fact `kind`. */
function oddLineWords(facts: ErrorFacts): string {
  switch (facts['kind']) {
    case 'byteOrderMark':
      return 'begins with a byte order mark';
    case 'beforeFirstSection':
      return 'has text before the first [section]';
    case 'noDelimiter':
      return 'has a line without “=”';
    case 'emptyKey':
      return 'has a line without a key';
    case 'duplicateSection':
      return 'has the same section twice';
    case 'duplicateKey':
      return 'has the same key twice in a section';
    default:
      return 'has a line that AWS tools read differently';
  }
}

/** Why IAM Identity Center can't use the organization's KMS key. */
function keyProblem(problem: string | number | undefined): string {
  switch (problem) {
    case 'denied':
      return 'the key’s policy does not allow it';
    case 'missing':
      return 'the key was not found';
    case 'disabled':
      return 'the key is disabled';
    case 'usage':
      return 'the key is for another use';
    default:
      return 'the key is in a state in which it cannot be used';
  }
}

/** What to do about a failure that a variable of the environment has probably caused. */
const orEndpoint = (facts: ErrorFacts, next: string) =>
  factText(
    facts,
    ['variable'],
    (name) =>
      `${name} sends these calls to ${factText(facts, ['host'], (host) => host, 'another server')} instead of AWS. Unset it unless you mean that; then try again.`,
    next,
  );

export const errors: ErrorEntries = {
  usage: (facts): ErrorWords => ({
    message: usageMessage(facts),
    next: usageAdvice(facts, 'Check what was asked and try again.'),
  }),
  startUrlInvalid: (facts) => ({
    message: `${factText(facts, ['startUrl', 'value'], quoted, 'This')} is not a start URL.`,
    next: 'Use the https address of your AWS access portal, such as https://d-1234567890.awsapps.com/start.',
  }),
  startUrlUnresolved: (facts) => ({
    message: `${factText(facts, ['startUrl'], quoted, 'The start URL')} ${factText(facts, ['target'], (host) => `leads to ${host}, which is no access portal of AWS`, 'does not lead to an access portal of AWS')}.`,
    next: 'It must redirect straight to the portal. Ask your administrator, or use the portal’s own address, such as https://d-1234567890.awsapps.com/start.',
  }),
  regionNotFound: (facts) => ({
    message: `Daypass could not find out the Region of ${factText(facts, ['startUrl'], quoted, 'this portal')}.`,
    next: 'It is shown in the IAM Identity Center console under Settings; or ask your AWS administrator, then enter it.',
  }),
  regionNeeded: () => ({
    message: 'No Region is known for this profile.',
    next: 'Enter the Region you work in, such as us-east-1.',
  }),
  regionInvalid: (facts) => {
    const region = factText(facts, ['region', 'value'], quoted, 'This');
    const isElsewhere = facts['sessionRegion'] !== undefined;
    return isElsewhere
      ? {
          message: `${region} is not in the part of AWS (its partition) that your session’s Region ${facts['sessionRegion']} is in.`,
          next: 'Use a Region of that part.',
        }
      : {
          message: `${region} is not an AWS Region.`,
          next: factText(
            facts,
            ['near'],
            (name) => `Did you mean ${name}?`,
            'Use a Region code such as us-east-1 or eu-west-1.',
          ),
        };
  },
  nameInvalid: (facts) => ({
    message:
      `The name ${factText(facts, ['name', 'profileName', 'sessionName', 'value'], quoted, '')} cannot be used.`.replace(
        '  ',
        ' ',
      ),
    next: 'Use letters, digits and - _ . + @ % : / only, and no - at the start: every AWS tool reads such names.',
  }),
  accountIdInvalid: (facts) => ({
    message: `${factText(facts, ['accountId', 'value'], quoted, 'This')} is not an account ID.`,
    next: 'Use the 12 digits of the AWS account.',
  }),
  destinationInvalid: (facts) => ({
    message: `${factText(facts, ['destination', 'value'], quoted, 'This')} is not a page of the AWS console.`,
    next: 'Use a path such as /s3/home or an https address of the AWS console.',
  }),
  sessionUnknown: (facts) => ({
    message: `There is no session ${factText(facts, ['sessionName', 'session', 'name'], quoted, 'of that name')}.`,
    next: 'Check the name, or add the session first.',
  }),
  sessionAmbiguous: (facts) => ({
    message: 'There is more than one session.',
    next: factText(facts, ['known', 'sessions'], (names) => `Name one of them: ${names}`, 'Name the one you mean.'),
  }),
  sessionNone: () => ({
    message: 'There are no sessions yet.',
    next: 'Add one with the start URL and Region of your AWS access portal.',
  }),
  sessionExists: (facts) => ({
    message: `A session ${factText(facts, ['sessionName', 'session', 'name'], quoted, 'of that name')} already exists.`,
    next: 'Choose another name, or use the session that is there.',
  }),
  profileUnknown: (facts) => ({
    message: `There is no profile ${factText(facts, ['profileName', 'profile', 'name'], quoted, 'of that name')}.`,
    next: 'Check the name in your AWS config file, or set the profile up first.',
  }),
  appNotFound: () => ({
    message: 'The Daypass app was not found on this machine.',
    next: 'Install it, or name its program in the variable DAYPASS_APP.',
  }),
  noPreviousProfile: () => ({
    message: 'This shell has used no other profile before.',
    next: 'Choose a profile first.',
  }),
  noTerminal: (facts) => ({
    message: 'Daypass has a question, and nobody can answer it here.',
    next: factText(facts, ['option'], (option) => `Give the answer: ${option}`, 'Run this in a terminal.'),
  }),
  roleUnknown: (facts) => ({
    message: `No role or profile fits ${factText(facts, ['words'], quoted, 'these words')}.`,
    next: 'Check the words, or refresh the list of roles.',
  }),
  roleAmbiguous: (facts) => ({
    message: `${factText(facts, ['words'], quoted, 'That')} fits ${factText(facts, ['count'], (count) => count, 'several')} roles.`,
    next: factText(facts, ['example'], (example) => `Name one of them, such as ${example}`, 'Name one of them.'),
  }),
  profileNotSso: (facts) => ({
    message:
      `The profile ${factText(facts, ['profileName', 'profile', 'name'], quoted, '')} does not use IAM Identity Center.`.replace(
        '  ',
        ' ',
      ),
    next: 'Choose a profile with sso_account_id and sso_role_name, or name session, account and role.',
  }),
  profileExists: (facts) => ({
    message: `A profile ${factText(facts, ['profileName', 'profile', 'name'], quoted, 'of that name')} already exists.`,
    next: 'Choose another name. Daypass does not overwrite your profiles.',
  }),
  roleArnInvalid: () => ({
    message: 'This is no ARN of an IAM role.',
    next: 'Use the form arn:aws:iam::123456789012:role/NAME.',
  }),
  sourceProfileLoop: (facts) => ({
    message: `${factText(facts, ['profile'], quoted, 'The profile')} would draw its keys from itself.`,
    next: 'Choose a source profile that does not lead back to it.',
  }),
  nameTemplateInvalid: (facts) => ({
    message: `The name template${factText(facts, ['template'], (value) => ` ${quoted(value)}`, '')} does not make usable names.`,
    next: 'Use {session}, {account}, {accountId}, {label} and {role}, with letters, digits and any of _ . + @ % : / - around them.',
  }),
  nothingSelected: () => ({
    message: 'No role fits this selection.',
    next: 'Choose at least one role, or refresh the list of accounts first.',
  }),
  sessionInUse: (facts) => ({
    message: `${factText(facts, ['session', 'name'], quoted, 'The session')} is used by ${factText(facts, ['count'], (count) => count, 'some')} profiles.`,
    next: 'Remove those profiles along with it, or let them use another session first.',
  }),
  notPrunable: (facts) => ({
    message: `Profile ${factText(facts, ['profile'], quoted, 'of this name')} stays: it is not one that Daypass made, unchanged since, for a role you no longer have.`,
    next: 'See what can go: daypass profile sync --dry-run. Any other profile you can remove by its name.',
  }),
  keysNotKept: (facts) => ({
    message: `Daypass keeps no keys under ${factText(facts, ['profile'], quoted, 'this name')} in the credentials file, or they were replaced by others, which it leaves alone.`,
    next: 'See which it keeps: daypass profile keys list.',
  }),
  regionsDiffer: (facts) => ({
    message: `The profiles of ${factText(facts, ['startUrl'], quoted, 'this portal')} name different Regions (${factText(facts, ['regions'], (regions) => regions, '-')}), and a session has one.`,
    next: 'Set sso_region to the Region of your IAM Identity Center in all of them, then move them.',
  }),
  previewStale: () => ({
    message: 'Your AWS files have changed since this was shown, so nothing was written.',
    next: 'Look at the new diff, then apply it.',
  }),
  backupNone: () => ({
    message: 'There is no earlier edit to take back.',
    next: 'Only edits made by Daypass can be undone, the last 10 of each file.',
  }),
  undoConflict: (facts) => ({
    message: `${factText(facts, ['path'], (value) => value, 'The file')} has changed where this edit was made, so it was left as it is.`,
    next: factText(
      facts,
      ['backupPath'],
      (value) => `The file as it was before is kept at ${value}.`,
      'Change it by hand.',
    ),
  }),
  editHalfDone: (facts) => ({
    message: `${factText(facts, ['written'], (value) => value, 'One file')} was changed, but ${factText(facts, ['path'], (value) => value, 'another file')} could not be.`,
    next: 'Check permissions and free space, then undo the edit or make it again.',
  }),
  findingGone: () => ({
    message: 'The files have changed, and this finding is no longer there.',
    next: 'Run the doctor again.',
  }),
  toolNotFound: (facts) => ({
    message: `Nothing of ${factText(facts, ['tool'], (tool) => tool, 'that tool')} was found here.`,
    next: 'Use it on the computer and as the user that the tool was set up for.',
  }),
  importNone: (facts) => ({
    message: `There is no import from ${factText(facts, ['name'], quoted, 'there')} to take back.`,
    next: 'Nothing needs to be done.',
  }),
  ...teamErrors,
  appRunning: () => ({ message: 'The Daypass app is running.', next: 'Quit it from its tray menu, then try again.' }),
  signInNeeded: (facts) => ({
    message: `You are not signed in to ${session(facts)}.`,
    next: 'Sign in, then try again.',
  }),
  nobodyToSignIn: (facts) => ({
    message: `Signing in to ${session(facts)} needs a person, and nobody is at a terminal here.`,
    next: 'Sign in in a terminal first.',
  }),
  signInCancelled: () => ({
    message: 'The sign-in was cancelled.',
    next: 'Sign in again whenever you like.',
  }),
  signInDenied: () => ({
    message: 'The sign-in was denied in the browser.',
    next: 'If that was not you, tell your administrator. Otherwise sign in again and approve.',
  }),
  signInExpired: () => ({
    message: 'The sign-in was not finished in time.',
    next: 'Sign in again and approve before the time runs out.',
  }),
  signInRefused: (facts) => ({
    message: factText(
      facts,
      ['startUrl'],
      (startUrl) => `AWS knows no access portal ${quoted(startUrl)} in ${String(facts['region'] ?? 'this Region')}.`,
      'AWS refused the sign-in.',
    ),
    next: 'Check start URL and Region with your administrator, then sign in again.',
  }),
  organizationKeyUnusable: ({ problem }) => ({
    message: `IAM Identity Center cannot use your organization’s encryption key: ${keyProblem(problem)}.`,
    next: 'Only its administrator can change that: ask them to check the KMS key of IAM Identity Center. You stay signed in where you are.',
  }),
  probeUnsupported: (facts) => ({
    message: `The steps of signing in to ${session(facts)} cannot be tried one by one.`,
    next: 'Sign in to see whether it works.',
  }),
  clockWrong: ({ minutes }) => ({
    message: `This computer’s clock is ${Math.abs(Number(minutes ?? 0))} minutes ${Number(minutes ?? 0) < 0 ? 'behind' : 'ahead of'} AWS’s.`,
    next: 'Set the clock by the network, then try again.',
  }),
  signInNotFound: () => ({
    message: 'There is no sign-in in progress.',
    next: 'Start signing in first.',
  }),
  signOutNotTold: () => ({
    message: 'You are signed out on this computer, but AWS could not be told.',
    next: 'The session at AWS ends by itself; to end it now, sign out in your access portal.',
  }),
  browserFlowUnsupported: () => ({
    message: 'This session cannot be signed in to by the browser alone.',
    next: 'Use a device code instead.',
  }),
  deviceCodeUnsupported: () => ({
    message: 'This session cannot be signed in to by device code.',
    next: 'Sign in by the browser instead.',
  }),
  portalLinkUnsupported: () => ({
    message: 'The roles of this session have no link to the console without keys in it.',
    next: 'Open the console with temporary keys instead.',
  }),
  callbackUnavailable: () => ({
    message: 'The browser would have no way back: no local port could be opened.',
    next: 'Use a device code instead.',
  }),
  fileNotOpened: (facts) => ({
    message: 'No program could be found to open the file.',
    next: `Open it in your editor: ${factText(facts, ['path'], (path) => path, 'the file')}, line ${factText(facts, ['line'], (line) => line, '1')}.`,
  }),
  browserNotOpened: () => ({
    message: 'No browser could be opened.',
    next: 'Copy the link and open it yourself.',
  }),
  noAccess: (facts) => ({
    message: `AWS gives you no access to ${role(facts)}${account(facts)}.`,
    next: 'Ask your administrator to assign it to you, then refresh the list. If the portal opens it as an application only (an external account), add its link as a SAML account.',
  }),
  listRefused: () => ({
    message: 'AWS does not show you any accounts.',
    next: 'Your administrator has assigned none to you, or has taken them away: ask them. Trying again does not help.',
  }),
  roleNotFound: (facts) => ({
    message: `There is no role ${factText(facts, ['roleName', 'role'], quoted, 'of that name')}${account(facts)} for you.`,
    next: 'Check account and role in the list of what is assigned to you.',
  }),
  throttled: (facts) => ({
    message: 'AWS asks us to slow down.',
    next: waiting(facts),
  }),
  serviceUnavailable: (facts) => ({
    message:
      facts['variable'] === undefined
        ? 'IAM Identity Center is not answering as it should.'
        : `${factText(facts, ['host'], (host) => host, 'The server')} is not answering as IAM Identity Center does.`,
    next: orEndpoint(facts, 'Wait a minute, then try again. The AWS Health Dashboard shows outages.'),
  }),
  unexpectedAnswer: ({ reason, ...facts }) => ({
    message:
      reason === 'endless'
        ? 'The list of accounts and roles did not end, or is longer than any organization’s.'
        : 'The answer was not what IAM Identity Center sends.',
    next: orEndpoint(facts, 'A proxy or a network sign-in page may be in between. Check the network, then try again.'),
  }),
  offline: (facts) => ({
    message: `${factText(facts, ['host'], (host) => host, 'AWS')} cannot be reached${offlineReason(facts)}.`,
    next: orEndpoint(facts, 'Check network, VPN and proxy, then try again. If it never worked, check the Region.'),
  }),
  timedOut: (facts) => ({
    message: `${factText(facts, ['host'], (host) => host, 'AWS')} ${facts['phase'] === 'connecting' ? 'could not be reached in time' : 'did not answer in time'}.`,
    next: orEndpoint(facts, 'Check network, VPN and proxy, then try again.'),
  }),
  tlsUntrusted: (facts) => ({
    message: `The certificate of ${factText(facts, ['host'], (host) => host, 'the server')} ${facts['reason'] === 'date' ? 'is not valid at this computer’s date' : facts['reason'] === 'name' ? 'is for another host' : 'is not trusted'}.`,
    next: orEndpoint(facts, untrustedAdvice(facts)),
  }),
  captivePortal: (facts) => ({
    message: `A network sign-in page answered instead of ${factText(facts, ['host'], (host) => host, 'AWS')}.`,
    next: orEndpoint(facts, 'Sign in to the network in your browser; Daypass then goes on by itself.'),
  }),
  proxyUnreachable: (facts) => ({
    message: factText(
      facts,
      ['status'],
      (status) =>
        `The proxy ${proxy(facts)} does not let you through to ${factText(facts, ['host'], (host) => host, 'AWS')} (${status}).`,
      `The proxy ${proxy(facts)} cannot be reached.`,
    ),
    next: factText(
      facts,
      ['status'],
      () => 'Ask whoever runs the proxy to allow it, or name another one in HTTPS_PROXY.',
      'Check your network or VPN, and the proxy in HTTPS_PROXY or the system settings.',
    ),
  }),
  proxyAuthNeeded: (facts) => ({
    message: `The proxy ${proxy(facts)} wants a user name and password${facts['hadCredentials'] ? ' other than those it was given' : ''}.`,
    next: 'Put them into HTTPS_PROXY (http://user:password@host:port) and start Daypass again.',
  }),
  proxyInvalid: (facts) => ({
    message: `${factText(facts, ['variable'], (name) => name, 'The proxy setting')} is not the address of a proxy.`,
    next: 'Use the form http://host:port or http://user:password@host:port (special characters as %40), or unset it.',
  }),
  caBundleUnreadable: (facts) => ({
    message: `The CA file${factText(facts, ['path'], (value) => ` ${value}`, '')} cannot be read as certificates.`,
    next: `Correct ${factText(facts, ['variable'], (name) => name, 'AWS_CA_BUNDLE')} or unset it: it must name a PEM file.`,
  }),
  releasesUnknown: () => ({
    message: 'This copy was not built as a release, so it has no list of releases to look at.',
    next: 'Look at the project’s page, or name its list: DAYPASS_RELEASES_URL.',
  }),
  releasesUnreachable: (facts) => ({
    message: `${factText(facts, ['host'], (host) => host, 'The list of releases')} cannot be reached, so newer releases are not known.`,
    next: 'Check network, VPN and proxy, then try again.',
  }),
  releasesUnreadable: (facts) => ({
    message: `${factText(facts, ['host'], (host) => host, 'The server')} did not answer with a release of Daypass${factText(facts, ['status'], (status) => (status === '200' ? '' : ` (HTTP ${status})`), '')}.`,
    next: 'A proxy or a network sign-in page may be in between, or the server is busy. Try again later.',
  }),
  configUnreadable: (facts) => ({
    message: `${factText(facts, ['path', 'file', 'filePath'], (value) => value, 'Your AWS config file')} ${facts['reason'] === 'tooLarge' ? 'is too large for a config file' : 'cannot be read'}.`,
    next: 'Check that it is a text file in UTF-8 that you may read.',
  }),
  configOddLines: (facts) => ({
    message: `${factText(facts, ['path', 'file', 'filePath'], (value) => value, 'Your AWS config file')} ${oddLineWords(facts)}${factText(facts, ['lineNumber', 'line'], (value) => `: line ${value}`, '')}.`,
    next: 'AWS tools refuse such a file or read it differently: put that right first. Nothing was changed.',
  }),
  fileChanged: (facts) => ({
    message: `${factText(facts, ['path', 'file', 'filePath'], (value) => value, 'The file')} was changed by someone else in the meantime.`,
    next: 'Nothing was overwritten. Try again.',
  }),
  fileForbidden: forbiddenWords,
  ownFolderRefused: ownFolderWords,
  homeUnknown: () => ({
    message: 'Your home folder is not known.',
    next: 'Set HOME (on Windows USERPROFILE) to its full path.',
  }),
  diskFull: (facts) => ({
    message: `The disk is full: ${file(facts)} could not be written.`,
    next: 'Nothing was lost. Free some space, then try again.',
  }),
  diskFailed: diskFailedWords,
  busy: () => ({
    message: 'Another Daypass is busy with the same thing.',
    next: 'Wait a moment, then try again.',
  }),
  clipboardUnavailable: () => ({
    message: 'The clipboard cannot be written.',
    next: 'Use the command line instead: daypass export.',
  }),
  bridgeNotRunnable: (facts) =>
    facts['command'] === 'aws'
      ? {
          message: 'No AWS CLI version 2 was found that runs without a PATH, as tools may start it.',
          next: 'Install the AWS CLI version 2, or make a bridge with Daypass.',
        }
      : {
          message: 'No daypass command was found that runs without a PATH, as tools may start it.',
          next: 'Install the command line in a folder of ASCII letters with Node.js 20 or newer, or make the bridge with the AWS CLI.',
        },
  commandNotExecutable: (facts) => ({
    message: `The command ${factText(facts, ['command'], quoted, '')} was found but can't be run.`.replace('  ', ' '),
    next: 'Check that it is a program, and that you are allowed to execute it.',
  }),
  consoleLinkUnused: () => ({
    message: 'No browser asked for the console within two minutes.',
    next: 'Try again.',
  }),
  serviceInApp: () => ({
    message: 'The Daypass app is the key service.',
    next: 'Quit the app to stop it.',
  }),
  sshNotForwarded: (facts) => ({
    message: `${sshHost(facts)} does not forward ports back to here.`,
    next: 'Ask its administrator to allow remote forwarding (AllowTcpForwarding), or use daypass export.',
  }),
  sshNotPrepared: (facts) => ({
    message: `${sshHost(facts)} could not store a file for the session.`,
    next: 'Check that it has a POSIX shell, mktemp and space in /tmp.',
  }),
  commandNotFound: (facts) => ({
    message: `The command ${factText(facts, ['command'], quoted, '')} could not be started.`.replace('  ', ' '),
    next: 'Check its name and that it is on your PATH.',
  }),
  guardNotLoosened: () => ({
    message: 'Nothing was changed.',
    next: 'Answer yes in the dialog if you want the change.',
  }),
  productionNotConfirmed: (facts) => ({
    message: `${factText(facts, ['account', 'accountId'], quoted, 'This account')} is a production account.`,
    next: 'Confirm that you want its keys.',
  }),
  hotkeyTaken: (facts) => ({
    message: `The shortcut${factText(facts, ['hotkey'], (keys) => ` ${keys}`, '')} is taken by another program or is not one this system allows.`,
    next: 'Choose another one in the settings.',
  }),
  browserUnknown: (facts) => ({
    message: `${factText(facts, ['browser'], quoted, 'The chosen browser')} is not on this machine, or that profile of it is gone.`,
    next: 'Choose another browser in the settings.',
  }),
  samlLinkInvalid: (facts) => ({ message: samlLinkMessage(facts), next: samlLinkAdvice(facts) }),
  samlResponseInvalid: samlResponseWords,
  samlResponseNeeded: () => ({
    message: 'Daypass found no browser that it can open for this sign-in (Chrome, Edge, Brave, Vivaldi or Chromium).',
    next: 'Install one of them, or paste the SAMLResponse with the option --response of daypass login.',
  }),
  samlResponseUnsupported: () => ({
    message: 'This session does not take a SAML response.',
    next: 'Sign in without it, or name a SAML account.',
  }),
  durationTooLong: () => ({
    message: 'The role does not allow keys to live as long as was asked.',
    next: 'Ask for at most an hour, or ask the account’s administrator to raise the role’s maximum session duration.',
  }),
  awsCliNeeded: () => ({
    message: 'This sign-in is made by the AWS CLI, and there is none on this machine.',
    next: 'Install the AWS CLI 2.32 or later, then sign in again.',
  }),
  awsCliTooOld: (facts) => ({
    message: `This sign-in is made by aws login, which ${factText(facts, ['version'], (version) => `your AWS CLI ${version}`, 'the program “aws” on this machine')} does not have.`,
    next: 'Install the AWS CLI 2.32 or later, then sign in again.',
  }),
  awsLoginFailed: (facts) => ({
    message: `aws login ended without a sign-in${factText(facts, ['profile'], (name) => ` for the profile ${quoted(name)}`, '')}.`,
    next: 'Run aws login in a terminal to see what it says.',
  }),
  mfaCodeNeeded: () => ({
    message: 'The role needs the code of an MFA device, and none was given.',
    next: 'Try again and type the code that the device shows.',
  }),
  assumedRoleInvalid: (facts) => ({
    message: `The profile ${factText(facts, ['profile'], quoted, 'of the role')} ${assumedRoleProblem(facts)}.`,
    next: 'Correct it in your AWS config file.',
  }),
  mfaCodeRefused: () => ({
    message: 'AWS did not accept the MFA code.',
    next: 'Wait for the next code of the device, then try again.',
  }),
  baseKeysRefused: () => ({
    message: 'AWS no longer accepts the keys that the role is assumed with.',
    next: 'Sign in again, or renew the keys of the source profile.',
  }),
  federationRefused: () => ({
    message: 'AWS did not make a console link from these keys.',
    next: 'Open the console through the portal instead.',
  }),
  internal: () => ({
    message: 'Something went wrong inside Daypass.',
    next: 'Try again. If it stays, please report it with the code “internal”.',
  }),
};

const login = (facts: ErrorFacts) =>
  factText(facts, ['sessionName', 'session'], (name) => `Run: daypass login ${shellWord(name)}`, 'Run: daypass login');
const loginByDevice = (facts: ErrorFacts) =>
  factText(
    facts,
    ['sessionName', 'session'],
    (name) => `Run: daypass login ${shellWord(name)} --device`,
    'Run: daypass login --device',
  );

export const commandLineAdvice: CommandLineAdvice = {
  ...teamAdvice,
  productionNotConfirmed: () => 'Answer yes when asked, or pass --yes where nobody can answer.',
  usage: (facts) =>
    usageAdvice(
      facts,
      factText(facts, ['command'], (command) => `See: daypass ${command} --help`, 'See: daypass --help'),
    ),
  sessionUnknown: () => 'See: daypass status, or add it: daypass session add NAME --start-url URL --region REGION',
  sessionNone: () => 'Add one: daypass session add NAME --start-url URL --region REGION',
  regionNotFound: () =>
    'Look it up in the IAM Identity Center console under Settings, or ask your AWS administrator. Then add: --region REGION',
  regionNeeded: () => 'Name the Region you work in: --region us-east-1',
  roleUnknown: () => 'See: daypass list',
  noPreviousProfile: () => 'Choose one: daypass use',
  profileUnknown: () => 'Check the name in your AWS config file, or add it: daypass profile add',
  signInNeeded: login,
  nobodyToSignIn: () => 'To print the link and the code anyway: daypass login --device, or --json for a program.',
  signInCancelled: login,
  signInExpired: login,
  browserFlowUnsupported: loginByDevice,
  callbackUnavailable: loginByDevice,
  browserNotOpened: () => 'Open the printed link yourself.',
  captivePortal: (facts) => orEndpoint(facts, 'Sign in to the network in your browser, then run the command again.'),
  browserUnknown: (facts) =>
    factText(facts, ['known'], (names) => `There are: ${names}.`, 'Leave the option out to use the usual one.'),
  samlResponseNeeded: (facts) =>
    factText(
      facts,
      ['session'],
      (name) => `Install one of them, or paste the SAMLResponse: daypass login ${shellWord(name)} --response -`,
      'Install one of them, or paste the SAMLResponse: daypass login NAME --response -',
    ),
  mfaCodeNeeded: () => 'Run the command in a terminal and type the code that the device shows.',
  noAccess: () =>
    'Ask your administrator to assign it to you, then run: daypass list --refresh. For an external account that your portal shows as an application: daypass saml add NAME --url LINK',
  roleNotFound: (facts) =>
    factText(facts, ['near'], (name) => `Did you mean ${name}? `, '') +
    'See what is assigned to you: daypass list --refresh',
  internal: () => 'Try again with DAYPASS_DEBUG=1 set to see more.',
};
