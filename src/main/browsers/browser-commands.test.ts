import { KINDS } from '../../shared/testing/sources.ts';
import { expect, test } from 'vitest';
import type { Secret } from '../../core/index.ts';
import { DaypassError } from '../../shared/errors/daypass-error.ts';
import type { BrowserChoice, BrowserRule } from '../../shared/domain/settings.ts';
import { engineState, fakeEngine, memoryPreferences, NOW_MILLIS, ROLE, sessionState } from '../testing/fake-shell.ts';
import { browserCommands } from './browser-commands.ts';

const WORK: BrowserChoice = { browserId: 'firefox', container: 'Work' };
const HOME: BrowserChoice = { browserId: 'chrome', profileId: 'Default' };
const rule = (pattern: string, browser: BrowserChoice): BrowserRule => ({ match: { by: 'pattern', pattern }, browser });

function setUp(browserRules: readonly BrowserRule[] = [], state = engineState()) {
  const opened: unknown[] = [];
  const engine = fakeEngine(state);
  const commands = browserCommands({
    engine,
    signInWindow: { bringForward: () => false },
    askProduction: (_words, attempt) => attempt(false),
    preferences: memoryPreferences({ browserRules }),
    browser: {
      open: async (link, choice) => void opened.push({ link, choice }),
      signIns: { open: () => Promise.resolve() },
      openPublic: async () => undefined,
      openSecret: async (link: Secret, choice) => void opened.push({ secret: link.reveal(), choice }),
      allows: async () => true,
      list: async () => [{ browserId: 'chrome', name: 'Google Chrome', profiles: [], containers: [] }],
    },
  });
  return { commands, engine, opened };
}

const CONSOLE = 'https://d-demo.awsapps.com/start/#/console?account_id=123456789012';

test('the console opens where the first rule for the account says, else in the system’s browser', async () => {
  const { commands, opened } = setUp([rule('*prod*', HOME), rule('team*', WORK), rule('*', HOME)]);
  await commands.openConsole({ role: ROLE });
  await commands.openConsole({ role: { ...ROLE, accountId: '000000000000' } });
  expect(opened).toEqual([
    { link: CONSOLE, choice: WORK },
    { link: CONSOLE, choice: HOME },
  ]);
  const none = setUp();
  await none.commands.openConsole({ role: ROLE });
  expect(none.opened).toEqual([{ link: CONSOLE, choice: undefined }]);
});

test('what is asked for goes before the rules; place and Region go to the engine', async () => {
  const { commands, engine, opened } = setUp([rule('*', HOME)]);
  await commands.openConsole({ role: ROLE, browser: WORK, destination: '/s3', region: 'eu-west-1' });
  expect(opened).toEqual([{ link: CONSOLE, choice: WORK }]);
  expect(engine.calls).toEqual([['consoleUrl', ROLE, { destination: '/s3', region: 'eu-west-1' }]]);
});

test('a federated link is opened as the secret it is', async () => {
  const { commands, engine, opened } = setUp([rule('*', HOME)]);
  await commands.openConsole({ role: ROLE, federated: true, destination: '/s3' });
  expect(opened).toEqual([{ secret: expect.stringContaining('SigninToken=FAKE'), choice: HOME }]);
  expect(engine.calls).toEqual([['federatedConsoleUrl', ROLE, { destination: '/s3' }, { confirmed: false }]]);
});

test('a sign-in page opens in the browser that is asked for, only while the sign-in waits', async () => {
  const url = 'https://device.sso.eu-west-1.amazonaws.com/?user_code=ABCD-EFGH';
  const deadlineMillis = NOW_MILLIS + 600_000;
  const waiting = sessionState({ at: 'awaitingUser', flow: 'device', url, userCode: 'ABCD-EFGH', deadlineMillis });
  const { commands, engine, opened } = setUp([], engineState({ sessions: [waiting] }));
  await commands.openSignInPage({ sourceId: 'corp', browser: WORK });
  expect(opened).toEqual([{ secret: url, choice: WORK }]);
  engine.become(engineState());
  await expect(commands.openSignInPage({ sourceId: 'corp' })).rejects.toMatchObject(
    new DaypassError('signInNotFound', { sessionName: 'corp' }),
  );
});

test('a session’s access portal opens, and only while there is such a session', async () => {
  const { commands, opened } = setUp();
  await commands.openPortal({ sourceId: 'corp' });
  expect(opened).toEqual([{ link: 'https://d-demo.awsapps.com/start', choice: undefined }]);
  await expect(async () => commands.openPortal({ sourceId: 'gone' })).rejects.toMatchObject({ code: 'sessionUnknown' });
});

test('browsers are listed for the window', async () => {
  expect(await setUp().commands.listBrowsers({})).toMatchObject([{ browserId: 'chrome' }]);
});

test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('a session may be named %s', async (sourceId) => {
  const { commands, opened } = setUp();
  await commands.openConsole({ role: { ...ROLE, sourceId } });
  expect(opened).toEqual([{ link: CONSOLE, choice: undefined }]);
});

test.each(KINDS)('%s: the console opens by the portal if there is one, else with keys', async (_, info) => {
  const live = sessionState({ at: 'signedIn', expiresAtMillis: NOW_MILLIS + 60_000, refreshable: false });
  const { commands, engine } = setUp([], engineState({ sessions: [{ ...live, session: info }] }));
  const role = { ...ROLE, sourceId: info.id };
  await commands.openConsole({ role });
  const withKeys = ['federatedConsoleUrl', role, {}, { confirmed: false }];
  expect(engine.calls).toEqual([info.can.portalLink ? ['consoleUrl', role, {}] : withKeys]);
});
