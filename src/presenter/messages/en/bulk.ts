const dryRun = '  --dry-run          print the change as a diff and write nothing';

/** Help of the commands for many profiles at once, and for tools that don't know SSO. */
export const bulkHelp = {
  'profile bulk': `Usage: daypass profile bulk (--favourites | --account ID | --match PATTERN | --all) [--session S] [--template T] [--region R] [--output FORMAT] [--dry-run]
       daypass profile bulk --list [--json]
       daypass profile bulk --forget NUMBER

Adds a profile for every chosen role that has none yet. Daypass remembers the choice: profile sync adds roles that come later.

  --favourites       your favourite roles
  --account ID       every role of one account
  --match PATTERN    account/role, each with * and ?; the account by name or ID: 'prod*/ReadOnly'
  --all              every role
  --session S        of this session only
  --template T       how profiles are named, of {session}, {account}, {accountId}, {label} (your own name of the account) and {role} (default: that of the settings)
  --region R         the Region tools use by default
  --output FORMAT    the AWS CLI's output format
  --list             list the remembered choices (--json as JSON)
  --forget NUMBER    forget one of them; its profiles stay
${dryRun}`,
  'profile sync': `Usage: daypass profile sync [--session S] [--prune NAME… | --prune-all] [--dry-run]

Asks AWS for your roles, adds profiles for those that earlier profile bulk commands ask for, and names profiles of Daypass whose role is gone. Profiles you made or changed are left alone.

  --session S        for this session only
  --prune NAME…      remove these profiles whose role is gone
  --prune-all        remove all profiles of Daypass whose role is gone
${dryRun}`,
  'profile bridge': `Usage: daypass profile bridge NAME --as BRIDGE [--with daypass|aws] [--dry-run]

Adds a second profile for tools that do not know SSO, such as AWS Amplify. It gets the keys of profile NAME by credential_process.

  --as BRIDGE        the second profile's name
  --with COMMAND     who gets the keys: daypass, or aws (AWS CLI 2.9 or newer) (default daypass)
${dryRun}`,
  'profile keys keep': `Usage: daypass profile keys keep NAME [ROLE…] [--dry-run] [--yes]

Writes a role's temporary keys to the section NAME of your AWS credentials file, for tools that know nothing else. Every program you run can read them there. The Daypass app renews them while it runs; signing out removes them.

  ROLE               ACCOUNT/ROLE by name or ID, or words that fit one role only
  --session S        the SSO session
  --account A        the account, by ID or name
  --role NAME        the role (permission set)
  --profile P        a profile of your AWS config file; without any of these, AWS_PROFILE
${dryRun}
  --yes              do not ask about a production account`,
  'profile keys drop': `Usage: daypass profile keys drop NAME [--dry-run]

Removes keys that profile keys keep wrote, and keeps them no longer. Keys of your own are left alone.

${dryRun}`,
  'profile keys list': `Usage: daypass profile keys list [--json]

Lists the sections of your AWS credentials file that Daypass keeps keys in. Shows no keys.

  --json             print JSON`,
  'profile move': `Usage: daypass profile move [--start-url URL] [--session NAME] [--dry-run]

Moves legacy profiles (with sso_start_url) to an sso-session, which can be renewed without signing in again. Comments and all other lines stay. Without a start URL, every portal's.

  --start-url URL    of this portal only
  --session NAME     the session's name (default: one that is there for the portal, else the portal's name)
${dryRun}`,
};

export const bulkWords = {
  rulesNone: 'No choice is remembered. profile bulk adds one.',
  ruleColumns: { number: 'NUMBER', choice: 'CHOICE', roles: 'ROLES' },
  ruleForgotten: (choice: string) => `Forgot ${choice}. Its profiles stay; remove them with profile remove.`,
  keysNone: 'Daypass keeps no keys in your AWS credentials file.',
  keysColumns: { name: 'NAME', session: 'SESSION', account: 'ACCOUNT', role: 'ROLE', state: 'STATE' },
  keysUntil: (left: string) => `there, ${left} left`,
  keysOver: 'expired',
  keysAway: 'comes with the next sign-in',
  moveNothing: 'There are no legacy profiles to move.',
};
