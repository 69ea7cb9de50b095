import type { ErrorFacts } from '../../../../shared/errors/daypass-error.ts';
import { factText } from '../../error-entry.ts';
import type { FindingEntries } from '../../finding-entry.ts';
import { counted } from '../../plural.ts';
import { profile, theSession, key, value, sectionFirst, valueFirst, count, meant } from './facts.ts';

const session = (facts: ErrorFacts) => factText(facts, ['session'], (name) => `Session ${name}`, 'A session');

const owner = (facts: ErrorFacts) => (facts['profile'] === undefined ? session(facts) : profile(facts));

const missing = (facts: ErrorFacts) => factText(facts, ['missing'], (names) => names, 'a setting');

/** Settings of IAM Identity Center. */
export const ssoSettingFindings = {
  sessionInCredentials: (facts) => ({
    title: `${sectionFirst(facts)} is in the wrong file`,
    explanation: 'Tools look for sessions in the config file only.',
    fix: 'Move the section to the config file.',
  }),
  roleNameReserved: (facts) => ({
    title: `${valueFirst(facts)} is the role’s name in IAM`,
    explanation: 'sso_role_name takes the permission set’s name. AWS refuses the long one.',
    fix: factText(facts, ['near'], (text) => `Write ${text}.`, 'Write the permission set’s name.'),
  }),
  sessionIncomplete: (facts) => ({
    title: `${session(facts)} lacks ${missing(facts)}`,
    explanation: 'Nobody can sign in to it without.',
    fix: `Add ${missing(facts)} to the section.`,
  }),
  sessionMissing: (facts) => ({
    title: `${profile(facts)} names a session that does not exist`,
    explanation: `There is no section [sso-session ${factText(facts, ['session'], (name) => name, 'NAME')}].`,
    fix: meant(facts, 'Correct the name, or add the session (daypass session add).'),
  }),
  sessionContradicted: (facts) => ({
    title: `${profile(facts)} and its session disagree on ${key(facts)}`,
    explanation: `The profile says ${factText(facts, ['inProfile'], (text) => `“${text}”`, 'one thing')}, ${theSession(facts)} says ${factText(facts, ['inSession'], (text) => `“${text}”`, 'another')}. AWS tools refuse the profile.`,
    fix: 'Remove the line from the profile; the session’s counts.',
  }),
  sessionRedundant: (facts) => ({
    title: `${profile(facts)} repeats ${key(facts)} of its session`,
    explanation: 'It does no harm, until one of the two changes: then the AWS CLI refuses the profile.',
    fix: 'Remove the line from the profile.',
  }),
  profileIncomplete: (facts) => ({
    title: `${profile(facts)} lacks ${missing(facts)}`,
    explanation: 'Tools cannot get keys with it.',
    fix: `Add ${missing(facts)} to the profile.`,
  }),
  regionUnknown: (facts) => ({
    title: `No Region ${value(facts)} is known`,
    explanation: `${owner(facts)} has it as ${key(facts)}. It may be newer than this list, or a slip${factText(facts, ['near'], (name) => ` for ${name}`, '')}.`,
    fix: 'Check the Region’s code.',
  }),
  regionMalformed: (facts) => ({
    title: `${valueFirst(facts)} is not a Region`,
    explanation: `${owner(facts)} has it as ${key(facts)}. Tools would call a host that does not exist.`,
    fix: factText(facts, ['near'], (name) => `Write ${name}.`, 'Write a Region’s code, such as us-east-1.'),
  }),
  scopesMissing: (facts) => ({
    title: `${session(facts)} has no sso_registration_scopes`,
    explanation: 'After a sign-in with the AWS CLI its token cannot be renewed: you sign in again as soon as it ends.',
    fix: 'Add sso_registration_scopes = sso:account:access.',
  }),
  startUrlForms: (facts) => ({
    title: 'One start URL in several spellings',
    explanation: `${value(facts)} also stands here as ${factText(facts, ['also'], (text) => `“${text}”`, 'another form')}. Profiles without an sso-session keep a token for each spelling, so you sign in once for each.`,
    fix: `Write it as ${value(facts)} everywhere.`,
  }),
  startUrlInvalid: (facts) => ({
    title: `${valueFirst(facts)} is not a start URL`,
    explanation: `${owner(facts)} cannot be signed in to with it. It begins with https://.`,
    fix: 'Copy the AWS access portal’s address from your invitation.',
  }),
  accountIdInvalid: (facts) => ({
    title: `${valueFirst(facts)} is not an account ID`,
    explanation: `${profile(facts)} needs one of 12 digits. Spreadsheets like to drop leading zeros.`,
    fix: 'Write all 12 digits.',
  }),
  legacyProfile: (facts) => ({
    title: `${counted('en', count(facts, 'profiles'), { one: 'profile without', other: 'profiles without' })} an sso-session`,
    explanation: `The sign-in to ${value(facts)} lasts a fixed time (8 hours as a rule) and cannot be renewed. With an sso-session it would be renewed by itself.`,
    fix: 'Move these profiles to an sso-session (daypass profile move).',
  }),
} satisfies Partial<FindingEntries>;
