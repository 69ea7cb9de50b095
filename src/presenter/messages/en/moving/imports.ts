import type { LeftOutCode, OtherTool } from '../../../../shared/imports/import-plan.ts';
import type { ErrorFacts } from '../../../../shared/errors/daypass-error.ts';
import { factText } from '../../error-entry.ts';

export const importHelp = {
  import: `Usage: daypass import [TOOL] [--dry-run] [--yes] [--json] [--undo]

Shows, and on your yes takes over, what another tool has set up on this computer: sessions,
profiles, favourites and browsers. Without TOOL it lists the tools found here. TOOL is leapp, granted, aws-sso, aws-vault, saml2aws or aws-sso-util. Its files are not
changed, and its secrets are not read; what cannot come along is listed with the reason.

  --dry-run          show the changes as a diff and change nothing
  --yes              do not ask first
  --json             print JSON; changes nothing without --yes
  --undo             take the newest import from this tool back`,
};

const KINDS: Readonly<Record<string, string>> = {
  awsIamUser: 'an IAM user',
  awsIamRoleFederated: 'a federated role',
  awsIamRoleChained: 'a chained role whose base has no profile of its own',
  azure: 'Azure',
  localstack: 'LocalStack',
};

const named = (facts: ErrorFacts) => factText(facts, ['name'], (name) => name, 'One entry');
const setting = (facts: ErrorFacts) => factText(facts, ['setting'], (name) => name, 'A setting');

/** What an import does and leaves behind; for window and command line alike. */
export const imports = {
  tools: {
    leapp: 'Leapp',
    granted: 'Granted',
    'aws-sso': 'AWS SSO CLI',
    'aws-vault': 'aws-vault',
    saml2aws: 'saml2aws',
    'aws-sso-util': 'aws-sso-util',
  } satisfies Readonly<Record<OtherTool, string>> as Readonly<Record<OtherTool, string>>,
  leftOut: {
    keysStay: (facts) =>
      `${named(facts)}: its long-lived keys stay in the tool’s own store. Daypass keeps no such keys; use a role of IAM Identity Center instead.`,
    kindUnsupported: (facts) =>
      `${named(facts)}: ${factText(facts, ['kind'], (kind) => KINDS[kind] ?? kind, 'this kind')} is not supported.`,
    profileShared: (facts) =>
      `Profile ${named(facts)} is shared by ${factText(facts, ['count'], (count) => count, 'several')} sessions. Choose what it stands for: daypass profile default, or daypass profile add.`,
    browserUnknown: (facts) =>
      `Browser ${factText(facts, ['browser'], (browser) => browser, '')} was not found here. Choose one in the settings.`,
    commandStays: (facts) => `${setting(facts)} runs a command of your own, which does not come along.`,
    unusable: (facts) =>
      `${named(facts)} cannot be used${factText(facts, ['reason'], (reason) => ` (${reason})`, '')}.`,
    registryStays: (facts) =>
      `The profile registry ${factText(facts, ['url'], (url) => url, '')} does not come along. A team file does the same: daypass team add.`,
    toolRewrites: (facts) =>
      `The tool writes its profiles into the AWS config file again while ${setting(facts)} is on. Turn it off there.`,
    settingStays: (facts) => `${setting(facts)} means nothing to Daypass.`,
    fileUnreadable: (facts) =>
      `${factText(facts, ['path'], (path) => path, 'A file')} cannot be read: it is damaged, or was written on another computer.`,
    noLongerNamed: (facts) =>
      `${factText(facts, ['names'], (names) => names, 'Some entries')}: the file no longer names them. They stay; remove them if you do not need them.`,
  } satisfies Readonly<Record<LeftOutCode, (facts: ErrorFacts) => string>> as Readonly<
    Record<LeftOutCode, (facts: ErrorFacts) => string>
  >,
  own: {
    favourite: (account: string, role: string) => `Favourite: ${role} in ${account}`,
    accountMark: (account: string, notes: string) => `Account ${account}: ${notes}`,
    production: 'production',
    notProduction: 'not production',
    browserRule: (accounts: string, browser: string) => `Console of ${accounts} opens in ${browser}`,
    productionPattern: (pattern: string, before: string) =>
      before === '' ? `Production accounts: ${pattern}` : `Production accounts: ${pattern} (instead of ${before})`,
    samlAccount: (name: string) => `SAML application ${name}`,
    profileRule: (pattern: string) => `Profiles for roles that match ${pattern}, by daypass profile sync`,
  },
};

export const importWords = {
  readFrom: (paths: string) => `Reads ${paths}`,
  nothing: 'There is nothing to bring that is not here already.',
  done: (tool: string) => `Imported from ${tool}.`,
  takeBack: (command: string) => `Take it back: ${command}`,
  undone: (tool: string) => `Took the import from ${tool} back.`,
  leftOut: 'Stays behind:',
  settings: 'In Daypass:',
  signIn: (session: string) => `Sign in: daypass login ${session}`,
  sync: 'Once signed in, add the profiles of new roles: daypass profile sync',
  dryRun: 'Nothing was changed.',
  ask: 'Make these changes? [y/N]',
  loosensGuard:
    'Warning: some accounts no longer count as production. Their keys are then handed out without a question.',
  notConfirmed: 'Nothing was changed. To make these changes without a question, add --yes.',
  notConfirmedHere: 'Nothing was changed. This is asked in a terminal, whatever --yes says.',
  noTools: 'None of the tools that Daypass can import from was found here.',
};
