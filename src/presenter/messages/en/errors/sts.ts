import type { ErrorFacts } from '../../../../shared/errors/daypass-error.ts';
import { factText, type ErrorEntries } from '../../error-entry.ts';
import { quoted } from './facts.ts';

/** What is wrong with a profile that assumes a role, or with its base. */
function assumedRoleProblem({ problem }: ErrorFacts): string {
  if (problem === 'twoSources') return 'has both source_profile and credential_source';
  if (problem === 'noSource') return 'has role_arn but neither source_profile nor credential_source';
  if (problem === 'otherSource') return 'has a credential_source that only exists on machines of AWS';
  if (problem === 'noEnvironment') return 'takes its keys from environment variables, which hold none';
  if (problem === 'sessionName') return 'has a role_session_name that AWS does not accept';
  if (problem === 'oddValue') return 'has a value that cannot be written as it is read';
  if (problem === 'duration') return 'has a duration_seconds that is not a number';
  return 'has no keys with which the role could be assumed';
}

/** Roles by AWS STS, and sign-ins by `aws login`. */
export const stsErrors = {
  durationTooLong: () => ({
    message: 'The role does not allow keys to live as long as was asked.',
    next: 'Ask for at most an hour, or ask the account’s administrator to raise the role’s maximum session duration.',
  }),
  awsCliNeeded: () => ({
    message: 'This sign-in is made by the AWS CLI, and there is none on this machine.',
    next: 'Install the AWS CLI 2.32 or later, then sign in again.',
  }),
  awsCliTooOld: (facts) => ({
    message: `This sign-in is made by aws login, which ${factText(facts, ['version'], (version) => `your AWS CLI ${version}`, 'the program “aws” on this machine')} does not have.`,
    next: 'Install the AWS CLI 2.32 or later, then sign in again.',
  }),
  awsLoginFailed: (facts) => ({
    message: `aws login ended without a sign-in${factText(facts, ['profile'], (name) => ` for the profile ${quoted(name)}`, '')}.`,
    next: 'Run aws login in a terminal to see what it says.',
  }),
  mfaCodeNeeded: () => ({
    message: 'The role needs the code of an MFA device, and none was given.',
    next: 'Try again and type the code that the device shows.',
  }),
  assumedRoleInvalid: (facts) => ({
    message: `The profile ${factText(facts, ['profile'], quoted, 'of the role')} ${assumedRoleProblem(facts)}.`,
    next: 'Correct it in your AWS config file.',
  }),
  mfaCodeRefused: () => ({
    message: 'AWS did not accept the MFA code.',
    next: 'Wait for the next code of the device, then try again.',
  }),
  baseKeysRefused: () => ({
    message: 'AWS no longer accepts the keys that the role is assumed with.',
    next: 'Sign in again, or renew the keys of the source profile.',
  }),
} satisfies Partial<ErrorEntries>;
