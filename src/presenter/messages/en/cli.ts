import { bulkHelp, bulkWords } from './bulk.ts';
import { doctorHelp, doctorWords, probeWords } from './doctor.ts';
import { remoteHelp, remoteWords } from './remote.ts';
import { importHelp, importWords } from './moving/imports.ts';
import { teamHelp, teamWords } from './moving/teams.ts';
import { uninstallHelp, uninstallWords } from './moving/uninstall.ts';
import { samlHelp, samlWords } from './saml.ts';
import { signInHelp, signInWords } from './command-line/sign-in.ts';
import { desktopHelp, desktopWords } from './command-line/desktop.ts';
import { setupHelp, setupWords } from './command-line/setup.ts';
import { shellHelp, shellWords } from './command-line/shell.ts';
import { versionHelp, versionWords } from './command-line/version.ts';
import { profileHelp, profileWords } from './profiles.ts';

const roleWords = `  ROLE               a profile, ACCOUNT/ROLE by name or ID, or words that fit one role only;
                     left out: the profile of AWS_PROFILE
  --session S        the SSO session
  --account A        the account, by ID or name
  --role NAME        the role (permission set)
  --profile P        a profile of your AWS config file`;

const exactSelectors = `  --session S        the SSO session
  --account ID       the 12-digit account ID
  --role NAME        the role (permission set)
  --profile P        or all three by a profile of your AWS config file`;

const yes = `  --yes              do not ask about a production account`;

export const cli = {
  help: {
    top: `Daypass: sign in to AWS IAM Identity Center once, use every AWS tool.

Usage: daypass COMMAND [OPTIONS]

  setup                from your portal's address to a profile that works, step by step
  session add          add a session (start URL and Region) to your AWS config file
  session change       change a session's start URL, Region or scopes
  session rename       rename a session, also in its profiles
  session remove       remove a session
  login                sign in
  logout               sign out
  status               show sessions and the time they have left
  list                 list accounts and roles
  use                  make this shell use a role, chosen by typing
  export               print keys for a shell or a tool
  credential-process   print keys for credential_process
  exec                 run a command with keys in its environment
  share                keep keys in a folder, for containers and the other side of WSL
  ssh                  open an SSH session whose programs get keys from here
  console              open the AWS console
  profile add          add a profile for a role to your AWS config file
  profile preview      show what profile add would change
  profile list         list all profiles
  profile rename       rename a profile
  profile set          change a profile's role, Region or output format
  profile remove       remove profiles
  profile default      make the default profile stand for a role
  profile chain        add a profile for a role assumed with another's keys
  profile bulk         add profiles for many roles at once
  profile sync         add profiles for new roles, remove those whose role is gone
  profile bridge       add a profile for tools that do not know SSO
  profile keys keep    keep a role's keys in the AWS credentials file
  profile keys drop    remove kept keys
  profile keys list    list kept keys
  profile move         move legacy profiles to an sso-session
  profile undo         take back the last edit of your AWS files
  doctor               look over your AWS files and environment, and fix what is wrong
  saml add             add accounts that an identity provider signs you in to (SAML)
  saml list            list SAML applications
  saml rename          rename a SAML application
  saml remove          sign out of a SAML application and remove it
  saml import          add the accounts of saml2aws
  import               take over sessions, profiles and favourites of another tool
  team add             add what a team file of your colleagues brings
  team sync            bring what team files brought up to date
  team list            list team files
  team remove          take back what a team file brought
  copy                 put keys into the clipboard
  open                 open the window of the app
  init                 what your shell's startup file evaluates
  prompt               the profile and its time left, for a shell's prompt
  service status       show the key service that serves credential_process
  service run          run the key service (commands that need it start it)
  service stop         stop the background key service
  uninstall            take out what Daypass has put in
  version              show the version, and whether there is a newer one

  --help               help, also for one command or a group: daypass profile --help
  --json               every command: results as JSON, an error as {code, message, next} in the last line of stderr
  --version            the version

Environment: DAYPASS_HOME moves Daypass's own folder, DAYPASS_DEBUG=1 logs what happens on stderr,
BROWSER names the program that opens pages (not on Windows).

Exit codes: 0 ok, 1 failed, 2 usage, 3 sign-in needed, 4 no access, 5 busy,
6 not confirmed, 7 no such profile, session or role, or more than one.`,
    ...samlHelp,
    ...remoteHelp(roleWords, yes),
    ...importHelp,
    ...teamHelp,
    ...uninstallHelp,
    ...versionHelp,
    ...shellHelp,
    ...setupHelp,
    ...desktopHelp,
    ...signInHelp,
    'session add': `Usage: daypass session add NAME --start-url URL [--region REGION] [--scopes LIST]

Adds an sso-session to your AWS config file.

  --start-url URL    the address of your AWS access portal
  --region REGION    the Region of your IAM Identity Center; left out: read from the start URL
                     or the portal's page
  --scopes LIST      scopes, separated by commas (default sso:account:access)`,
    logout: `Usage: daypass logout [SESSION] [--all]

Signs out: ends the session at AWS and removes its token and keys.

  --all              sign out of every session`,
    list: `Usage: daypass list [--session S] [--refresh] [--json]

Lists accounts and roles of every signed-in session.

  --session S        of this session only
  --refresh          ask AWS even if we have a recent list
  --json             print JSON`,
    export: `Usage: daypass export [ROLE…] [--format FORMAT] [--yes]

Prints keys, and clears variables that would win over them.
For bash and zsh: eval "$(daypass export ROLE)"
For fish: eval (daypass export ROLE --format fish)

${roleWords}
  --format FORMAT    bash, zsh, fish, powershell, cmd, dotenv, json, ini or plain (default bash)
${yes}`,
    'credential-process': `Usage: daypass credential-process (--session S --account ID --role NAME | --profile P) [--yes]

Prints keys as credential_process wants them. In your AWS config file:
  credential_process = daypass credential-process --session S --account ID --role NAME

${exactSelectors}
  --wait SECONDS     how long to wait for you where a sign-in is needed (default 55; 0 in CI)
  --no-wait          fail at once instead
${yes}`,
    'service status': `Usage: daypass service status [--json]

Shows whether the key service runs: it hands keys to tools that use credential_process, from the
app while that runs, else from a background process. Exit code 1 where none runs.`,
    'service stop': `Usage: daypass service stop

Stops the background key service. Its keys are gone; the next tool that needs keys starts another.`,
    'service run': `Usage: daypass service run

Runs the key service in this process until nobody uses it, and ends at once where one already runs.
Tools start it by themselves.`,
    exec: `Usage: daypass exec [ROLE…] [--static] [--yes] [-- COMMAND [ARG…]]

Runs a command that gets the role's keys from Daypass, also after they were renewed, and ends with its
exit code. Without a COMMAND, runs your shell. Tools too old for container credentials need --static.

${roleWords}
  --static           put the keys themselves into the environment; they are not renewed
${yes}`,
    console: `Usage: daypass console [ROLE…] [OPTIONS]

Opens the AWS console.

${roleWords}
  --print            print the link and open nothing
  --service NAME     the console of a service, such as s3
  --destination PATH a page of the console, such as /s3/home
  --region R         the Region it shows
  --browser NAME     in this browser, by name
  --browser-profile NAME  in this profile of it
  --container NAME   in this Firefox container; needs the add-on "Open external links in a container"
  --federated        sign in with temporary keys, without the portal's session; with --print the link is a secret
${yes}`,
    'profile add': `Usage: daypass profile add NAME ROLE… [--region R] [--output FORMAT] [--dry-run]

Adds a profile for a role to your AWS config file. No other line is touched.

  ROLE               ACCOUNT/ROLE by name or ID, or words that fit one role only
  --session S        the SSO session
  --account A        the account, by ID or name
  --role NAME        the role (permission set)
  --region R         the Region tools use by default
  --output FORMAT    the AWS CLI's output format
  --dry-run          print the change as a diff and write nothing`,
    ...profileHelp,
    ...bulkHelp,
    ...doctorHelp,
  },
  saml: samlWords,
  ...shellWords,
  ...remoteWords,
  moreCandidates: (count: number) => `  … and ${count} more`,
  imports: importWords,
  teams: teamWords,
  uninstall: uninstallWords,
  version: versionWords,
  mfaCode: (serial: string, profile: string) => `MFA code of ${serial} for the profile ${profile}: `,
  mfaRefused: 'AWS did not accept the code. Wait for the next one.',
  regionFound: (region: string) => `Found the portal’s Region: ${region}.`,
  sessionWasThere: (name: string) => `Session ${name} already has these values. Sign in: daypass login ${name}`,
  sessionAdded: (name: string) => `Added session ${name}. Sign in: daypass login ${name}`,
  login: signInWords,
  setup: setupWords,
  desktop: desktopWords,
  logout: {
    done: (label: string) => `Signed out of ${label}.`,
    doneHereOnly: (label: string) =>
      `Signed out of ${label} on this computer, but AWS could not be told. Its session ends by itself; to end it now, sign out in your access portal.`,
    nothing: 'There are no sessions to sign out of.',
  },
  status: {
    none: 'No sessions yet. Add one: daypass session add NAME --start-url URL --region REGION',
    columns: { session: 'SESSION', state: 'STATE', left: 'TIME LEFT', region: 'REGION', startUrl: 'START URL' },
    /** What Daypass has learned from earlier ones; AWS tells it nowhere. */
    portalUntil: (label: string, when: string) => `${label}: portal session until about ${when} (an estimate)`,
    portalUnknown: (label: string) => `${label}: end of the portal session unknown`,
    registrationEnds: (label: string, when: string, name: string) =>
      `${label}: cannot be renewed after ${when}. Before then: daypass login ${name}`,
    cantRenew: (label: string) => `${label}: cannot renew itself, for its profiles name no sso-session`,
  },
  list: {
    none: 'No accounts are assigned to you.',
    columns: { session: 'SESSION', account: 'ACCOUNT', name: 'NAME', email: 'E-MAIL', role: 'ROLE' },
    asOf: (label: string, ago: string) => `${label}: as of ${ago}. Ask AWS again with --refresh.`,
    skipped: (label: string, name: string) => `Not signed in to ${label}: left out. Sign in: daypass login ${name}`,
  },
  service: {
    byApp: 'The Daypass app is the key service.',
    inBackground: (pid: number) => `The key service runs in the background (process ${pid}).`,
    waiting: (count: number) => (count === 1 ? 'One tool waits for a sign-in.' : `${count} tools wait for a sign-in.`),
    notRunning: (reason: 'absent' | 'otherEnvironment' | 'newer' | 'silent' | 'untrusted') =>
      ({
        absent: 'No key service runs. The first tool that needs keys starts one.',
        otherEnvironment: 'The key service that runs serves other AWS files or endpoints than this shell names.',
        newer: 'The key service that runs is of a later version of Daypass. Update this command.',
        silent: 'The key service listens and says nothing. The next tool that needs keys starts another.',
        untrusted: 'What answers in place of the key service could not prove itself, so it was not used.',
      })[reason],
    stopped: 'Stopped the key service.',
  },
  /** Before keys of a production account are handed out. */
  confirmProduction: (account: string, role: string, isNameUnknown: boolean) =>
    `${account} ${isNameUnknown ? 'may be a production account: AWS can’t be asked for its name now.' : 'is a production account.'} Get keys of ${role}? [y/N]`,
  console: {
    opened: 'Opened the console in your browser.',
    linkTaken: 'The console link was opened once and leads nowhere now.',
  },
  profile: {
    added: (profileName: string, path: string) =>
      `Added profile ${profileName} to ${path}. Try: aws sts get-caller-identity --profile ${profileName}`,
    dryRun: 'Nothing was written (--dry-run).',
  },
  profiles: profileWords,
  bulk: bulkWords,
  doctor: doctorWords,
  probe: probeWords,
  /** How an error stands on its one line of stderr. */
  errorLine: (message: string, next: string) => `daypass: ${message} ${next}`,
};
