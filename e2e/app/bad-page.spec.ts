import { mkdir, writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
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
  await app.electron.evaluate(({ dialog }) => {
    const heard = globalThis as unknown as { questions: string[]; response: number };
    heard.questions = [];
    heard.response = 1;
    dialog.showMessageBox = async (...given: unknown[]) => {
      heard.questions.push((given.at(-1) as { message: string }).message);
      return { response: heard.response, checkboxChecked: false };
    };
  });
  const questions = () =>
    app.electron.evaluate(() => (globalThis as unknown as { questions: readonly string[] }).questions);

  expect(await ask(window, 'openConsole', { role: role('corp') })).toMatchObject({ ok: true });
  expect(await questions()).toEqual([]);

  await ask(window, 'addSession', { name: 'evil', startUrl: 'https://evil.test/start', region: 'eu-west-1' });
  expect(await ask(window, 'openConsole', { role: role('evil') })).toMatchObject({
    ok: false,
    error: { code: 'browserNotOpened' },
  });
  expect(await questions()).toEqual(['Open evil.test in your browser?']);
  expect(links.links().filter((link) => link.includes('evil'))).toEqual([]);

  await app.electron.evaluate(() => ((globalThis as unknown as { response: number }).response = 0));
  expect(await ask(window, 'openConsole', { role: role('evil') })).toMatchObject({ ok: true });
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
