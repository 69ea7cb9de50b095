import { mkdir, writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { listenTcp } from '../support/network-listeners.ts';
import { nativeQuestions } from '../support/native-questions.ts';
import { expect, test } from '../support/test.ts';

/** What a page that has gone bad could ask of main, tried through the real bridge. */

const ask = (window: Page, command: string, input: unknown): Promise<unknown> =>
  window.evaluate(
    ([name, given]) =>
      (globalThis as unknown as { daypass: Record<string, (value: unknown) => Promise<unknown>> }).daypass[name]?.(
        given,
      ),
    [command, input] as const,
  );

const VANITY = '[sso-session corp]\nsso_start_url = https://sso.corp.test/start\nsso_region = eu-west-1\n';
const role = (sourceId: string) => ({ sourceId, accountId: '123456789012', roleName: 'Admin' });

test('no edit without the fingerprint of its preview', async ({ launch }) => {
  const window = await (await launch()).window();
  const edit = { edit: 'addSession', name: 'evil', startUrl: 'https://evil.test/start', region: 'eu-west-1' };
  expect(await ask(window, 'applyEdit', { edit })).toMatchObject({ ok: false, error: { code: 'usage' } });
  expect(await ask(window, 'applyEdit', { edit, fingerprint: 'guessed' })).toMatchObject({
    ok: false,
    error: { code: 'previewStale' },
  });
});

test('a portal that the page added is opened only after a yes outside the page', async ({ launch, home, links }) => {
  await mkdir(`${home.homeDir}/.aws`, { recursive: true });
  await writeFile(home.configFile, VANITY);
  const app = await launch();
  await app.electron.evaluate(({ app: electron }) => void electron.emit('second-instance', {}, []));
  const window = await app.window();
  const questions = await nativeQuestions(app);

  expect(await ask(window, 'openConsole', { role: role('corp') })).toMatchObject({ ok: true });
  expect(await questions.asked()).toEqual([]);

  await ask(window, 'addSession', { name: 'evil', startUrl: 'https://evil.test/start', region: 'eu-west-1' });
  expect(await ask(window, 'openConsole', { role: role('evil') })).toMatchObject({
    ok: false,
    error: { code: 'browserNotOpened' },
  });
  expect(await questions.asked()).toEqual(['Open evil.test in your browser?']);
  expect(links.links().filter((link) => link.includes('evil'))).toEqual([]);

  await questions.answer('yes');
  expect(await ask(window, 'openConsole', { role: role('evil') })).toMatchObject({ ok: true });
});

test('a server that the page names is asked for nothing before a yes outside the page', async ({ launch }) => {
  const app = await launch();
  const window = await app.window();
  const questions = await nativeQuestions(app);
  const startUrl = 'https://evil.test/all-the-page-knows';

  expect(await ask(window, 'findRegion', { startUrl })).toMatchObject({ error: { code: 'regionNotFound' } });
  await ask(window, 'addSession', { name: 'evil', startUrl, region: 'eu-west-1' });
  await ask(window, 'signIn', { sourceId: 'evil' });
  const fetching = 'Ask evil.test for its access portal?';
  await expect.poll(() => questions.asked()).toEqual([fetching, fetching]);
  const proxy = { by: 'address', address: 'http://evil.test:3128' };
  expect(await ask(window, 'changeSettings', { change: { proxy } })).toMatchObject({
    ok: false,
    error: { code: 'guardNotLoosened' },
  });
  expect((await questions.asked()).at(-1)).toBe('Connect to AWS through http://evil.test:3128?');
});

test.describe('with a window for SAML sign-ins', () => {
  test.use({ settings: { productionPattern: '', prefersSignInWindow: true } });

  test('a SAML application that the page added is opened only after a yes outside the page', async ({ launch }) => {
    const outside = await listenTcp();
    const app = await launch({}, [`--host-resolver-rules=MAP * 127.0.0.1:${outside.port}, EXCLUDE 127.0.0.1`]);
    const window = await app.window();
    const questions = await nativeQuestions(app);
    for (const [name, url] of [
      ['evil', 'https://evil.test/?all=the-page-knows'],
      ['local', `http://127.0.0.1:${outside.port}/?all=the-page-knows`],
    ]) {
      expect(await ask(window, 'addSamlAccount', { name, url })).toMatchObject({ ok: true });
      await ask(window, 'signIn', { sourceId: name });
    }
    await expect
      .poll(() => questions.asked())
      .toEqual(['Open evil.test in your browser?', `Open 127.0.0.1:${outside.port} in your browser?`]);
    const pages = await app.electron.evaluate(({ BaseWindow }) => BaseWindow.getAllWindows().length);
    expect(pages).toBe(1);
    expect(await outside.arrivals()).toBe(0);

    await questions.answer('yes');
    await ask(window, 'signIn', { sourceId: 'evil' });
    await expect.poll(() => app.electron.evaluate(({ BaseWindow }) => BaseWindow.getAllWindows().length)).toBe(2);
    outside.close();
  });
});

test.describe('with production accounts', () => {
  test.use({ settings: { productionPattern: '*' } });

  test('keys are copied only after a yes outside the page, whatever it says or changes first', async ({
    signedIn,
    simulator,
    paste,
  }) => {
    const { app, tray } = await signedIn();
    const window = await app.windowAfter(() => tray.click('Open Daypass'));
    const questions = await nativeQuestions(app);
    const account = simulator.portal.assignedAccounts.find(({ roles }) => roles.length > 0);
    const production = { sourceId: 'acme', accountId: account?.accountId, roleName: account?.roles[0] };
    const copy = { role: production, format: 'bash' };

    expect(await ask(window, 'copyKeys', { ...copy, confirmed: true })).toMatchObject({ error: { code: 'usage' } });
    expect(await questions.asked()).toEqual([]);
    const refused = { ok: false, error: { code: 'guardNotLoosened' } };
    expect(await ask(window, 'changeSettings', { change: { confirmProduction: false } })).toMatchObject(refused);
    expect(await ask(window, 'changeSettings', { change: { productionPattern: '' } })).toMatchObject(refused);
    const { sourceId, accountId } = production;
    expect(await ask(window, 'markAccount', { sourceId, accountId, production: false })).toMatchObject(refused);
    const unknown = { sourceId, accountId: '999999999999', production: false };
    expect(await ask(window, 'markAccount', unknown)).toMatchObject(refused);
    expect(await questions.asked()).toHaveLength(4);

    expect(await ask(window, 'copyKeys', copy)).toMatchObject({ error: { code: 'productionNotConfirmed' } });
    const byStartUrl = { ...copy, role: { ...production, sourceId: simulator.portal.startUrl } };
    expect(await ask(window, 'copyKeys', byStartUrl)).toMatchObject({ error: { code: 'productionNotConfirmed' } });
    expect(simulator.requests.list().filter(({ route }) => route === 'getRoleCredentials')).toEqual([]);
    expect(await paste()).toBe('');
    await questions.answer('yes');
    expect(await ask(window, 'copyKeys', copy)).toMatchObject({ ok: true });
    await expect.poll(() => paste()).toMatch(/^export AWS_ACCESS_KEY_ID='ASIAFAKE/m);
  });
});

test('nothing is downloaded', async ({ launch }) => {
  const app = await launch();
  const window = await app.window();
  const outcome = app.electron.evaluate(
    ({ BrowserWindow }) =>
      new Promise<{ prevented: boolean; state: string }>((resolve) => {
        BrowserWindow.getAllWindows()[0]?.webContents.session.on('will-download', (event, item) =>
          resolve({ prevented: event.defaultPrevented, state: item.getState() }),
        );
      }),
  );
  await window.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'data:application/octet-stream,x';
    link.download = 'x.bin';
    link.click();
  });
  expect(await outcome).toMatchObject({ prevented: true });
});

test('eight exports at once open one dialog', async ({ launch }) => {
  const app = await launch();
  const window = await app.window();
  await app.electron.evaluate(({ dialog }) => {
    const heard = globalThis as unknown as { opened: number; close: () => void };
    heard.opened = 0;
    const closed = new Promise<void>((resolve) => (heard.close = resolve));
    dialog.showSaveDialog = async () => {
      heard.opened += 1;
      await closed;
      return { canceled: true, filePath: '' };
    };
  });
  const asked = Array.from({ length: 8 }, () => ask(window, 'exportActivity', {}));
  // The seven that are refused are answered while the one dialog is still open.
  await Promise.any(asked);
  await app.electron.evaluate(() => (globalThis as unknown as { close: () => void }).close());
  await Promise.all(asked);
  expect(await app.electron.evaluate(() => (globalThis as unknown as { opened: number }).opened)).toBe(1);
});

test('no script makes a trusted types policy', async ({ launch }) => {
  const window = await (await launch()).window();
  const outcomes = await window.evaluate(() => {
    const { trustedTypes } = globalThis as unknown as {
      trustedTypes: { createPolicy(name: string, rules: object): unknown };
    };
    return ['default', 'react', 'x'].map((name) => {
      try {
        trustedTypes.createPolicy(name, { createHTML: (text: string) => text });
        return 'made';
      } catch (thrown) {
        return thrown instanceof Error ? thrown.name : 'thrown';
      }
    });
  });
  expect(outcomes).toEqual(['TypeError', 'TypeError', 'TypeError']);
});
