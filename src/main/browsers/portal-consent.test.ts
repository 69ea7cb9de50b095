import { expect, test } from 'vitest';
import { engineState, sessionState } from '../testing/fake-shell.ts';
import { portalConsent } from './portal-consent.ts';

const at = (startUrl: string) => {
  const known = sessionState({ at: 'signedOut', reason: 'never' });
  return { ...known, session: { ...known.session, startUrl } };
};

function setUp(answers: readonly boolean[]) {
  const asked: string[] = [];
  const fetched: string[] = [];
  let sessions = [at('https://sso.corp.test/start')];
  const consent = portalConsent({
    confirm: async (host) => {
      asked.push(host);
      return answers[asked.length - 1] ?? false;
    },
    confirmFetch: async (host) => {
      fetched.push(host);
      return answers[fetched.length - 1] ?? false;
    },
  });
  consent.start({
    get state() {
      return engineState({ sessions });
    },
  });
  return { consent, asked, fetched, add: (startUrl: string) => (sessions = [...sessions, at(startUrl)]) };
}

test('a portal that was configured at the start is allowed without a question', async () => {
  const { consent, asked } = setUp([]);
  await consent.ask('https://sso.corp.test/start/#/console');
  expect(asked).toEqual([]);
  expect(consent.allowed()).toEqual(['sso.corp.test']);
});

test('a portal added later is allowed only after a yes, which is asked for once', async () => {
  const { consent, asked, add } = setUp([false, true]);
  add('https://evil.test/start');
  expect(consent.allowed()).not.toContain('evil.test');
  await consent.ask('https://evil.test/a');
  expect(consent.allowed()).not.toContain('evil.test');
  await consent.ask('https://evil.test/b');
  await consent.ask('https://evil.test/c');
  expect(consent.allowed()).toContain('evil.test');
  expect(asked).toEqual(['evil.test', 'evil.test']);
});

test('a host of no session is never asked about', async () => {
  const { consent, asked } = setUp([true]);
  for (const link of ['https://other.test/', 'javascript:alert(1)', 'not a url', 'https://sso.corp.test:8443/'])
    await consent.ask(link);
  expect(asked).toEqual([]);
});

test('no host is allowed before the engine has read the config', async () => {
  const asked: string[] = [];
  const consent = portalConsent({
    confirm: async (host) => asked.push(host) > 0,
    confirmFetch: async (host) => asked.push(host) > 0,
  });
  await consent.ask('https://sso.corp.test/start');
  expect(consent.allowed()).toEqual([]);
  expect(asked).toEqual([]);
});

test('a SAML application that was added later is opened only after a yes, also on this machine', async () => {
  const { consent, asked, add } = setUp([false, true]);
  add('http://127.0.0.1:8080/app');
  expect(await consent.mayOpen('http://127.0.0.1:8080/app')).toBe(false);
  expect(await consent.mayOpen('http://127.0.0.1:8080/other')).toBe(true);
  expect(await consent.mayOpen('http://127.0.0.1:8080/app')).toBe(true);
  expect(await consent.mayOpen('https://sso.corp.test/any')).toBe(true);
  expect(await consent.mayOpen('https://other.test/')).toBe(false);
  expect(asked).toEqual(['127.0.0.1:8080', '127.0.0.1:8080']);
});

test('a start URL that the page names is fetched only after a yes, which is asked for once for its host', async () => {
  const { consent, asked, fetched, add } = setUp([false, true]);
  expect(await consent.mayFetch('https://evil.test/all-the-page-knows')).toBe(false);
  expect(await consent.mayFetch('https://evil.test/start')).toBe(true);
  expect(await consent.mayFetch('https://evil.test/again')).toBe(true);
  expect(await consent.mayFetch('https://sso.corp.test/start')).toBe(true);
  expect(await consent.mayFetch('not a url')).toBe(false);
  expect(fetched).toEqual(['evil.test', 'evil.test']);
  // The browser opens it only after a question of its own.
  add('https://evil.test/start');
  expect(await consent.mayOpen('https://evil.test/start')).toBe(false);
  expect(asked).toEqual(['evil.test']);
});
