import type { ProfileKind } from '../../../shared/domain/config-edits.ts';
import { counted } from '../plural.ts';

const dryRun = '  --dry-run          print the change as a diff and write nothing';

/** Help of the commands that edit sessions and profiles. */
export const profileHelp = {
  'session change': `Usage: daypass session change NAME [--start-url URL] [--region REGION] [--scopes LIST] [--dry-run]

Changes an sso-session of your AWS config file. What you leave out stays.

  --start-url URL    the address of your AWS access portal
  --region REGION    the Region of your IAM Identity Center
  --scopes LIST      scopes, separated by commas
${dryRun}`,
  'session rename': `Usage: daypass session rename OLD NEW [--dry-run]

Renames an sso-session, also in every profile that uses it. Then sign in again: the token is kept by name.

${dryRun}`,
  'session remove': `Usage: daypass session remove NAME [--with-profiles] [--dry-run]

Removes an sso-session from your AWS config file. To end its sign-in as well, run first: daypass logout NAME

  --with-profiles    also the profiles that sign in by it
${dryRun}`,
  'profile preview': `Usage: daypass profile preview NAME ROLE… [--region R] [--output FORMAT]

Prints what profile add would change, as a diff, and writes nothing.

  ROLE               ACCOUNT/ROLE by name or ID, or words that fit one role only
  --session S        the SSO session
  --account A        the account, by ID or name
  --role NAME        the role (permission set)
  --region R         the Region tools use by default
  --output FORMAT    the AWS CLI's output format`,
  'profile list': `Usage: daypass profile list [--json]

Lists every profile of your AWS config and credentials files, whatever gives it its keys.

  --json             print JSON`,
  'profile rename': `Usage: daypass profile rename OLD NEW [--dry-run]

Renames a profile, also where other profiles refer to it.

${dryRun}`,
  'profile set': `Usage: daypass profile set NAME [--session S] [--account ID] [--role ROLE] [--region R|--no-region]
                           [--output FORMAT|--no-output] [--dry-run]

Changes what a profile says. What you leave out stays.

  --session S        the session it signs in with
  --account ID       the 12-digit account ID
  --role ROLE        the role's name
  --region R         the Region tools use by default
  --no-region        take the Region away
  --output FORMAT    the AWS CLI's output format
  --no-output        take the output format away
${dryRun}`,
  'profile remove': `Usage: daypass profile remove NAME… [--dry-run]

Removes profiles from your AWS config file. Keys in the credentials file stay.

${dryRun}`,
  'profile default': `Usage: daypass profile default [ROLE…] [--region R] [--output O] [--dry-run]

Makes [default], which tools use unless told a profile, stand for a role. Its other settings stay.

  ROLE               ACCOUNT/ROLE by name or ID, or words that fit one role only
  --session S        the SSO session
  --account A        the account, by ID or name
  --role NAME        the role (permission set)
  --profile P        a profile of your AWS config file; without any of these, AWS_PROFILE
  --region R         the Region tools use by default
${dryRun}`,
  'profile chain': `Usage: daypass profile chain NAME --source P --role-arn ARN [--external-id ID] [--mfa-serial SERIAL] [--role-session-name NAME] [--region R] [--output FORMAT] [--dry-run]

Adds a profile for a role that is assumed with another profile's keys.

  --source P         the profile whose keys assume the role
  --role-arn ARN     the role: arn:aws:iam::123456789012:role/NAME
  --external-id ID   what the role's owner asks for
  --mfa-serial SERIAL
                     the MFA device that the role asks for
  --role-session-name NAME
                     how the session shows in logs
  --region R         the Region tools use by default
  --output FORMAT    the AWS CLI's output format
${dryRun}`,
  'profile undo': `Usage: daypass profile undo [ID] [--dry-run]
       daypass profile undo --list [--json]

Takes back Daypass's last edit of your AWS files, or the one with this ID. Later changes by other tools are kept.
Taking back an undo makes the edit again.

  --list             list the edits that can be taken back
  --json             print the list as JSON
${dryRun}`,
};

const kinds: Readonly<Record<ProfileKind, string>> = {
  sso: 'role',
  legacySso: 'role (legacy)',
  chained: 'assumed role',
  process: 'command',
  static: 'static keys',
  login: 'aws login',
  other: 'other',
};

/** What those commands say. */
export const profileWords = {
  /** `what`: what was done, with names; `paths`: the files it was done to. */
  done: (what: string, paths: string) => `${what} (${paths}).`,
  takeBack: 'To take it back: daypass profile undo',
  makeAgain: 'To make it again, see its number: daypass profile undo --list',
  nothing: 'Nothing to change: your files say so already.',
  warning: (words: string) => `Note: ${words}`,
  removed: (path: string) => `Removes the file ${path}`,
  movedAway: (path: string) => `Moves the file ${path} to the backup of this edit`,
  broughtBack: (path: string) => `Brings the file ${path} back`,
  modeRestored: (path: string) => `Gives ${path} its earlier permissions back`,
  madePrivate: (path: string) => `Makes ${path} readable for you only`,
  notShown: (count: number) => `… and ${counted('en', count, { one: 'more line', other: 'more lines' })}`,
  none: 'No profiles yet. Add one: daypass profile add',
  noEdits: 'There is nothing to take back.',
  kinds,
  columns: { profile: 'PROFILE', kind: 'KEYS FROM', role: 'ROLE', region: 'REGION', place: 'PLACE', notes: 'NOTES' },
  undoColumns: { id: 'ID', ago: 'WHEN', what: 'EDIT', file: 'FILE' },
  shadowed: 'static keys of the same name',
  made: 'made by Daypass',
};
