import type { ErrorFacts } from '../errors/daypass-error.ts';

/** Clients that read ~/.aws each in its own way. `botocore` is the AWS CLI and every Python tool. */
const AWS_CLIENTS = ['botocore', 'javascript', 'go'] as const;
export type AwsClient = (typeof AWS_CLIENTS)[number];

/** `error`: something does not work. `warning`: some client reads it otherwise, or it will bite. `note`: good to know. */
export const SEVERITIES = ['error', 'warning', 'note'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Everything the doctor can find, as a closed union; words live in presenter/messages, by code. */
export const FINDING_CODES = [
  // The form of the config and credentials files
  'fileUnreadable',
  'fileUtf16',
  'notUtf8',
  'notAscii',
  'byteOrderMark',
  'loneCarriageReturn',
  'lineBeforeFirstSection',
  'lineWithoutDelimiter',
  'emptyKey',
  'duplicateSection',
  'duplicateSpelling',
  'duplicateKey',
  'headerQuoted',
  'headerSpaced',
  'headerTrailingText',
  'headerIndented',
  'headerWithoutPrefix',
  'headerPrefixInCredentials',
  'headerPrefixUnknown',
  'nameNotPortable',
  'colonDelimiter',
  'inlineComment',
  'quotedValue',
  'keyUpperCase',
  'indentedKey',
  'defaultSectionUpperCase',
  'defaultTwice',
  'keyUnknown',
  'valueUnknown',
  'readDifferently',
  // SSO settings
  'sessionIncomplete',
  'sessionMissing',
  'sessionContradicted',
  'sessionRedundant',
  'profileIncomplete',
  'regionUnknown',
  'regionMalformed',
  'scopesMissing',
  'startUrlForms',
  'startUrlInvalid',
  'accountIdInvalid',
  'legacyProfile',
  'sessionInCredentials',
  'roleNameReserved',
  'signInAndProcess',
  // What stands in the way
  'staticKeysShadow',
  'sourceProfileMissing',
  'sourceProfileLoop',
  'sourceTwice',
  'durationTooLong',
  'keysExpired',
  'credentialProcessMissing',
  'bridgeNotRunnable',
  'environmentKeys',
  'environmentKeysExpired',
  'environmentAuthoritiesMissing',
  'environmentProfileMissing',
  'environmentProfilesDiffer',
  'environmentRegion',
  'environmentEndpoint',
  'environmentTlsUnverified',
  'environmentFileElsewhere',
  'homeSplit',
  // Token cache
  'tokenFileTorn',
  'tokenFileOddForm',
  'tokenFileExpired',
  'tokenFileStale',
  'tokenFileForeignOwner',
  'registrationFileTorn',
  'strayFile',
  // Permissions, time and size
  'permissionsTooWide',
  'notYours',
  'notWritable',
  'clockSkewed',
  'fileLarge',
] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

export interface Finding {
  /** Names this finding as long as the lines it is about stay as they are. */
  readonly id: string;
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly filePath?: string;
  /** 1-based. */
  readonly lineNumber?: number;
  /** The clients that are hurt, told from how each reads the very text; empty where it hurts no client in particular. */
  readonly clients: readonly AwsClient[];
  /** Names, counts and values that are no secrets. */
  readonly facts: ErrorFacts;
  /** The line it is about as the file has it, without what may be a secret; hostile text like any. */
  readonly lineText?: string;
  /** Whether the edit `fix` can fix it. */
  readonly fixable: boolean;
}

export interface Diagnosis {
  /** Gravest first, then by file and line. */
  readonly findings: readonly Finding[];
  readonly filesRead: readonly string[];
  readonly checkedAtMillis: number;
}
