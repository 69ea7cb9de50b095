import { factText } from '../../error-entry.ts';
import type { FindingEntries } from '../../finding-entry.ts';
import { profile, value, meant } from './facts.ts';

/** What a profile’s keys come from. */
export const keySourceFindings = {
  servicesMissing: (facts) => ({
    title: `${profile(facts)} names a services section that does not exist`,
    explanation: `There is no section [services ${factText(facts, ['services'], (name) => name, 'NAME')}]. The AWS CLI and Python tools refuse the profile; the others call AWS instead of the endpoints meant.`,
    fix: meant(facts, 'Correct the name, or remove the line.'),
  }),
  signInAndProcess: (facts) => ({
    title: `${profile(facts)} signs in and runs a program`,
    explanation:
      'The AWS CLI, Python tools and the SDK for Go use the SSO sign-in; the SDK for JavaScript runs credential_process. They may work as two roles.',
    fix: 'Keep one of the two ways in the profile, and make a second profile for the other.',
  }),
  sourceTwice: (facts) => ({
    title: `${profile(facts)} names two sources`,
    explanation: 'source_profile and credential_source exclude each other. Tools refuse the profile.',
    fix: 'Remove one of the two lines.',
  }),
  durationTooLong: (facts) => ({
    title: `${profile(facts)} asks for more than an hour`,
    explanation: `Its role is assumed with another role’s keys, and AWS then gives 3600 seconds at most. It refuses ${value(facts)}.`,
    fix: 'Write 3600 or less, or remove duration_seconds.',
  }),
  keysExpired: (facts) => ({
    title: `The keys of ${factText(facts, ['profile'], (name) => `profile ${name}`, 'a profile')} have expired`,
    explanation: `Another tool wrote them into the credentials file; they ended at ${factText(facts, ['ended'], (text) => text, 'an earlier time')}.`,
    fix: 'Get new ones with that tool, or remove the section.',
  }),
  staticKeysShadow: (facts) => ({
    title: `${profile(facts)} also has static keys`,
    explanation: `They are in the credentials file${factText(facts, ['line'], (line) => ` on line ${line}`, '')}. The SDKs for JavaScript and Go take those keys, the AWS CLI takes the SSO sign-in.`,
    fix: 'Remove the keys from the credentials file, or rename one of the two.',
  }),
  sourceProfileMissing: (facts) => ({
    title: `${profile(facts)} builds on a profile that does not exist`,
    explanation: `Its source_profile is ${factText(facts, ['source'], (name) => `“${name}”`, 'missing')}.`,
    fix: meant(facts, 'Correct the name, or add that profile.'),
  }),
  sourceProfileLoop: (facts) => ({
    title: `${profile(facts)} builds on itself`,
    explanation: `Following source_profile leads back: ${factText(facts, ['chain'], (names) => names, 'a circle')}.`,
    fix: 'Let one of them name a profile that has keys of its own.',
  }),
  credentialProcessMissing: (facts) => ({
    title: `The program of ${factText(facts, ['profile'], (name) => `profile ${name}`, 'a profile')} is not found`,
    explanation: `Its credential_process runs ${value(facts)}, which is not there or not on this program’s PATH.`,
    fix: 'Install the program, or write its full path.',
  }),
  bridgeNotRunnable: (facts) => ({
    title: `The bridge ${factText(facts, ['profile'], (name) => `profile ${name}`, 'profile')} does not run everywhere`,
    explanation:
      'Its credential_process is not there any more, or runs only where PATH names its program or interpreter. Tools started by a desktop, a service or an editor get no keys.',
    fix: 'Write interpreter and program by their full paths.',
  }),
} satisfies Partial<FindingEntries>;
