import type { ErrorFacts } from '../../../../shared/errors/daypass-error.ts';
import { shellWord } from '../../../words/shell-word.ts';
import { factText, wordFor, type CommandLineAdvice } from '../../error-entry.ts';
import { orEndpoint } from './facts.ts';
import { usageAdvice } from './usage.ts';
import { teamAdvice } from '../moving/team-errors.ts';
import { toolRefusals } from './tool-refusals.ts';

const login = (facts: ErrorFacts) =>
  factText(facts, ['sessionName', 'session'], (name) => `Run: daypass login ${shellWord(name)}`, 'Run: daypass login');

const loginByDevice = (facts: ErrorFacts) =>
  factText(
    facts,
    ['sessionName', 'session'],
    (name) => `Run: daypass login ${shellWord(name)} --device`,
    'Run: daypass login --device',
  );

export const commandLineAdvice: CommandLineAdvice = {
  ...teamAdvice,
  productionNotConfirmed: (facts) =>
    wordFor(facts, 'refusal', toolRefusals) ?? 'Answer yes when asked, or pass --yes where nobody can answer.',
  usage: (facts) =>
    usageAdvice(
      facts,
      factText(facts, ['command'], (command) => `See: daypass ${command} --help`, 'See: daypass --help'),
    ),
  sessionUnknown: () => 'See: daypass status, or add it: daypass session add NAME --start-url URL --region REGION',
  sessionNone: () => 'Add one: daypass session add NAME --start-url URL --region REGION',
  regionNotFound: () =>
    'Look it up in the IAM Identity Center console under Settings, or ask your AWS administrator. Then add: --region REGION',
  regionNeeded: () => 'Name the Region you work in: --region us-east-1',
  roleUnknown: () => 'See: daypass list',
  noPreviousProfile: () => 'Choose one: daypass use',
  profileUnknown: () => 'Check the name in your AWS config file, or add it: daypass profile add',
  signInNeeded: login,
  nobodyToSignIn: () => 'To print the link and the code anyway: daypass login --device, or --json for a program.',
  signInCancelled: login,
  signInExpired: login,
  browserFlowUnsupported: loginByDevice,
  callbackUnavailable: loginByDevice,
  browserNotOpened: () => 'Open the printed link yourself.',
  captivePortal: (facts) => orEndpoint(facts, 'Sign in to the network in your browser, then run the command again.'),
  browserUnknown: (facts) =>
    factText(facts, ['known'], (names) => `There are: ${names}.`, 'Leave the option out to use the usual one.'),
  samlResponseNeeded: (facts) =>
    factText(
      facts,
      ['session'],
      (name) => `Install one of them, or paste the SAMLResponse: daypass login ${shellWord(name)} --response -`,
      'Install one of them, or paste the SAMLResponse: daypass login NAME --response -',
    ),
  mfaCodeNeeded: () => 'Run the command in a terminal and type the code that the device shows.',
  noAccess: () =>
    'Ask your administrator to assign it to you, then run: daypass list --refresh. For an external account that your portal shows as an application: daypass saml add NAME --url LINK',
  roleNotFound: (facts) =>
    factText(facts, ['near'], (name) => `Did you mean ${name}? `, '') +
    'See what is assigned to you: daypass list --refresh',
  internal: () => 'Try again with DAYPASS_DEBUG=1 set to see more.',
};
