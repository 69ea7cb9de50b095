import type { ErrorFacts } from '../errors/daypass-error.ts';

/** Clients that read ~/.aws each in its own way. `botocore` is the AWS CLI and every Python tool. */
export const AWS_CLIENTS = ['botocore', 'javascript', 'go'] as const;
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
  'servicesMissing',
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
  /** Whether the edit `fix` can fix it without asking anything. */
  readonly fixable: boolean;
  /** Of a name that nothing bears: the names it may stand for, the nearest first. The edit `fix` takes one as `use`. */
  readonly meant?: readonly string[];
  /** The profile whose section the line is in. */
  readonly profileName?: string;
  /** The sso-session whose section the line is in. */
  readonly sessionName?: string;
}

/** Why a client can't use a profile, by what it reads of the files. `finding`: an error of the findings. */
export type HealthReason =
  | 'unseen'
  | 'noKeys'
  | 'incomplete'
  | 'sessionMissing'
  | 'sessionIncomplete'
  | 'sourceMissing'
  | 'sourceLoop'
  | 'sourceFails'
  | 'finding';

/** A client that can't use a profile. */
export interface FailingClient {
  readonly client: AwsClient;
  readonly why: HealthReason;
  /** What explains it: of the profile, its session, or those it builds on; the gravest first, a few at most. */
  readonly findingIds: readonly string[];
}

/** A profile that some client can't use. */
export interface ProfileHealth {
  readonly profileName: string;
  readonly failing: readonly FailingClient[];
}

/** A client that takes nothing from the files, so that no profile works. */
export interface RefusingClient {
  readonly client: AwsClient;
  readonly findingIds: readonly string[];
}

export interface Diagnosis {
  /** Gravest first, then by file and line. */
  readonly findings: readonly Finding[];
  /** Profiles that not every client can use. Clients of `refusedBy` are left out: they can use none. */
  readonly profiles: readonly ProfileHealth[];
  readonly refusedBy: readonly RefusingClient[];
  readonly filesRead: readonly string[];
  readonly checkedAtMillis: number;
}
