/**
 * Every way Daypass can fail, as a closed union. Each code has words in every language (presenter/messages)
 * that say what happened and what to do next.
 */
export const ERROR_CODES = [
  // The request itself
  'usage',
  'startUrlInvalid',
  /** A start URL at a domain of the organization leads to no portal. Facts: startUrl, and target (a host) or status. */
  'startUrlUnresolved',
  'regionInvalid',
  'regionNeeded',
  'regionNotFound',
  'nameInvalid',
  'accountIdInvalid',
  'destinationInvalid',
  'sessionUnknown',
  'sessionAmbiguous',
  'sessionNone',
  'sessionExists',
  'profileUnknown',
  'profileNotSso',
  'profileExists',
  'roleArnInvalid',
  'sourceProfileLoop',
  'nameTemplateInvalid',
  'nothingSelected',
  'sessionInUse',
  'notPrunable',
  'keysNotKept',
  'regionsDiffer',
  'previewStale',
  'backupNone',
  'undoConflict',
  'editHalfDone',
  'findingGone',
  // Signing in
  'signInNeeded',
  'signInCancelled',
  'signInDenied',
  'signInExpired',
  'signInRefused',
  /** IAM Identity Center can't use the organization's KMS key. Facts: problem (denied, missing, disabled, state, usage). */
  'organizationKeyUnusable',
  'signInNotFound',
  /** The steps of a sign-in of this kind can't be tried one by one. Facts: session. */
  'probeUnsupported',
  /** This computer's clock is too far off for AWS. Facts: minutes (negative: behind). */
  'clockWrong',
  'signOutNotTold',
  'browserFlowUnsupported',
  'deviceCodeUnsupported',
  'portalLinkUnsupported',
  'callbackUnavailable',
  'browserNotOpened',
  // What AWS answered
  'noAccess',
  'roleNotFound',
  'throttled',
  'serviceUnavailable',
  'unexpectedAnswer',
  // The way there
  'offline',
  'timedOut',
  'tlsUntrusted',
  'captivePortal',
  'proxyUnreachable',
  'proxyAuthNeeded',
  'proxyInvalid',
  'caBundleUnreadable',
  // Disk
  'configUnreadable',
  'configOddLines',
  'fileChanged',
  'fileForbidden',
  'ownFolderRefused',
  'homeUnknown',
  'diskFull',
  'diskFailed',
  'busy',
  // The shell around us
  'clipboardUnavailable',
  'bridgeNotRunnable',
  'commandNotExecutable',
  'commandNotFound',
  'productionNotConfirmed',
  'hotkeyTaken',
  'browserUnknown',
  'federationRefused',
  // Accounts reached by SAML
  'samlLinkInvalid',
  'samlResponseInvalid',
  'samlResponseNeeded',
  'samlResponseUnsupported',
  // Roles by STS
  'durationTooLong',
  'mfaCodeRefused',
  'mfaCodeNeeded',
  'assumedRoleInvalid',
  'loginSessionEnded',
  'baseKeysRefused',
  'internal',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** Codes after which trying the very same again later may succeed without the person changing anything. */
const RETRYABLE: ReadonlySet<ErrorCode> = new Set([
  'throttled',
  'serviceUnavailable',
  'unexpectedAnswer',
  'offline',
  'timedOut',
  'fileChanged',
  'busy',
  'captivePortal',
  'proxyUnreachable',
  'proxyAuthNeeded',
]);

export function isRetryable(code: ErrorCode): boolean {
  return RETRYABLE.has(code);
}
