import { DaypassError } from '../../shared/daypass-error.ts';
import type { ExportFormat } from '../../shared/export-formats.ts';
import type { RoleCredentials } from '../portal/role-credentials.ts';
import {
  quoteCmd,
  quoteDotenv,
  quoteFish,
  quoteIni,
  quotePlain,
  quotePosix,
  quotePowershell,
} from './shell-quoting.ts';

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
 * format's own rule. Rejects with `usage` (problem valueUnsafe) what a format has no way to carry.
 */
export function writeOut(credentials: RoleCredentials, format: ExportFormat, extra: WriteOutExtra = {}): string {
  const newline = extra.newline ?? '\n';
  return linesOf(credentials, format, extra)
    .map((line) => `${line}${newline}`)
    .join('');
}

/**
 * What makes a shell or file use a profile: `export AWS_PROFILE='corp-admin'` in the format's own way, the name alone
 * where the format has no variables. Without a line's end, so that nothing runs on paste. Rejects with `usage` (problem
 * valueUnsafe) what a format has no way to carry.
 */
export function writeProfileVariable(profileName: string, format: ExportFormat): string {
  if (format === 'json' || format === 'ini' || format === 'plain') return quotePlain(profileName);
  return ASSIGNMENTS[format]('AWS_PROFILE', profileName);
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
    AWS_CREDENTIAL_EXPIRATION: instant(credentials.expiresAtMillis),
    ...(region !== undefined && { AWS_REGION: region, AWS_DEFAULT_REGION: region }),
  };
}

function linesOf(credentials: RoleCredentials, format: ExportFormat, extra: WriteOutExtra): readonly string[] {
  if (format === 'json') return [credentialProcessJson(credentials)];
  if (format === 'ini') return credentialsFileSection(credentials, extra);
  if (format === 'plain') return plainFields(credentials);
  const write = ASSIGNMENTS[format];
  return Object.entries(environmentOf(credentials, extra)).map(([name, value]) => write(name, value));
}

type AssigningFormat = Exclude<ExportFormat, 'json' | 'ini' | 'plain'>;

const ASSIGNMENTS: Readonly<Record<AssigningFormat, (name: string, value: string) => string>> = {
  bash: (name, value) => `export ${name}=${quotePosix(value)}`,
  zsh: (name, value) => `export ${name}=${quotePosix(value)}`,
  fish: (name, value) => `set -gx ${name} ${quoteFish(value)}`,
  powershell: (name, value) => `$env:${name} = ${quotePowershell(value)}`,
  cmd: (name, value) => `set "${name}=${quoteCmd(value)}"`,
  dotenv: (name, value) => `${name}=${quoteDotenv(value)}`,
};

/** The AWS CLI's credential_process contract: Version is the number 1; AccountId is read by newer clients and skipped by older ones. */
function credentialProcessJson(credentials: RoleCredentials): string {
  return JSON.stringify(
    {
      Version: 1,
      AccessKeyId: credentials.accessKeyId,
      SecretAccessKey: credentials.secretAccessKey.reveal(),
      SessionToken: credentials.sessionToken.reveal(),
      Expiration: instant(credentials.expiresAtMillis),
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
    `Expires: ${instant(credentials.expiresAtMillis)}`,
  ];
}

/** `2026-11-20T21:00:00Z`: whole seconds, rounded down, in the form every client parses. */
function instant(millis: number): string {
  return `${new Date(Math.floor(millis / 1000) * 1000).toISOString().slice(0, 19)}Z`;
}
