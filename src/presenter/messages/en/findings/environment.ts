import type { ErrorFacts } from '../../../../shared/errors/daypass-error.ts';
import { factText } from '../../error-entry.ts';
import type { FindingEntries } from '../../finding-entry.ts';
import { counted } from '../../plural.ts';
import { value, meant } from './facts.ts';

const variable = (facts: ErrorFacts) => factText(facts, ['variable'], (name) => name, 'A variable');

const endpointVariables = (facts: ErrorFacts) => {
  const more = factText(facts, ['also'], (names) => names, '')
    .split(' ')
    .filter(Boolean).length;
  if (more === 0) return `${variable(facts)} sends calls elsewhere`;
  return `${variable(facts)} and ${counted('en', more, { one: 'other variable', other: 'other variables' })} send calls elsewhere`;
};

function homeSplit(facts: ErrorFacts): string {
  return facts['where'] === 'wsl'
    ? 'WSL has a home folder of its own. Sign-ins and profiles made in Windows are not seen here, nor the other way round.'
    : 'HOME and USERPROFILE name two folders. The SDK for JavaScript looks in the first, the AWS CLI and the SDK for Go in the second.';
}

function environmentRegion(facts: ErrorFacts): string {
  const names = `${factText(facts, ['awsRegion'], (name) => name, 'one Region')} and ${factText(facts, ['awsDefaultRegion'], (name) => name, 'another')}`;
  return `They name ${names}. boto3 reads only AWS_DEFAULT_REGION, the SDK for JavaScript only AWS_REGION: tools end up in different Regions.`;
}

/** Variables of the environment. */
export const environmentFindings = {
  environmentKeysExpired: (facts) => ({
    title: 'The keys in the environment have expired',
    explanation: `${variable(facts)} says ${factText(facts, ['ended'], (text) => text, 'an earlier time')}. Tools fail with them, whatever the profile says.`,
    fix: 'Unset them: unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN AWS_CREDENTIAL_EXPIRATION.',
  }),
  environmentAuthoritiesMissing: (facts) => ({
    title: `${variable(facts)} names no file`,
    explanation: `${factText(facts, ['path'], (path) => path, 'The file')} does not exist. Calls to AWS fail, or trust fewer servers than meant.`,
    fix: 'Correct the path or unset the variable.',
  }),
  environmentKeys: (facts) => ({
    title: `${variable(facts)} is set`,
    explanation: 'Keys in the environment win over profiles: tools work with those keys, whatever the profile says.',
    fix: `Unset the variable: unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN.`,
  }),
  environmentProfileMissing: (facts) => ({
    title: `${variable(facts)} names a profile that does not exist`,
    explanation: `Its value is ${value(facts)}. Every tool fails until it is right.`,
    fix: meant(facts, 'Correct or unset the variable, or add the profile.'),
  }),
  environmentProfilesDiffer: (facts) => ({
    title: 'AWS_PROFILE and AWS_DEFAULT_PROFILE name two profiles',
    explanation: `They are ${factText(facts, ['awsProfile'], (name) => `“${name}”`, 'one')} and ${factText(facts, ['awsDefaultProfile'], (name) => `“${name}”`, 'another')}. Python tools, the AWS CLI and the SDKs don’t agree on which one counts.`,
    fix: 'Unset AWS_DEFAULT_PROFILE.',
  }),
  environmentRegion: (facts) => ({
    title: 'AWS_REGION and AWS_DEFAULT_REGION differ',
    explanation: environmentRegion(facts),
    fix: 'Give both the same value, or unset them.',
  }),
  environmentEndpoint: (facts) => ({
    title: endpointVariables(facts),
    explanation: `Tools call ${factText(facts, ['host'], (host) => host, 'another host')} instead of AWS.`,
    fix: 'Unset what you don’t mean. For a local stand-in it is right.',
  }),
  environmentTlsUnverified: (facts) => ({
    title: `${variable(facts)} switches off the check of servers`,
    explanation: 'Tools that run on Node send keys and tokens to any server that answers. Daypass checks all the same.',
    fix: 'Unset it. If your company inspects traffic, set NODE_EXTRA_CA_CERTS to its CA file.',
  }),
  environmentFileElsewhere: (facts) => ({
    title: `${variable(facts)} names another file`,
    explanation:
      facts['state'] === 'missing'
        ? `${factText(facts, ['path'], (path) => path, 'That file')} does not exist: tools find no profiles.`
        : `Tools read ${factText(facts, ['path'], (path) => path, 'that file')}; what stands in ~/.aws does not count.`,
    fix: 'Unset the variable unless you mean it.',
  }),
  homeSplit: (facts) => ({
    title: facts['where'] === 'wsl' ? 'WSL and Windows have separate homes' : 'Two home folders',
    explanation: homeSplit(facts),
    fix:
      facts['where'] === 'wsl'
        ? 'Sign in where the tool runs.'
        : 'Unset HOME, or let it name the same folder as USERPROFILE.',
  }),
} satisfies Partial<FindingEntries>;
