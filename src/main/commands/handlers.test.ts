import { KINDS } from '../../shared/testing/sources.ts';
import { describe, expect, test } from 'vitest';
import { DaypassError } from '../../shared/errors/daypass-error.ts';
import { engineState, fakeEngine, memoryPreferences, quietLog, ROLE, sessionState } from '../testing/fake-shell.ts';
import type { Settings } from '../../shared/domain/settings.ts';
import { NOW_MILLIS } from '../testing/fake-shell.ts';
import { commandHandlers } from './handlers.ts';
import { trayActs } from './tray-acts.ts';

const neverAsked = () => Promise.reject(new Error('not expected to be asked'));

function setUp(
  engine = fakeEngine(),
  { platform = 'linux', chosen = {} }: { platform?: NodeJS.Platform; chosen?: Partial<Settings> } = {},
) {
  const opened: string[] = [];
  const copied: { text: string; cleared: number | undefined }[] = [];
  const notifiedCopied: unknown[] = [];
  const failures: DaypassError[] = [];
  const windows: unknown[] = [];
  const asked: unknown[] = [];
  const answer = { isYes: false };
  const preferences = memoryPreferences(chosen);
  const handlers = commandHandlers({
    engine,
    signInWindow: { bringForward: () => false },
    browser: {
      open: async (url) => void opened.push(url),
      openPublic: neverAsked,
      openSecret: async (link) => void opened.push(link.reveal()),
      signIns: { open: neverAsked },
      allows: neverAsked,
      list: neverAsked,
    },
    copies: {
      copy: async (text) => void copied.push({ text, cleared: undefined }),
      copySecret: async (text, seconds) => void copied.push({ text, cleared: seconds }),
      clearOurs: async () => void copied.push({ text: '', cleared: undefined }),
      clearsAtMillis: () => undefined,
      onChange: () => undefined,
    },
    palette: { hide: () => undefined, perform: () => undefined },
    copied: { set: () => undefined, now: () => undefined, onChange: () => undefined },
    clock: { nowMillis: () => NOW_MILLIS },
    alarm: { set: () => () => undefined },
    preferences,
    mfa: { handlers: { answerMfa: neverAsked, cancelMfa: neverAsked } },
    log: quietLog,
    platform,
    settings: { change: async (change) => preferences.set(change) },
    about: {
      about: neverAsked,
      copyPlace: neverAsked,
      showPlace: neverAsked,
      copyVersion: neverAsked,
      openProjectPage: neverAsked,
      copyReport: neverAsked,
      reportFailure: neverAsked,
    },
    updating: {
      checkForUpdates: neverAsked,
      openReleasePage: neverAsked,
      skipUpdate: neverAsked,
      copyUpdateCommand: neverAsked,
    },
    activity: { listActivity: neverAsked, clearActivity: neverAsked, exportActivity: neverAsked },
    dialogs: { confirm: async (question) => (asked.push(question), answer.isYes) },
    openFile: async () => ({ atLine: true }),
    redraw: () => undefined,
  });
  let quits = 0;
  const act = trayActs(
    handlers,
    {
      window: { show: (navigation) => void windows.push(navigation) },
      palette: { show: () => void windows.push(['palette']) },
    },
    {
      quit: () => (quits += 1),
      onKeysCopied: (role, copiedKeys) => notifiedCopied.push([role, copiedKeys]),
      onProfileCopied: (profileName) => notifiedCopied.push(profileName),
      onFailure: (error) => failures.push(error),
      log: quietLog,
    },
  );
  return {
    engine,
    handlers,
    act,
    opened,
    copied,
    notifiedCopied,
    failures,
    windows,
    asked,
    answer,
    preferences,
    quits: () => quits,
  };
}

const awaiting = sessionState({
  at: 'awaitingUser',
  flow: 'device',
  url: 'https://device.sso.eu-west-1.amazonaws.com/?user_code=ABCD-EFGH',
  userCode: 'ABCD-EFGH',
  deadlineMillis: NOW_MILLIS + 600_000,
});

test('copied keys go to the clipboard for as long as is set, in the format asked for, and nothing of them is answered', async () => {
  const { handlers, copied, preferences } = setUp();
  preferences.set({ clipboardClearedAfterSeconds: 45 });
  const answer = await handlers.copyKeys({ role: ROLE, format: 'powershell' });
  expect(copied).toHaveLength(1);
  expect(copied[0]?.cleared).toBe(45);
  expect(copied[0]?.text).toContain("$env:AWS_ACCESS_KEY_ID = 'ASIAFAKEFAKEFAKEFAKE'\n");
  expect(preferences.now().lastFormat).toBe('powershell');
  expect(answer).toEqual({ expiresAtMillis: NOW_MILLIS + 3_600_000, clearedAfterSeconds: 45 });
});

test('a portal’s Region is the engine’s to find', async () => {
  const { handlers, engine } = setUp();
  const startUrl = 'https://acme.awsapps.com/start';
  expect(await handlers.findRegion({ startUrl })).toEqual({ region: 'eu-west-1' });
  expect(engine.calls).toEqual([['findRegion', startUrl]]);
});

/** An engine whose gate asks about everything. */
function guardedEngine() {
  const asks = async (options: { readonly confirmed?: boolean | 'once' } = {}): Promise<void> => {
    if (options.confirmed !== true)
      throw new DaypassError('productionNotConfirmed', { account: 'Team & Co', roleName: 'Admin' });
  };
  const open = fakeEngine();
  return fakeEngine(engineState(), {
    issue: (role, options) => asks(options).then(() => open.issue(role, options)),
    federatedConsoleUrl: (role, place, options) => asks(options).then(() => open.federatedConsoleUrl(role, place)),
    applyEdit: (edit, options) => asks(options).then(() => open.applyEdit(edit, options)),
  });
}

test('keys go to the clipboard through the gate, for the app', async () => {
  const { handlers, engine, asked } = setUp();
  await handlers.copyKeys({ role: ROLE, format: 'bash' });
  const options = { purpose: 'clipboard', requester: { shell: 'app' }, format: 'bash', confirmed: false };
  expect(engine.calls[0]).toEqual(['issue', ROLE, options]);
  expect(asked).toEqual([]);
});

test.each(['copyKeys', 'applyEdit', 'openConsole'] as const)(
  '%s asks outside the page, and goes on only after a yes',
  async (name) => {
    const { handlers, asked, answer, opened, copied } = setUp(guardedEngine());
    const edit = { edit: 'keepKeys', role: ROLE, profileName: 'team' } as const;
    const acts = {
      copyKeys: () => handlers.copyKeys({ role: ROLE, format: 'bash' }),
      applyEdit: () => handlers.applyEdit({ edit, fingerprint: 'as-shown' }),
      openConsole: () => handlers.openConsole({ role: ROLE, federated: true }),
    };
    await expect(acts[name]()).rejects.toMatchObject({ code: 'productionNotConfirmed' });
    expect([...opened, ...copied]).toEqual([]);
    answer.isYes = true;
    await acts[name]();
    expect(asked).toHaveLength(2);
    expect(asked[0]).toMatchObject({ message: expect.stringContaining('Team & Co'), no: 'Cancel' });
  },
);

test('the question says where nobody knows the name of the account', async () => {
  const facts = { accountId: ROLE.accountId, roleName: 'Admin', reason: 'nameUnknown' };
  const rejecting = fakeEngine(engineState(), {
    issue: () => Promise.reject(new DaypassError('productionNotConfirmed', facts)),
  });
  const { handlers, asked } = setUp(rejecting);
  await expect(handlers.copyKeys({ role: ROLE, format: 'bash' })).rejects.toMatchObject({ facts });
  const detail = expect.stringMatching(
    /^Its name isn’t known, .* may be a production account\. Whoever has these keys/,
  );
  expect(asked).toMatchObject([{ detail }]);
});

describe('the guard for production', () => {
  const account = { sourceId: 'corp', accountId: ROLE.accountId };
  const guarded = { productionPattern: 'team*', guardTools: true };
  type Change = (handlers: ReturnType<typeof setUp>['handlers']) => unknown;

  test.each<[string, Change]>([
    ['switches the question off', (h) => h.changeSettings({ change: { confirmProduction: false } })],
    ['lets tools have keys unasked', (h) => h.changeSettings({ change: { guardTools: false } })],
    ['empties the pattern', (h) => h.changeSettings({ change: { productionPattern: '' } })],
    ['takes an account out by the pattern', (h) => h.changeSettings({ change: { productionPattern: 'team* !1234*' } })],
    ['takes out what is not known yet', (h) => h.changeSettings({ change: { productionPattern: '*team*' } })],
    ['hides it among other changes', (h) => h.changeSettings({ change: { theme: 'dark', confirmProduction: false } })],
    ['marks the account as none', (h) => h.markAccount({ ...account, production: false })],
    [
      'marks an account as none that no pattern fits yet',
      (h) => h.markAccount({ ...account, accountId: '8'.repeat(12), production: false }),
    ],
    [
      'marks an unknown account as none',
      (h) => h.markAccount({ ...account, accountId: '9'.repeat(12), production: null }),
    ],
  ])('is not loosened by a page that %s, without a yes outside the page', async (_how, loosen) => {
    const { handlers, engine, asked, answer, preferences } = setUp(fakeEngine(), { chosen: guarded });
    const before = preferences.now();
    await expect(loosen(handlers)).rejects.toMatchObject({ code: 'guardNotLoosened' });
    expect(preferences.now()).toEqual(before);
    expect(engine.calls).toEqual([]);
    answer.isYes = true;
    await loosen(handlers);
    expect(asked).toHaveLength(2);
    expect([preferences.now() !== before, engine.calls.length > 0]).toContain(true);
  });

  test.each<[string, Change]>([
    ['another setting', (h) => h.changeSettings({ change: { theme: 'dark' } })],
    ['the same again', (h) => h.changeSettings({ change: guarded })],
    ['more of the pattern', (h) => h.changeSettings({ change: { productionPattern: 'live*, TEAM*' } })],
    ['a mark as production', (h) => h.markAccount({ ...account, production: true })],
    ['a colour', (h) => h.markAccount({ ...account, colour: 'red' })],
  ])('asks nothing about %s', async (_what, change) => {
    const { handlers, asked } = setUp(fakeEngine(), { chosen: guarded });
    await change(handlers);
    expect(asked).toEqual([]);
  });

  test('asks before an account is taken out that is not under it yet', async () => {
    const { handlers, engine, asked } = setUp();
    await expect(handlers.markAccount({ ...account, production: false })).rejects.toMatchObject({
      code: 'guardNotLoosened',
    });
    expect([asked.length, engine.calls]).toEqual([1, []]);
  });

  test('asks nothing about what is out of it already', async () => {
    const accountMarks = [{ ...account, production: false }];
    const { handlers, asked } = setUp(fakeEngine(engineState({ accountMarks })), { chosen: guarded });
    await handlers.markAccount({ ...account, production: false, colour: 'red' });
    expect(asked).toEqual([]);
  });

  test('asks nothing about what was off already', async () => {
    const { handlers, asked } = setUp();
    await handlers.changeSettings({ change: { confirmProduction: true, guardTools: false } });
    expect(asked).toEqual([]);
  });
});

describe('a proxy by its address', () => {
  const proxy = { by: 'address', address: 'http://proxy.example.com:3128' } as const;

  test('is set by the page only after a yes outside the page', async () => {
    const { handlers, asked, answer, preferences } = setUp();
    await expect(handlers.changeSettings({ change: { proxy } })).rejects.toMatchObject({ code: 'guardNotLoosened' });
    expect(preferences.now().proxy).toEqual({ by: 'system' });
    answer.isYes = true;
    await handlers.changeSettings({ change: { proxy } });
    expect(preferences.now().proxy).toEqual(proxy);
    const question = { message: 'Connect to AWS through http://proxy.example.com:3128?', no: 'Cancel' };
    expect(asked).toMatchObject([question, question]);
    await expect(
      setUp(fakeEngine(), { chosen: { proxy } }).handlers.changeSettings({
        change: { proxy: { ...proxy, address: 'http://evil.test:1' } },
      }),
    ).rejects.toMatchObject({ code: 'guardNotLoosened' });
  });

  test('is not asked about if it is set already, invalid or taken away', async () => {
    const { handlers, asked } = setUp(fakeEngine(), { chosen: { proxy } });
    await handlers.changeSettings({ change: { proxy } });
    await expect(handlers.changeSettings({ change: { proxy: { ...proxy, address: 'proxy' } } })).rejects.toMatchObject({
      code: 'proxyInvalid',
    });
    await handlers.changeSettings({ change: { proxy: { by: 'none' } } });
    await handlers.changeSettings({ change: { proxy: { by: 'system' } } });
    expect(asked).toEqual([]);
  });
});

test('an edit that hands out no keys is not asked about', async () => {
  const { handlers, engine, asked } = setUp();
  await handlers.applyEdit({ edit: { edit: 'dropKeys', profileName: 'team' }, fingerprint: 'as-shown' });
  expect(engine.calls).toEqual([['applyEdit', { edit: 'dropKeys', profileName: 'team' }, { fingerprint: 'as-shown' }]]);
  expect(asked).toEqual([]);
});

test('a profile of the role gives the keys its region; ini takes its name, or a suggested one', async () => {
  const profiles = [{ ...ROLE, profileName: 'team', region: 'ap-northeast-1' }];
  const known = setUp(fakeEngine(engineState({ profiles })));
  await known.handlers.copyKeys({ role: ROLE, format: 'bash' });
  await known.handlers.copyKeys({ role: ROLE, format: 'ini' });
  expect(known.copied[0]?.text).toContain('AWS_REGION=');
  expect(known.copied[0]?.text).toContain('ap-northeast-1');
  expect(known.copied[1]?.text).toContain('[team]\n');
  const unknown = setUp();
  await unknown.handlers.copyKeys({ role: ROLE, format: 'ini' });
  expect(unknown.copied[0]?.text).toContain('[team-admin]\n');
});

test('a profile is copied in the form of the shell last copied for, to stay', async () => {
  const profiles = [{ ...ROLE, profileName: 'team' }];
  const { handlers, copied, preferences } = setUp(fakeEngine(engineState({ profiles })));
  expect(await handlers.copyProfileVariable({ role: ROLE })).toEqual({ profileName: 'team', created: false });
  preferences.set({ lastFormat: 'fish' });
  await handlers.copyProfileVariable({ role: ROLE });
  expect(copied).toEqual([
    {
      text: expect.stringMatching(/^unset AWS_ACCESS_KEY_ID [A-Z_ ]+; export AWS_PROFILE='team'$/),
      cleared: undefined,
    },
    { text: expect.stringMatching(/^begin; .*; set -gx AWS_PROFILE 'team';$/), cleared: undefined },
  ]);
});

test('without a profile one is made first, and two clicks in a row make one', async () => {
  const { handlers, copied, engine } = setUp();
  const copy = async () => handlers.copyProfileVariable({ role: ROLE });
  expect(await Promise.all([copy(), copy()])).toEqual([
    { profileName: 'team-admin', created: true },
    { profileName: 'team-admin', created: true },
  ]);
  const edit = { edit: 'addProfile', role: ROLE, profileName: 'team-admin' };
  expect(engine.calls.filter(([name]) => name === 'applyEdit')).toEqual([['applyEdit', edit]]);
  expect(copied[0]?.text).toMatch(/export AWS_PROFILE='team-admin'$/);
});

test('a profile whose Region nobody knows is not made', async () => {
  const regionNeeded = () => Promise.reject(new DaypassError('regionNeeded'));
  const { handlers, copied, act, windows } = setUp(fakeEngine(engineState(), { applyEdit: regionNeeded }));
  await expect(handlers.copyProfileVariable({ role: ROLE })).rejects.toMatchObject({ code: 'regionNeeded' });
  act({ do: 'copyProfileVariable', role: ROLE });
  await expect.poll(() => windows).toEqual([{ at: 'profile', role: ROLE }]);
  expect(copied).toEqual([]);
});

test('what identifies a role can be copied, and keys taken off the clipboard', async () => {
  const { handlers, copied } = setUp();
  await handlers.copyRoleFact({ role: ROLE, what: 'accountId' });
  await handlers.copyRoleFact({ role: ROLE, what: 'consoleLink' });
  await handlers.clearClipboard({});
  expect(copied.map(({ text }) => text)).toEqual([ROLE.accountId, expect.stringMatching(/^https:.*console/), '']);
});

test('on Windows lines end as its shells expect', async () => {
  const { handlers, copied } = setUp(fakeEngine(), { platform: 'win32' });
  await handlers.copyKeys({ role: ROLE, format: 'cmd' });
  expect(copied[0]?.text).toContain('\r\n');
});

test('signing in answers at once and goes on by itself; its failure is no unhandled rejection', async () => {
  const denied = () => Promise.reject(new DaypassError('signInDenied'));
  const { handlers } = setUp(fakeEngine(engineState(), { signIn: denied }));
  await expect(handlers.signIn({ sourceId: 'corp' })).resolves.toBeUndefined();
});

test('signing in to a session there is not fails at once', async () => {
  const unknown = () => Promise.reject(new DaypassError('sessionUnknown'));
  const { handlers, engine } = setUp(fakeEngine(engineState(), { findSession: unknown }));
  await expect(handlers.signIn({ sourceId: 'x' })).rejects.toMatchObject({ code: 'sessionUnknown' });
  expect(engine.calls).toEqual([]);
});

test('link and code of a sign-in can be copied and its page opened again, only while it waits', async () => {
  const { handlers, copied, opened, engine } = setUp(fakeEngine(engineState({ sessions: [awaiting] })));
  await handlers.copySignInLink({ sourceId: 'corp' });
  await handlers.copySignInCode({ sourceId: 'corp' });
  await handlers.openSignInPage({ sourceId: 'corp' });
  const url = 'https://device.sso.eu-west-1.amazonaws.com/?user_code=ABCD-EFGH';
  expect(copied.map(({ text }) => text)).toEqual([url, 'ABCD-EFGH']);
  expect(opened).toEqual([url]);
  engine.become(engineState());
  await expect(handlers.copySignInLink({ sourceId: 'corp' })).rejects.toMatchObject({ code: 'signInNotFound' });
});

test('refreshing all asks for the live sessions only', async () => {
  const sessions = [
    sessionState({ at: 'signedIn', expiresAtMillis: NOW_MILLIS + 1, refreshable: true }, 'live'),
    sessionState({ at: 'signedOut', reason: 'expired' }, 'ended'),
  ];
  const { handlers, engine } = setUp(fakeEngine(engineState({ sessions })));
  await handlers.refreshDirectory({});
  expect(engine.calls).toEqual([['listAccounts', 'live', { refresh: true }]]);
});

test('the tray brings the window to the profile of a role, or to the search', () => {
  const { act, windows } = setUp();
  act({ do: 'openWindow', navigation: { at: 'profile', role: ROLE } });
  act({ do: 'openWindow', navigation: { at: 'search' } });
  act({ do: 'openWindow' });
  expect(windows).toEqual([{ at: 'profile', role: ROLE }, { at: 'search' }, undefined]);
});

test('the tray quits', () => {
  const { act, quits } = setUp();
  act({ do: 'quit' });
  expect(quits()).toBe(1);
});

test('keys copied from the tray are told, since no window may show it', async () => {
  const { act, notifiedCopied } = setUp();
  act({ do: 'copyKeys', role: ROLE, format: 'bash' });
  const copied = { expiresAtMillis: NOW_MILLIS + 3_600_000, clearedAfterSeconds: 60 };
  await expect.poll(() => notifiedCopied).toEqual([[ROLE, copied]]);
});

test('so is a profile', async () => {
  const profiles = [{ ...ROLE, profileName: 'team' }];
  const { act, notifiedCopied } = setUp(fakeEngine(engineState({ profiles })));
  act({ do: 'copyProfileVariable', role: ROLE });
  await expect.poll(() => notifiedCopied).toEqual(['team']);
});

test("what a tray click can't do is told", async () => {
  const noAccess = () => Promise.reject(new DaypassError('noAccess', { roleName: 'Admin' }));
  const { act, failures } = setUp(fakeEngine(engineState(), { issue: noAccess }));
  act({ do: 'copyKeys', role: ROLE, format: 'bash' });
  await expect.poll(() => failures.map(({ code }) => code)).toEqual(['noAccess']);
});

test.each(KINDS)('%s: keys of its roles are copied', async (_, info) => {
  const live = sessionState({ at: 'signedIn', expiresAtMillis: NOW_MILLIS + 60_000, refreshable: false });
  const { handlers, copied } = setUp(fakeEngine(engineState({ sessions: [{ ...live, session: info }] })));
  await handlers.copyKeys({ role: { ...ROLE, sourceId: info.id }, format: 'bash' });
  expect(copied[0]?.text).toContain("AWS_ACCESS_KEY_ID='ASIAFAKEFAKEFAKEFAKE'");
});
