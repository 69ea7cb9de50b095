import type { ErrorFacts } from '../../../../shared/errors/daypass-error.ts';
import { factText, type ErrorEntries } from '../../error-entry.ts';
import { quoted, orEndpoint } from './facts.ts';

const role = (facts: ErrorFacts) => factText(facts, ['roleName', 'role'], quoted, 'this role');

const account = (facts: ErrorFacts) => factText(facts, ['accountId', 'account'], (value) => ` in account ${value}`, '');

const proxy = (facts: ErrorFacts) => factText(facts, ['proxy'], (address) => address, 'in between');

function offlineReason({ reason }: ErrorFacts): string {
  if (reason === 'name') return ': its name cannot be looked up';
  if (reason === 'refused') return ': it refuses connections';
  return reason === 'cut' ? ': the connection was cut' : '';
}

function untrustedAdvice({ reason }: ErrorFacts): string {
  if (reason === 'date') return 'Check this computer’s date and time, then try again.';
  if (reason === 'name')
    return 'A network sign-in page may be in between: sign in to the network in your browser, then try again.';
  return 'If your company inspects traffic, set AWS_CA_BUNDLE (as for the AWS CLI) or NODE_EXTRA_CA_CERTS to its CA file and start again.';
}

const waiting = (facts: ErrorFacts) =>
  factText(
    facts,
    ['retryAfterSeconds'],
    (value) => `Wait ${value} seconds, then try again.`,
    'Wait a minute, then try again.',
  );

/** What AWS answered, and what keeps its answers from arriving. */
export const networkErrors = {
  clockWrong: ({ minutes }) => ({
    message: `This computer’s clock is ${Math.abs(Number(minutes ?? 0))} minutes ${Number(minutes ?? 0) < 0 ? 'behind' : 'ahead of'} AWS’s.`,
    next: 'Set the clock by the network, then try again.',
  }),
  noAccess: (facts) => ({
    message: `AWS gives you no access to ${role(facts)}${account(facts)}.`,
    next: 'Ask your administrator to assign it to you, then refresh the list. If the portal opens it as an application only (an external account), add its link as a SAML account.',
  }),
  listRefused: () => ({
    message: 'AWS does not show you any accounts.',
    next: 'Your administrator has assigned none to you, or has taken them away: ask them. Trying again does not help.',
  }),
  roleNotFound: (facts) => ({
    message: `There is no role ${factText(facts, ['roleName', 'role'], quoted, 'of that name')}${account(facts)} for you.`,
    next: 'Check account and role in the list of what is assigned to you.',
  }),
  throttled: (facts) => ({
    message: 'AWS asks us to slow down.',
    next: waiting(facts),
  }),
  serviceUnavailable: (facts) => ({
    message:
      facts['variable'] === undefined
        ? 'IAM Identity Center is not answering as it should.'
        : `${factText(facts, ['host'], (host) => host, 'The server')} is not answering as IAM Identity Center does.`,
    next: orEndpoint(facts, 'Wait a minute, then try again. The AWS Health Dashboard shows outages.'),
  }),
  unexpectedAnswer: ({ reason, ...facts }) => ({
    message:
      reason === 'endless'
        ? 'The list of accounts and roles did not end, or is longer than any organization’s.'
        : 'The answer was not what IAM Identity Center sends.',
    next: orEndpoint(facts, 'A proxy or a network sign-in page may be in between. Check the network, then try again.'),
  }),
  offline: (facts) => ({
    message: `${factText(facts, ['host'], (host) => host, 'AWS')} cannot be reached${offlineReason(facts)}.`,
    next: orEndpoint(facts, 'Check network, VPN and proxy, then try again. If it never worked, check the Region.'),
  }),
  timedOut: (facts) => ({
    message: `${factText(facts, ['host'], (host) => host, 'AWS')} ${facts['phase'] === 'connecting' ? 'could not be reached in time' : 'did not answer in time'}.`,
    next: orEndpoint(facts, 'Check network, VPN and proxy, then try again.'),
  }),
  tlsUntrusted: (facts) => ({
    message: `The certificate of ${factText(facts, ['host'], (host) => host, 'the server')} ${facts['reason'] === 'date' ? 'is not valid at this computer’s date' : facts['reason'] === 'name' ? 'is for another host' : 'is not trusted'}.`,
    next: orEndpoint(facts, untrustedAdvice(facts)),
  }),
  captivePortal: (facts) => ({
    message: `A network sign-in page answered instead of ${factText(facts, ['host'], (host) => host, 'AWS')}.`,
    next: orEndpoint(facts, 'Sign in to the network in your browser; Daypass then goes on by itself.'),
  }),
  proxyUnreachable: (facts) => ({
    message: factText(
      facts,
      ['status'],
      (status) =>
        `The proxy ${proxy(facts)} does not let you through to ${factText(facts, ['host'], (host) => host, 'AWS')} (${status}).`,
      `The proxy ${proxy(facts)} cannot be reached.`,
    ),
    next: factText(
      facts,
      ['status'],
      () => 'Ask whoever runs the proxy to allow it, or name another one in HTTPS_PROXY.',
      'Check your network or VPN, and the proxy in HTTPS_PROXY or the system settings.',
    ),
  }),
  proxyAuthNeeded: (facts) => ({
    message: `The proxy ${proxy(facts)} wants a user name and password${facts['hadCredentials'] ? ' other than those it was given' : ''}.`,
    next: 'Put them into HTTPS_PROXY (http://user:password@host:port) and start Daypass again.',
  }),
  proxyInvalid: (facts) => ({
    message: `${factText(facts, ['variable'], (name) => name, 'The proxy setting')} is not the address of a proxy.`,
    next: 'Use the form http://host:port or http://user:password@host:port (special characters as %40), or unset it.',
  }),
  caBundleUnreadable: (facts) => ({
    message: `The CA file${factText(facts, ['path'], (value) => ` ${value}`, '')} cannot be read as certificates.`,
    next: `Correct ${factText(facts, ['variable'], (name) => name, 'AWS_CA_BUNDLE')} or unset it: it must name a PEM file.`,
  }),
  releasesUnknown: () => ({
    message: 'This copy was not built as a release, so it has no list of releases to look at.',
    next: 'Look at the project’s page, or name its list: DAYPASS_RELEASES_URL.',
  }),
  releasesUnreachable: (facts) => ({
    message: `${factText(facts, ['host'], (host) => host, 'The list of releases')} cannot be reached, so newer releases are not known.`,
    next: 'Check network, VPN and proxy, then try again.',
  }),
  releasesUnreadable: (facts) => ({
    message: `${factText(facts, ['host'], (host) => host, 'The server')} did not answer with a release of Daypass${factText(facts, ['status'], (status) => (status === '200' ? '' : ` (HTTP ${status})`), '')}.`,
    next: 'A proxy or a network sign-in page may be in between, or the server is busy. Try again later.',
  }),
} satisfies Partial<ErrorEntries>;
