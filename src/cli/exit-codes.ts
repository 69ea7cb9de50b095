import type { ErrorCode } from '../shared/errors/error-codes.ts';

/** Stable: scripts rely on them. The last three are those of shells (POSIX XCU 2.8.2). */
export const EXIT = {
  ok: 0,
  failed: 1,
  usage: 2,
  signInNeeded: 3,
  noAccess: 4,
  busy: 5,
  notConfirmed: 6,
  unknown: 7,
  notExecutable: 126,
  /** The person left a question without an answer: 128 and SIGINT, as shells say it. */
  left: 130,
  notFound: 127,
} as const;

const EXIT_OF: Readonly<Partial<Record<ErrorCode, number>>> = {
  usage: EXIT.usage,
  noTerminal: EXIT.usage,
  startUrlInvalid: EXIT.usage,
  regionInvalid: EXIT.usage,
  regionNeeded: EXIT.usage,
  nameInvalid: EXIT.usage,
  roleArnInvalid: EXIT.usage,
  nameTemplateInvalid: EXIT.usage,
  accountIdInvalid: EXIT.usage,
  samlLinkInvalid: EXIT.usage,
  assumedRoleInvalid: EXIT.usage,
  samlResponseUnsupported: EXIT.usage,
  samlResponseNeeded: EXIT.signInNeeded,
  destinationInvalid: EXIT.usage,
  sessionUnknown: EXIT.unknown,
  sessionAmbiguous: EXIT.unknown,
  sessionNone: EXIT.unknown,
  profileUnknown: EXIT.unknown,
  profileNotSso: EXIT.unknown,
  noPreviousProfile: EXIT.unknown,
  roleUnknown: EXIT.unknown,
  roleAmbiguous: EXIT.unknown,
  browserUnknown: EXIT.unknown,
  signInNeeded: EXIT.signInNeeded,
  nobodyToSignIn: EXIT.signInNeeded,
  noAccess: EXIT.noAccess,
  listRefused: EXIT.noAccess,
  roleNotFound: EXIT.noAccess,
  busy: EXIT.busy,
  productionNotConfirmed: EXIT.notConfirmed,
  commandNotExecutable: EXIT.notExecutable,
  commandNotFound: EXIT.notFound,
};

export function exitCodeOf(code: ErrorCode): number {
  return EXIT_OF[code] ?? EXIT.failed;
}
