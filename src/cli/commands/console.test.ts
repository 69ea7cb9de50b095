import { KINDS } from '../../shared/testing/sources.ts';
import { describe, expect, test } from 'vitest';
import { Secret, type ConsolePlace } from '../../core/index.ts';
import { DaypassError } from '../../shared/errors/daypass-error.ts';
import type { BrowserChoice } from '../../shared/domain/settings.ts';
import { fakeTerminal, noting } from '../testing/fake-terminal.ts';

const SELECTORS = ['--session', 'corp', '--account', '111111111111', '--role', 'Admin'];
const PORTAL = 'https://corp.awsapps.com/start/#/console';
const LOGIN = 'https://signin.aws.amazon.com/federation?Action=login&SigninToken=FAKE';
const ONCE = 'http://127.0.0.1:4100/once';

const INSTALLED = [
  {
    browserId: 'chrome',
    name: 'Google Chrome',
    profiles: [
      { profileId: 'Default', name: 'work' },
      { profileId: 'Profile 1', name: 'Work' },
    ],
    containers: [],
  },
  { browserId: 'firefox', name: 'Firefox', profiles: [], containers: ['AWS'] },
];

function setUp(isUsed = true) {
  const places: ConsolePlace[] = [];
  const opened: { choice: BrowserChoice; url: string }[] = [];
  const secrets: string[] = [];
  let isClosed = false;
  const terminal = fakeTerminal(
    {
      consoleUrl: (_role, place = {}) => noting(places, place, PORTAL),
      federatedConsoleUrl: (_role, place = {}) => noting(places, place, new Secret(LOGIN)),
    },
    {
      browsers: async () => ({
        list: async () => INSTALLED,
        openPrivate: () => Promise.resolve(),
        open: async (choice, url) => void opened.push({ choice, url }),
      }),
      oneTimeLink: (target) =>
        noting(secrets, target.reveal(), {
          url: ONCE,
          used: Promise.resolve(isUsed),
          close: () => void (isClosed = true),
        }),
    },
  );
  return { terminal, places, opened, secrets, isClosed: () => isClosed };
}
const TAKEN = { code: 0, out: 'The console link was opened once and leads nowhere now.\n', err: '' };
const OPENED = { code: 0, out: 'Opened the console in your browser.\n', err: '' };

describe('a browser by name', () => {
  test.each([
    [['--browser', 'Google Chrome'], { browserId: 'chrome' }],
    [['--browser', 'CHROME', '--browser-profile', 'Work'], { browserId: 'chrome', profileId: 'Profile 1' }],
    [['--browser', 'chrome', '--browser-profile', 'WORK'], { browserId: 'chrome', profileId: 'Default' }],
    [['--browser', 'chrome', '--browser-profile', 'Profile 1'], { browserId: 'chrome', profileId: 'Profile 1' }],
    [['--browser', 'firefox', '--container', 'AWS'], { browserId: 'firefox', container: 'AWS' }],
  ])('%j', async (options, choice) => {
    const { terminal, opened } = setUp();
    expect(await terminal.run('console', ...SELECTORS, ...options)).toStrictEqual(OPENED);
    expect(opened).toStrictEqual([{ choice, url: PORTAL }]);
    expect(terminal.opened).toStrictEqual([]);
  });

  test.each([
    [['--browser', 'brave'], 'There are: chrome, firefox.'],
    [['--browser', 'chrome', '--browser-profile', 'Home'], 'There are: work, Work.'],
    [['--browser', 'firefox', '--container', 'Bank'], 'There are: AWS.'],
    [['--browser', 'chrome', '--container', 'AWS'], 'Leave the option out'],
    [['--container', 'AWS'], '--browser'],
  ])('%j is reported, with what there is', async (options, words) => {
    const exitCode = words === '--browser' ? 2 : 7;
    const { terminal, opened } = setUp();
    const { code, out, err } = await terminal.run('console', ...SELECTORS, ...options);
    expect({ code, out }).toStrictEqual({ code: exitCode, out: '' });
    expect(err).toContain(words);
    expect(opened).toStrictEqual([]);
  });
});

test('page and Region go to the engine', async () => {
  const { terminal, places } = setUp();
  await terminal.run('console', ...SELECTORS, '--print', '--destination', '/s3', '--region', 'eu-west-1');
  expect(places).toStrictEqual([{ destination: '/s3', region: 'eu-west-1' }]);
});

describe('--federated', () => {
  test('hands the secret link over by a page of one use, in any browser', async () => {
    const { terminal, opened, secrets } = setUp();
    expect(await terminal.run('console', ...SELECTORS, '--federated', '--browser', 'chrome')).toStrictEqual(TAKEN);
    expect(opened).toStrictEqual([{ choice: { browserId: 'chrome' }, url: ONCE }]);
    expect(secrets).toStrictEqual([LOGIN]);
    const plain = setUp();
    expect(await plain.terminal.run('console', ...SELECTORS, '--federated')).toStrictEqual(TAKEN);
    expect(plain.terminal.opened).toStrictEqual([ONCE]);
  });

  test('with --print prints the link itself, and opens nothing', async () => {
    const { terminal, secrets } = setUp();
    const ran = await terminal.run('console', ...SELECTORS, '--federated', '--print');
    expect(ran).toStrictEqual({ code: 0, out: `${LOGIN}\n`, err: '' });
    expect([...terminal.opened, ...secrets]).toStrictEqual([]);
  });

  test('a browser that never asks is told', async () => {
    const { code, out, err } = await setUp(false).terminal.run('console', ...SELECTORS, '--federated');
    expect({ code, out }).toStrictEqual({ code: 1, out: '' });
    expect(err).toContain('within two minutes');
  });

  test('where no browser opens, the page of one use is told, not the secret', async () => {
    const { terminal, isClosed } = setUp();
    const failing = { ...terminal, browser: { open: () => Promise.reject(new DaypassError('browserNotOpened')) } };
    const printed: string[] = [];
    const { run } = await import('../run.ts');
    const code = await run(['console', ...SELECTORS, '--federated'], {
      ...failing,
      out: (line) => void printed.push(line),
    });
    expect(code).toBe(0);
    expect(printed).toStrictEqual([ONCE, 'The console link was opened once and leads nowhere now.']);
    expect(isClosed()).toBe(false);
  });
});

test.each(KINDS)('%s: the console opens by the portal if there is one, else with keys', async (_, info) => {
  const asked: string[] = [];
  const terminal = fakeTerminal(
    {
      findSession: () => Promise.resolve(info),
      consoleUrl: ({ sourceId }) => noting(asked, `portal ${sourceId}`, PORTAL),
      federatedConsoleUrl: ({ sourceId }) => noting(asked, `keys ${sourceId}`, new Secret(LOGIN)),
    },
    { oneTimeLink: async () => ({ url: ONCE, used: Promise.resolve(true), close: () => undefined }) },
  );
  const selectors = ['--session', info.id, '--account', '111111111111', '--role', 'Admin'];
  expect(await terminal.run('console', ...selectors)).toStrictEqual(info.can.portalLink ? OPENED : TAKEN);
  expect(asked).toStrictEqual([`${info.can.portalLink ? 'portal' : 'keys'} ${info.id}`]);
});
