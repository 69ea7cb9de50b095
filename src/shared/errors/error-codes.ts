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
  /** No role or profile fits the words. Facts: words. */
  'roleUnknown',
  /** Several do. Facts: words, count, example (what names the first of them on a command line). */
  'roleAmbiguous',
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
  /** Nothing of another tool was found here. Facts: tool. */
  'toolNotFound',
  /** No import from there can be taken back. Facts: name. */
  'importNone',
  /** Facts: address, problem (unknown, notHttps, hasCredentials). */
  'teamAddressInvalid',
  /** Facts: address. */
  'teamFileMissing',
  /** Facts: address, problem (syntax, value, unknownKey, sessionUnknown, twice, tooLarge, renamed), at. */
  'teamFileInvalid',
  /** A server gave no file. Facts: address, status. */
  'teamFileRefused',
  /** Another team file of this name was added. Facts: name, address. */
  'teamExists',
  /** Facts: name, known. */
  'teamUnknown',
  /** The app runs and would write its files again. */
  'appRunning',
  // Signing in
  'signInNeeded',
  'signInCancelled',
  /** A sign-in needs a person, and none is here. Facts: session. */
  'nobodyToSignIn',
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
  /** No program opens the file. Facts: path, line. */
  'fileNotOpened',
  // What AWS answered
  'noAccess',
  /** AWS refuses the list of accounts: nothing is assigned to the person, or no more. */
  'listRefused',
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
  // The list of newer releases
  /** The build names no repository. */
  'releasesUnknown',
  /** Its server can't be reached. Facts: host. */
  'releasesUnreachable',
  /** It answers with something else. Facts: host, status. */
  'releasesUnreadable',
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
  /** A question can't be asked: no person is at a terminal. Facts: option (what answers it on the command line). */
  'noTerminal',
  /** `daypass use -` in a shell that has used one profile only. */
  'noPreviousProfile',
  /** The app's program is in no usual place. */
  'appNotFound',
  /** AppRun was started where the system allows Chromium no sandbox. */
  'sandboxMissing',
  'clipboardUnavailable',
  'bridgeNotRunnable',
  'commandNotExecutable',
  'commandNotFound',
  'productionNotConfirmed',
  /** The person said no to a change that takes accounts or tools out of the guard for production. */
  'guardNotLoosened',
  'hotkeyTaken',
  'browserUnknown',
  'federationRefused',
  /** The one link to the console was printed or given to a browser, and nothing has asked for it. */
  'consoleLinkUnused',
  /** The key service can't be stopped: the app is it. */
  'serviceInApp',
  /** The host of `daypass ssh` forwards no ports. Facts: host. */
  'sshNotForwarded',
  /** It could not store the file that the session needs. Facts: host. */
  'sshNotPrepared',
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
  /** A sign-in of `aws login` needs the AWS CLI, 2.32 or later. Facts: profile, and version where one is installed. */
  'awsCliNeeded',
  'awsCliTooOld',
  /** `aws login` has ended without a sign-in. Facts: profile. */
  'awsLoginFailed',
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
  'releasesUnreachable',
  'releasesUnreadable',
]);

export function isRetryable(code: ErrorCode): boolean {
  return RETRYABLE.has(code);
}
