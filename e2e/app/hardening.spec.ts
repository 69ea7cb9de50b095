import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, rename, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import type { Page } from '@playwright/test';
import { electronExecutable, electronRuntime } from '../../scripts/electron/electron-runtime.ts';
import { FIRST_SAML_APPLICATION } from '../../src/simulator/index.ts';
import { PATIENCE_MILLIS } from '../support/awaited.ts';
import { daypass as commandLine } from '../support/daypass-beside.ts';
import { signInWindowOf } from '../support/sign-in-window.ts';
import { expect, test } from '../support/test.ts';

/** What a page that has gone bad could try, tried from inside our own page. */

const settled = async (window: Page): Promise<Page> => {
  await expect(window.locator('#root')).not.toBeEmpty();
  return window;
};

/** Runs code a task later: straight inside evaluate() the debugger lets `eval` and its kin through. */
const verdict = (window: Page, code: 'eval' | 'Function' | 'setTimeoutString'): Promise<string> =>
  window.evaluate(
    (kind) =>
      new Promise<string>((resolve) => {
        setTimeout(() => {
          try {
            const source = 'globalThis.ran = 1';
            // oxlint-disable-next-line no-eval, no-new-func -- trying them is the point
            if (kind === 'eval') (0, eval)(source);
            // oxlint-disable-next-line no-new-func, typescript/no-implied-eval -- as above
            else if (kind === 'Function') new Function(source)();
            // oxlint-disable-next-line typescript/no-implied-eval -- as above
            else setTimeout(source);
            setTimeout(() => resolve('ran' in globalThis ? 'ran' : 'silent'));
          } catch (thrown) {
            resolve(thrown instanceof Error ? thrown.name : 'thrown');
          }
        });
      }),
    code,
  );

/** The policy directives that fire while something is tried. */
const violationsOf = (window: Page, attempt: 'inlineScript' | 'fetch' | 'image' | 'form' | 'frame') =>
  window.evaluate(
    (kind) =>
      new Promise<string>((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), {
          once: true,
        });
        const append = (tag: string, attributes: Record<string, string> = {}): HTMLElement => {
          const element = document.createElement(tag);
          for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
          document.body.append(element);
          return element;
        };
        if (kind === 'inlineScript') {
          const script = document.createElement('script');
          script.appendChild(document.createTextNode('globalThis.ran = 1'));
          document.body.append(script);
        }
        if (kind === 'fetch') void fetch('https://example.com/').catch(() => undefined);
        if (kind === 'image') append('img', { src: 'https://example.com/a.png' });
        if (kind === 'form') (append('form', { action: 'https://example.com/' }) as HTMLFormElement).submit();
        if (kind === 'frame') append('iframe', { src: 'https://example.com/' });
      }).catch((thrown: unknown) => String(thrown)),
    attempt,
  );

test('the page finds the bridge and nothing of Node or Electron', async ({ launch }) => {
  const window = await settled(await (await launch()).window());
  const found = await window.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'].filter(
      (name) => name in globalThis,
    ),
  );
  expect(found).toEqual([]);
  const bridge = await window.evaluate(() => {
    const { daypass } = globalThis as unknown as { daypass: Record<string, unknown> };
    try {
      daypass['signIn'] = 'replaced';
    } catch {
      // Frozen objects throw in strict code.
    }
    return {
      frozen: Object.isFrozen(daypass),
      kinds: [...new Set(Object.values(daypass).map((entry) => typeof entry))],
    };
  });
  expect(bridge).toEqual({ frozen: true, kinds: ['function'] });
});

test('the window is sandboxed, isolated and without Node', async ({ launch }) => {
  const app = await launch();
  await settled(await app.window());
  const preferences = await app.electron.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>;
    };
    return contents.getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  });
});

test.describe('with a palette and a sign-in window', () => {
  test.use({ settings: { productionPattern: '', hotkey: 'Control+Alt+K', prefersSignInWindow: true } });

  test('every page there is is sandboxed, isolated, without Node and under the web’s own rules', async ({
    launch,
    desktop,
    baseEnv,
    simulator,
  }) => {
    const link = simulator.samlPortalLink(FIRST_SAML_APPLICATION.id);
    await commandLine({ ...baseEnv, ...simulator.environment }, 'saml', 'add', 'partner', '--url', link);
    const app = await launch(simulator.environment, []);
    await settled(await app.window());
    await app.palette();
    await (await desktop.tray()).click(/^partner — .+ · Sign in/);
    const signIn = signInWindowOf(app);
    await expect.poll(() => signIn.read('document.forms.length')).toBe(1);
    const pages = await app.electron.evaluate(({ webContents }) =>
      webContents.getAllWebContents().map((contents) => {
        const preferences = (
          contents as unknown as { getLastWebPreferences(): Record<string, unknown> }
        ).getLastWebPreferences();
        const { host, pathname } = new URL(contents.getURL());
        return [`${host}${pathname}`.replace(/^127\.0\.0\.1:\d+/, 'idp'), preferences] as const;
      }),
    );
    expect(pages.map(([place]) => place.replace(/\/.*/, '')).toSorted()).toEqual([
      'daypass',
      'daypass',
      'idp',
      'sign-in',
    ]);
    for (const [, preferences] of pages) {
      expect(preferences).toMatchObject({
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        allowRunningInsecureContent: false,
        experimentalFeatures: false,
        webviewTag: false,
      });
    }
  });
});

test('no string becomes code', async ({ launch }) => {
  const window = await settled(await (await launch()).window());
  expect(await verdict(window, 'eval')).toBe('EvalError');
  expect(await verdict(window, 'Function')).toBe('EvalError');
  expect(await verdict(window, 'setTimeoutString')).not.toBe('ran');
});

for (const [attempt, directive] of [
  ['inlineScript', 'require-trusted-types-for'],
  ['fetch', 'connect-src'],
  ['image', 'img-src'],
  ['form', 'form-action'],
  ['frame', 'frame-src'],
] as const) {
  test(`the policy stops: ${attempt}`, async ({ launch }) => {
    const window = await settled(await (await launch()).window());
    expect(await violationsOf(window, attempt)).toBe(directive);
  });
}

test('no string becomes markup', async ({ launch }) => {
  const window = await settled(await (await launch()).window());
  const outcome = await window.evaluate(
    () =>
      new Promise<string>((resolve) => {
        setTimeout(() => {
          try {
            document.body.innerHTML = '<img src=x onerror=1>';
            resolve('set');
          } catch (thrown) {
            resolve(thrown instanceof Error ? thrown.name : 'thrown');
          }
        });
      }),
  );
  expect(outcome).toBe('TypeError');
});

test('the window goes nowhere else and opens nothing', async ({ launch, links }) => {
  const app = await launch();
  const window = await settled(await app.window());
  for (const target of ['https://example.com/', 'file:///etc/passwd', 'app://other/', 'javascript:1']) {
    await window.evaluate((url) => location.assign(url), target).catch(() => undefined);
    expect(await window.evaluate(() => globalThis.open('https://example.com/'))).toBeNull();
    expect(window.url()).toBe('app://daypass/index.html');
  }
  expect(app.electron.windows()).toHaveLength(1);
  expect(links.links()).toEqual([]);
});

test('every permission is denied', async ({ launch }) => {
  const window = await settled(await (await launch()).window());
  const granted = await window.evaluate(async () => {
    const place = new Promise<string>((resolve) => {
      navigator.geolocation.getCurrentPosition(
        () => resolve('granted'),
        () => resolve('denied'),
      );
    });
    const media = navigator.mediaDevices.getUserMedia({ audio: true }).then(
      () => 'granted',
      () => 'denied',
    );
    const clipboard = navigator.clipboard.readText().then(
      () => 'granted',
      () => 'denied',
    );
    return {
      location: await place,
      media: await media,
      clipboard: await clipboard,
      notices: await Notification.requestPermission(),
    };
  });
  expect(granted).toEqual({ location: 'denied', media: 'denied', clipboard: 'denied', notices: 'denied' });
  // A machine without camera and place denies these by itself. What would be granted without our handlers is asked for by name.
  const names = ['geolocation', 'camera', 'microphone', 'notifications', 'clipboard-read', 'midi', 'background-sync'];
  const states = await window.evaluate(
    (all) =>
      Promise.all(all.map(async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state)),
    names,
  );
  expect(states).toEqual(names.map(() => 'denied'));
});

test('app:// serves our built files and nothing beside them', async ({ launch }) => {
  const app = await launch();
  await settled(await app.window());
  const statuses = await app.electron.evaluate(
    async ({ session }, urls) =>
      Promise.all(urls.map(async (url) => (await session.fromPartition('window').fetch(url)).status)),
    [
      'app://daypass/index.html',
      'app://daypass/../main/index.js',
      'app://daypass/..%2fmain/index.js',
      'app://daypass/%2e%2e/%2e%2e/package.json',
      'app://daypass/..%2f..%2f..%2f..%2fetc/passwd',
      'app://other/index.html',
    ],
  );
  expect(statuses).toEqual([200, 404, 404, 404, 404, 404]);
  const headers = await app.electron.evaluate(async ({ session }) =>
    Object.fromEntries((await session.fromPartition('window').fetch('app://daypass/index.html')).headers.entries()),
  );
  expect(headers['content-security-policy']).toContain("default-src 'none'");
  expect(headers['content-security-policy']).toContain("require-trusted-types-for 'script'");
  expect(headers['x-content-type-options']).toBe('nosniff');
});

test('no request of the window leaves, whoever makes it', async ({ launch }) => {
  const app = await launch();
  await settled(await app.window());
  const outcomes = await app.electron.evaluate(({ session }) =>
    Promise.all(
      [session.defaultSession, session.fromPartition('window')].map((each) =>
        each.fetch('http://127.0.0.1:9/').then(
          () => 'answered',
          (thrown: unknown) => String(thrown),
        ),
      ),
    ),
  );
  for (const outcome of outcomes) expect(outcome).toContain('ERR_BLOCKED_BY_CLIENT');
});

test('a command with foreign input is refused by its schema, and says only that', async ({ launch }) => {
  const window = await settled(await (await launch()).window());
  const outcomes = await window.evaluate(async () => {
    const { daypass } = globalThis as unknown as { daypass: Record<string, (input: unknown) => Promise<unknown>> };
    return Promise.all([
      daypass['signIn']?.({ sourceId: 7 }),
      daypass['signIn']?.({ sourceId: 'x', extra: true }),
      daypass['openConsole']?.({ role: { sourceId: 'x', accountId: '../etc', roleName: 'y' } }),
    ]);
  });
  expect(outcomes).toEqual([
    { ok: false, error: { code: 'usage', facts: { command: 'signIn' }, retryable: false } },
    { ok: false, error: { code: 'usage', facts: { command: 'signIn' }, retryable: false } },
    { ok: false, error: { code: 'usage', facts: { command: 'openConsole' }, retryable: false } },
  ]);
});

test('another window of the same app gets no answer', async ({ launch }) => {
  const app = await launch();
  await settled(await app.window());
  const foreign = app.electron.waitForEvent('window', { timeout: PATIENCE_MILLIS });
  await app.electron.evaluate(({ BrowserWindow, app: electron }) => {
    const window = new BrowserWindow({
      show: false,
      webPreferences: { preload: `${electron.getAppPath()}/out/preload/index.cjs`, sandbox: true, partition: 'window' },
    });
    void window.loadURL('app://daypass/index.html');
  });
  const outcome = await (
    await foreign
  ).evaluate(async () => {
    const { daypass } = globalThis as unknown as { daypass: Record<string, (input: unknown) => Promise<unknown>> };
    return daypass['signOut']?.({ sourceId: 'corp' }).then(
      () => 'answered',
      (thrown: unknown) => String(thrown),
    );
  });
  expect(outcome).toContain('refused');
});

test('a portal that is no portal never reaches the browser', async ({ launch, home, links }) => {
  await mkdir(`${home.homeDir}/.aws`, { recursive: true });
  await writeFile(
    home.configFile,
    '[sso-session odd]\nsso_start_url = file:///etc/passwd\nsso_region = eu-west-1\nsso_registration_scopes = sso:account:access\n',
  );
  const app = await launch();
  await app.electron.evaluate(({ app: electron }) => void electron.emit('second-instance', {}, []));
  const window = await settled(await app.window());
  const outcome = await window.evaluate(async () => {
    const { daypass } = globalThis as unknown as { daypass: Record<string, (input: unknown) => Promise<unknown>> };
    return daypass['openConsole']?.({ role: { sourceId: 'odd', accountId: '123456789012', roleName: 'Admin' } });
  });
  expect(outcome).toMatchObject({ ok: false, error: { code: 'startUrlInvalid' } });
  expect(links.links()).toEqual([]);
});

test('packaged, it opens no debugging port, whatever switch it is started with', async ({ baseEnv, desktop, home }) => {
  const runtime = await electronRuntime();
  if ('missing' in runtime) throw new Error(runtime.missing);
  // By the name of its executable Electron knows that it is packaged.
  const packageDir = path.join(home.homeDir, 'package');
  const program = path.join(packageDir, 'daypass-desktop');
  await cp(runtime.distDir, packageDir, { recursive: true });
  await rename(electronExecutable(packageDir), program);
  await symlink(path.join(import.meta.dirname, '..', '..'), path.join(packageDir, 'resources', 'app'));
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(program, [...asRoot, '--remote-debugging-port=0', '--remote-allow-origins=*'], {
    env: { ...baseEnv, DAYPASS_TESTING: '1' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const [exited, stderr] = [once(child, 'exit'), text(child.stderr)];
  await (await desktop.tray()).click('Quit Daypass');
  expect(await exited).toEqual([0, null]);
  expect(await stderr).not.toContain('DevTools listening');
});
