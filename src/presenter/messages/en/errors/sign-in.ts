import type { ErrorFacts } from '../../../../shared/errors/daypass-error.ts';
import { factText, type ErrorEntries } from '../../error-entry.ts';
import { quoted } from './facts.ts';

const session = (facts: ErrorFacts) => factText(facts, ['sessionName', 'session', 'name'], quoted, 'the session');

/** Why IAM Identity Center can't use the organization's KMS key. */
function keyProblem(problem: string | number | undefined): string {
  switch (problem) {
    case 'denied':
      return 'the key’s policy does not allow it';
    case 'missing':
      return 'the key was not found';
    case 'disabled':
      return 'the key is disabled';
    case 'usage':
      return 'the key is for another use';
    default:
      return 'the key is in a state in which it cannot be used';
  }
}

/** Signing in and out. */
export const signInErrors = {
  signInNeeded: (facts) => ({
    message: `You are not signed in to ${session(facts)}.`,
    next: 'Sign in, then try again.',
  }),
  nobodyToSignIn: (facts) => ({
    message: `Signing in to ${session(facts)} needs a person, and nobody is at a terminal here.`,
    next: 'Sign in in a terminal first.',
  }),
  signInCancelled: () => ({
    message: 'The sign-in was cancelled.',
    next: 'Sign in again whenever you like.',
  }),
  signInDenied: () => ({
    message: 'The sign-in was denied in the browser.',
    next: 'If that was not you, tell your administrator. Otherwise sign in again and approve.',
  }),
  signInExpired: () => ({
    message: 'The sign-in was not finished in time.',
    next: 'Sign in again and approve before the time runs out.',
  }),
  signInRefused: (facts) => ({
    message: factText(
      facts,
      ['startUrl'],
      (startUrl) => `AWS knows no access portal ${quoted(startUrl)} in ${String(facts['region'] ?? 'this Region')}.`,
      'AWS refused the sign-in.',
    ),
    next: 'Check start URL and Region with your administrator, then sign in again.',
  }),
  organizationKeyUnusable: ({ problem }) => ({
    message: `IAM Identity Center cannot use your organization’s encryption key: ${keyProblem(problem)}.`,
    next: 'Only its administrator can change that: ask them to check the KMS key of IAM Identity Center. You stay signed in where you are.',
  }),
  probeUnsupported: (facts) => ({
    message: `The steps of signing in to ${session(facts)} cannot be tried one by one.`,
    next: 'Sign in to see whether it works.',
  }),
  signInNotFound: () => ({
    message: 'There is no sign-in in progress.',
    next: 'Start signing in first.',
  }),
  signOutNotTold: () => ({
    message: 'You are signed out on this computer, but AWS could not be told.',
    next: 'The session at AWS ends by itself; to end it now, sign out in your access portal.',
  }),
  browserFlowUnsupported: () => ({
    message: 'This session cannot be signed in to by the browser alone.',
    next: 'Use a device code instead.',
  }),
  deviceCodeUnsupported: () => ({
    message: 'This session cannot be signed in to by device code.',
    next: 'Sign in by the browser instead.',
  }),
  portalLinkUnsupported: () => ({
    message: 'The roles of this session have no link to the console without keys in it.',
    next: 'Open the console with temporary keys instead.',
  }),
  callbackUnavailable: () => ({
    message: 'The browser would have no way back: no local port could be opened.',
    next: 'Use a device code instead.',
  }),
  browserNotOpened: () => ({
    message: 'No browser could be opened.',
    next: 'Copy the link and open it yourself.',
  }),
} satisfies Partial<ErrorEntries>;
