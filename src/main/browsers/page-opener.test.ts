import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { Secret } from '../../core/index.ts';
import { DaypassError } from '../../shared/errors/daypass-error.ts';
import type { BrowserChoice, BrowserRule } from '../../shared/domain/settings.ts';
import { memoryPreferences } from '../testing/fake-shell.ts';
import { pageOpener } from './page-opener.ts';

const PORTAL = 'https://d-demo.awsapps.com/start/#/console';
const LOGIN = 'https://signin.aws.amazon.com/federation?Action=login&SigninToken=FAKE';
const everywhere: BrowserRule = { match: { by: 'pattern', pattern: '*' }, browser: { browserId: 'rule' } };

/** `gone` browsers reject as if they were not there. */
function setUp({
  rules = [],
  gone = [],
  isTimeOver = false,
}: { rules?: readonly BrowserRule[]; gone?: readonly string[]; isTimeOver?: boolean } = {}) {
  const opened: { in: string; url: string }[] = [];
  const logged: unknown[] = [];
  const waits: AbortSignal[] = [];
  const note = (event: string, detail?: unknown) => void logged.push([event, detail]);
  const opener = pageOpener({
    surroundings: { platform: process.platform, homeDir: '/', env: {} },
    browsers: {
      list: async (language) => [{ browserId: language, name: language, profiles: [], containers: [] }],
      openPrivate: () => Promise.reject(new Error('not expected to be called')),
      open: async ({ browserId }: BrowserChoice, url) => {
        if (gone.includes(browserId)) throw new DaypassError('browserUnknown', { browser: browserId });
        opened.push({ in: browserId, url });
      },
    },
    openExternal: async (url) => {
      if (gone.includes('system')) throw new Error('no opener');
      opened.push({ in: 'system', url });
    },
    preferences: memoryPreferences({ browserRules: rules, language: 'ja' }),
    consent: { allowed: () => [], ask: async () => undefined, mayOpen: async () => false },
    alarm: {
      set: () => () => undefined,
      sleep(_millis, signal = new AbortController().signal) {
        waits.push(signal);
        return isTimeOver ? Promise.resolve() : untilAborted(signal);
      },
    },
    random: { bytes: (count) => randomBytes(count), fraction: () => 0 },
    log: { info: note, warn: note },
  });
  return { opener, opened, logged, waits };
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
}

test('pages open in the chosen browser, else by a rule for everything, else in the system’s', async () => {
  const { opener, opened } = setUp({ rules: [everywhere] });
  await opener.open(PORTAL, { browserId: 'chosen' });
  await opener.open(PORTAL);
  const plain = setUp();
  await plain.opener.open(PORTAL);
  expect([...opened, ...plain.opened].map((page) => page.in)).toEqual(['chosen', 'rule', 'system']);
});

test('a chosen browser that is gone is told; a rule for everything that broke keeps no page shut', async () => {
  const { opener, opened, logged } = setUp({ rules: [everywhere], gone: ['chosen', 'rule'] });
  await expect(opener.open(PORTAL, { browserId: 'chosen' })).rejects.toMatchObject({ code: 'browserUnknown' });
  await opener.open(PORTAL);
  expect(opened).toEqual([{ in: 'system', url: PORTAL }]);
  expect(logged).toEqual([['browser.ruleBroken', { code: 'browserUnknown' }]]);
  await expect(setUp({ gone: ['system'] }).opener.open(PORTAL)).rejects.toMatchObject({ code: 'browserNotOpened' });
});

test.each(['https://evil.example/', 'javascript:alert(1)', 'ext+container:name=x&url=https://d-demo.awsapps.com', ''])(
  'the gate stops %j for every browser, and its text is in no log',
  async (link) => {
    const { opener, opened, logged } = setUp({ rules: [everywhere] });
    await expect(opener.open(link, { browserId: 'chosen' })).rejects.toMatchObject({ code: 'browserNotOpened' });
    await expect(opener.openSecret(new Secret(link))).rejects.toMatchObject({ code: 'browserNotOpened' });
    expect(opened).toEqual([]);
    expect(logged).toHaveLength(2);
    expect(JSON.stringify(logged)).not.toContain('evil');
  },
);

test('a secret link reaches no browser’s arguments: a page of one use leads there', async () => {
  const { opener, opened, logged } = setUp();
  await opener.openSecret(new Secret(LOGIN), { browserId: 'chosen' });
  const url = opened[0]?.url ?? '';
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\//);
  const answer = await fetch(url, { redirect: 'manual' });
  expect(answer.headers.get('location')).toBe(LOGIN);
  expect(logged).toEqual([]);
});

test('where no browser opens, nothing waits with the secret', async () => {
  const { opener, waits } = setUp({ gone: ['chosen'] });
  await expect(opener.openSecret(new Secret(LOGIN), { browserId: 'chosen' })).rejects.toMatchObject({
    code: 'browserUnknown',
  });
  expect(waits.map(({ aborted }) => aborted)).toEqual([true]);
});

test('a sign-in page is handed over by a page of one use, behind the same gate', async () => {
  const { opener, opened } = setUp();
  const opening = opener.signIns.open(`${PORTAL}?state=FAKE`);
  await expect.poll(() => opened.length).toBe(1);
  expect(opened[0]?.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{43}$/);
  await fetch(opened[0]?.url ?? '', { redirect: 'manual' });
  await opening;
  await expect(opener.signIns.open('https://evil.example/')).rejects.toMatchObject({ code: 'browserNotOpened' });
});

test('a sign-in that ended waits for no browser any more', async () => {
  const over = new AbortController();
  const { opener, waits } = setUp();
  const ended = opener.signIns.open(PORTAL, over.signal);
  await expect.poll(() => waits.length).toBe(1);
  over.abort();
  await ended;
  expect(waits.map(({ aborted }) => aborted)).toEqual([true]);
});

test('a sign-in page that nobody opens in time is reported', async () => {
  const { opener } = setUp({ isTimeOver: true });
  await expect(opener.signIns.open(PORTAL)).rejects.toMatchObject({ code: 'browserNotOpened' });
});

test('Firefox’s own containers are listed in the person’s language', async () => {
  expect((await setUp().opener.list())[0]?.browserId).toBe('ja');
});

test('a page of the project opens only at the origin that the app names', async () => {
  const { opener, opened } = setUp();
  const page = 'https://github.com/owner/name#readme';
  await opener.openPublic(page, 'https://github.com');
  const others = [
    'https://github.com.evil.example/a',
    'https://ann:x@github.com/a',
    'file:///etc/passwd',
    'javascript:1',
  ];
  for (const link of others)
    await expect(opener.openPublic(link, 'https://github.com')).rejects.toMatchObject({ code: 'browserNotOpened' });
  expect(opened).toEqual([{ in: 'system', url: page }]);
});
