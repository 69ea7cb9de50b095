import { formatInstant } from '../../../shared/text/instant.ts';
import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import type { ExportFormat } from '../../../shared/domain/export-formats.ts';
import type { RoleCredentials } from '../../role-credentials.ts';
import { KEY_VARIABLES, OTHER_CREDENTIAL_SOURCES, PREFERRED_TO_PROFILE } from './conflicting-variables.ts';
import {
  quoteCmd,
  quoteDotenv,
  quoteFish,
  quoteIni,
  quotePlain,
  quotePosix,
  quotePowershell,
} from '../../../shared/text/shell-quoting.ts';

export interface WriteOutExtra {
  /** Written as AWS_REGION and AWS_DEFAULT_REGION; `json` and `ini` have no place for it. */
  readonly region?: string;
  /** The section's name in `ini`; default `default`. */
  readonly profileName?: string;
  /** Default `\n`. */
  readonly newline?: '\n' | '\r\n';
}

/**
 * Keys as text for a shell, a file or a credential_process, ending in a newline. Every value is quoted by the
 * format's own rule. Shells first clear the variables that some clients prefer to keys; a .env file has no way to clear
 * a variable, and the AWS CLI rejects an empty AWS_PROFILE. Rejects with `usage` (problem valueUnsafe) what a format has
 * no way to carry.
 */
export function writeOut(credentials: RoleCredentials, format: ExportFormat, extra: WriteOutExtra = {}): string {
  const newline = extra.newline ?? '\n';
  return linesOf(credentials, format, extra)
    .map((line) => `${line}${newline}`)
    .join('');
}

const posix: Shell = {
  // The semicolon is for `eval $(…)` without quotes, which joins the lines with spaces.
  clear: (names) => [`unset ${names.join(' ')};`],
  fail: (exitCode) => `(exit ${exitCode})`,
  separator: ' ',
};

const SHELLS: Readonly<Record<EvaluatedFormat, Shell> & Partial<Record<ExportFormat, Shell>>> = {
  bash: posix,
  zsh: posix,
  fish: {
    // A universal variable belongs to all of the person's shells. Nothing can hide it from a child in one shell only: an
    // unexported global variable of the same name does not.
    clear: (names) => [
      `begin; set -l name; for name in ${names.join(' ')}; set -eg $name; set -q $name; and echo "daypass: a universal variable may win over the keys: set -eU $name" >&2; end; end; true;`,
    ],
    fail: () => 'false;',
    separator: ' ',
  },
  powershell: {
    clear: (names) => names.map((name) => `$env:${name} = $null`),
    fail: (exitCode) => `throw 'daypass export: exit code ${exitCode}'`,
    separator: '; ',
  },
  cmd: {
    clear: (names) => names.map((name) => `set "${name}="`),
    fail: (exitCode) => `cmd /d /c exit ${exitCode}`,
    separator: ' & ',
  },
};

/**
 * Text that clears keys of an earlier export and makes the shell's status non-zero, so that the evaluation of a failed
 * export's output fails too. Empty for formats that no shell evaluates.
 */
export function writeFailure(
  format: ExportFormat,
  exitCode: number,
  { newline = '\n' }: Pick<WriteOutExtra, 'newline'> = {},
): string {
  const shell = SHELLS[format];
  if (shell === undefined) return '';
  return [...shell.clear(KEY_VARIABLES), shell.fail(exitCode)].map((line) => `${line}${newline}`).join('');
}

const ASSIGNMENTS: Readonly<Record<AssigningFormat, (name: string, value: string) => string>> = {
  bash: (name, value) => `export ${name}=${quotePosix(value)}`,
  zsh: (name, value) => `export ${name}=${quotePosix(value)}`,
  fish: (name, value) => `set -gx ${name} ${quoteFish(value)};`,
  powershell: (name, value) => `$env:${name} = ${quotePowershell(value)}`,
  cmd: (name, value) => `set "${name}=${quoteCmd(value)}"`,
  dotenv: (name, value) => `${name}=${quoteDotenv(value)}`,
};

/**
 * What makes a shell or file use a profile: `export AWS_PROFILE='corp-admin'` in the format's own way, the name alone
 * where the format has no variables. Shells first clear what the AWS CLI prefers to a profile. One line without a line
 * end, so that nothing runs on paste. Rejects with `usage` (problem valueUnsafe) what a format has no way to carry.
 */
export function writeProfileVariable(profileName: string, format: ExportFormat): string {
  if (format === 'json' || format === 'ini' || format === 'plain') return quotePlain(profileName);
  const assignment = ASSIGNMENTS[format]('AWS_PROFILE', profileName);
  const shell = SHELLS[format];
  if (shell === undefined) return assignment;
  return [...shell.clear(PREFERRED_TO_PROFILE), assignment].join(shell.separator);
}

/** The variable that remembers which profile a shell used before: `daypass use -` goes back to it. Empty: none. */
export const PREVIOUS_PROFILE = 'DAYPASS_PREVIOUS_PROFILE';

/**
 * What makes a shell use another profile, or none, and remember the previous one. Ends in a newline. Shells first clear
 * what the AWS CLI prefers to a profile. Rejects with `usage` (problem valueUnsafe) what a format has no way to carry.
 */
export function writeProfileSwitch(
  profileName: string | undefined,
  previous: string,
  format: 'bash' | 'zsh' | 'fish' | 'powershell',
): string {
  const write = ASSIGNMENTS[format];
  const next =
    profileName === undefined ? SHELLS[format].clear(['AWS_PROFILE']) : [writeProfileVariable(profileName, format)];
  return [write(PREVIOUS_PROFILE, previous), ...next].map((line) => `${line}\n`).join('');
}

/** The keys as environment variables, under the names the AWS clients read. */
export function environmentOf(
  credentials: RoleCredentials,
  { region }: Pick<WriteOutExtra, 'region'> = {},
): Readonly<Record<string, string>> {
  return {
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey.reveal(),
    AWS_SESSION_TOKEN: credentials.sessionToken.reveal(),
    AWS_CREDENTIAL_EXPIRATION: formatInstant(credentials.expiresAtMillis),
    ...(region !== undefined && { AWS_REGION: region, AWS_DEFAULT_REGION: region }),
  };
}

function linesOf(credentials: RoleCredentials, format: ExportFormat, extra: WriteOutExtra): readonly string[] {
  if (format === 'json') return [credentialProcessJson(credentials)];
  if (format === 'ini') return credentialsFileSection(credentials, extra);
  if (format === 'plain') return plainFields(credentials);
  const write = ASSIGNMENTS[format];
  const assignments = Object.entries(environmentOf(credentials, extra)).map(([name, value]) => write(name, value));
  return [...(SHELLS[format]?.clear(OTHER_CREDENTIAL_SOURCES) ?? []), ...assignments];
}

/** What a shell evaluates. */
type EvaluatedFormat = 'bash' | 'zsh' | 'fish' | 'powershell' | 'cmd';
type AssigningFormat = Exclude<ExportFormat, 'json' | 'ini' | 'plain'>;

interface Shell {
  /** Commands that remove variables, whether they are set or not. */
  clear(names: readonly string[]): readonly string[];
  /** A command that sets the shell's status. */
  fail(exitCode: number): string;
  /** What separates commands on one line. */
  readonly separator: string;
}

/** The AWS CLI's credential_process contract: Version is the number 1; AccountId is read by newer clients and skipped by older ones. */
function credentialProcessJson(credentials: RoleCredentials): string {
  return JSON.stringify(
    {
      Version: 1,
      AccessKeyId: credentials.accessKeyId,
      SecretAccessKey: credentials.secretAccessKey.reveal(),
      SessionToken: credentials.sessionToken.reveal(),
      Expiration: formatInstant(credentials.expiresAtMillis),
      AccountId: credentials.accountId,
    },
    undefined,
    2,
  );
}

/** A section of ~/.aws/credentials. A region belongs in the config file, not here. */
function credentialsFileSection(
  credentials: RoleCredentials,
  { profileName = 'default' }: WriteOutExtra,
): readonly string[] {
  if (!/^[\w.+@%:/-]+$/.test(profileName)) throw new DaypassError('nameInvalid', { profileName });
  return [
    `[${profileName}]`,
    `aws_access_key_id = ${quoteIni(credentials.accessKeyId)}`,
    `aws_secret_access_key = ${quoteIni(credentials.secretAccessKey.reveal())}`,
    `aws_session_token = ${quoteIni(credentials.sessionToken.reveal())}`,
  ];
}

/** One field a line under the names the AWS console gives them, to be copied one by one into a form. */
function plainFields(credentials: RoleCredentials): readonly string[] {
  return [
    `Access key ID: ${quotePlain(credentials.accessKeyId)}`,
    `Secret access key: ${quotePlain(credentials.secretAccessKey.reveal())}`,
    `Session token: ${quotePlain(credentials.sessionToken.reveal())}`,
    `Expires: ${formatInstant(credentials.expiresAtMillis)}`,
  ];
}
