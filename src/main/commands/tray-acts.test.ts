import { expect, test } from 'vitest';
import type { TrayAct } from '../../shared/tray-act.ts';
import { DaypassError } from '../../shared/errors/daypass-error.ts';
import type { Handlers } from '../ipc/answer.ts';
import { quietLog, ROLE } from '../testing/fake-shell.ts';
import { trayActs } from './tray-acts.ts';

const COPIED = { expiresAtMillis: 1, clearedAfterSeconds: 60 };

/** Handlers that note what they are asked; `answers` says what some of them do instead. */
function setUp(answers: Readonly<Record<string, () => unknown>> = {}) {
  const shown: unknown[][] = [];
  const handlers = new Proxy({} as Handlers, {
    get: (_target, name) => (input: unknown) => {
      shown.push([name, input]);
      return Promise.resolve().then(() => answers[String(name)]?.());
    },
  });
  const act = trayActs(
    handlers,
    {
      window: { show: (navigation) => void shown.push(['window', navigation]) },
      palette: { show: () => void shown.push(['palette']) },
    },
    {
      quit: () => void shown.push(['quit']),
      onKeysCopied: (role, copied) => void shown.push(['keysCopied', role, copied]),
      onProfileCopied: (profileName) => void shown.push(['profileCopied', profileName]),
      onFailure: ({ code }) => void shown.push(['failed', code]),
      log: quietLog,
    },
  );
  return { act, shown };
}

test.each<[TrayAct, readonly unknown[]]>([
  [{ do: 'signIn', sourceId: 'corp' }, ['signIn', { sourceId: 'corp' }]],
  [{ do: 'cancelSignIn', sourceId: 'corp' }, ['cancelSignIn', { sourceId: 'corp' }]],
  [{ do: 'openSignInPage', sourceId: 'corp' }, ['openSignInPage', { sourceId: 'corp' }]],
  [{ do: 'signOut', sourceId: 'corp' }, ['signOut', { sourceId: 'corp' }]],
  [{ do: 'signOutEverywhere' }, ['signOutEverywhere', {}]],
  [{ do: 'refreshDirectory', sourceId: 'corp' }, ['refreshDirectory', { sourceId: 'corp' }]],
  [{ do: 'openConsole', role: ROLE }, ['openConsole', { role: ROLE }]],
  [{ do: 'openWindow', navigation: { at: 'profile', role: ROLE } }, ['window', { at: 'profile', role: ROLE }]],
  [
    { do: 'openWindow', navigation: { at: 'edit', edit: { edit: 'setDefault', role: ROLE } } },
    ['window', { at: 'edit', edit: { edit: 'setDefault', role: ROLE } }],
  ],
  [{ do: 'openWindow' }, ['window', undefined]],
  [{ do: 'openWindow', navigation: { at: 'search' } }, ['window', { at: 'search' }]],
  [{ do: 'openWindow', navigation: { at: 'page', page: 'doctor' } }, ['window', { at: 'page', page: 'doctor' }]],
  [{ do: 'openReleasePage' }, ['openReleasePage', {}]],
  [{ do: 'openPalette' }, ['palette']],
  [{ do: 'quit' }, ['quit']],
])('%j asks for one thing', async (act, expected) => {
  const { act: perform, shown } = setUp();
  perform(act);
  await expect.poll(() => shown).toEqual([expected]);
});

test('looking for updates shows the page that says how it goes', async () => {
  const { act, shown } = setUp();
  act({ do: 'checkForUpdates' });
  await expect
    .poll(() => shown)
    .toEqual([
      ['window', { at: 'page', page: 'about' }],
      ['checkForUpdates', {}],
    ]);
});

test('keys copied are told of', async () => {
  const { act, shown } = setUp({ copyKeys: () => COPIED });
  act({ do: 'copyKeys', role: ROLE, format: 'json' });
  await expect
    .poll(() => shown)
    .toEqual([
      ['copyKeys', { role: ROLE, format: 'json' }],
      ['keysCopied', ROLE, COPIED],
    ]);
});

test('keys that the person does not want after all are not reported as failed', async () => {
  const { act, shown } = setUp({ copyKeys: () => Promise.reject(new DaypassError('productionNotConfirmed')) });
  act({ do: 'copyKeys', role: ROLE, format: 'fish' });
  act({ do: 'quit' });
  await expect.poll(() => shown).toEqual([['copyKeys', { role: ROLE, format: 'fish' }], ['quit']]);
});

test('a copied profile is told', async () => {
  const { act, shown } = setUp({ copyProfileVariable: () => ({ profileName: 'team' }) });
  act({ do: 'copyProfileVariable', role: ROLE });
  await expect
    .poll(() => shown)
    .toEqual([
      ['copyProfileVariable', { role: ROLE }],
      ['profileCopied', 'team'],
    ]);
});

test.each(['copyKeys', 'copyProfileVariable'] as const)('a failing %s is told', async (name) => {
  const { act, shown } = setUp({ [name]: () => Promise.reject(new DaypassError('offline')) });
  act(name === 'copyKeys' ? { do: name, role: ROLE, format: 'bash' } : { do: name, role: ROLE });
  await expect.poll(() => shown.slice(1)).toEqual([['failed', 'offline']]);
});
