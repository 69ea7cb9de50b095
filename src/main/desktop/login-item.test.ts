import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { tempFolder } from '../../../e2e/support/temp-folder.ts';
import { loginItem, type LoginItemDeps } from './login-item.ts';

type SystemSettings = LoginItemDeps['app'];

function system() {
  const set = vi.fn<SystemSettings['setLoginItemSettings']>();
  const get = vi.fn<SystemSettings['getLoginItemSettings']>();
  return { set, app: { setLoginItemSettings: set, getLoginItemSettings: get } };
}

function onLinux(env: Record<string, string> = {}, program = '/opt/Daypass/daypass') {
  const homeDir = tempFolder();
  const { app, set } = system();
  const item = loginItem({ app, surroundings: { platform: 'linux', homeDir, env }, command: [program] });
  return { item, set, homeDir, file: path.join(homeDir, '.config/autostart/daypass.desktop') };
}

test('on Linux an autostart entry comes and goes', async () => {
  const { item, file, set } = onLinux();
  expect(await item.isOn()).toBe(false);
  await item.set(true);
  expect(readFileSync(file, 'utf8')).toBe(
    '[Desktop Entry]\nType=Application\nName=Daypass\nExec="/opt/Daypass/daypass" "--hidden"\nTerminal=false\nX-GNOME-Autostart-enabled=true\n',
  );
  expect(readdirSync(path.dirname(file))).toEqual(['daypass.desktop']);
  expect(await item.isOn()).toBe(true);
  await item.set(false);
  await item.set(false);
  expect(await item.isOn()).toBe(false);
  expect(set).not.toHaveBeenCalled();
});

test.each(['Hidden=true', 'X-GNOME-Autostart-enabled=false'])(
  'an entry the desktop switched off by %s is off',
  async (line) => {
    const { item, file } = onLinux();
    await item.set(true);
    writeFileSync(file, `${readFileSync(file, 'utf8').replace(/X-GNOME.*\n/, '')}${line}\n`);
    expect(await item.isOn()).toBe(false);
  },
);

test('a program in an odd folder is quoted as the Desktop Entry Specification asks', async () => {
  const { item, file } = onLinux({}, '/home/me/100% "my" $apps\\`x`/daypass');
  await item.set(true);
  expect(readFileSync(file, 'utf8')).toContain(
    String.raw`Exec="/home/me/100%% \\"my\\" \\$apps\\\\\\` + '`x' + String.raw`\\` + '`/daypass" "--hidden"',
  );
});

test('an entry whose program is gone, as an AppImage that was moved, gets the present one', async () => {
  const { item, file, homeDir } = onLinux({}, '/nonexistent/Daypass.AppImage');
  const odd = path.join(homeDir, '100% "my" $apps\\`x`');
  writeFileSync(odd, '');
  const moved = (command: string) =>
    loginItem({
      app: system().app,
      surroundings: { platform: 'linux', homeDir, env: {} },
      command: [command],
      openToAll: () => undefined,
    });
  await item.follow();
  expect(await item.isOn()).toBe(false);
  await item.set(true);
  const before = readFileSync(file, 'utf8');
  await moved(odd).follow();
  const after = readFileSync(file, 'utf8');
  expect(after).not.toBe(before);
  await moved('/opt/another/daypass').follow();
  expect(readFileSync(file, 'utf8')).toBe(after);
});

test.skipIf(process.platform === 'win32')(
  'a program that another user could replace is not started at login',
  async () => {
    const { item, file, homeDir } = onLinux({}, '/nonexistent/Daypass.AppImage');
    const open = path.join(homeDir, 'open');
    mkdirSync(open);
    chmodSync(open, 0o1777);
    const program = path.join(open, 'Daypass.AppImage');
    writeFileSync(program, '');
    const there = loginItem({
      app: system().app,
      surroundings: { platform: 'linux', homeDir, env: {} },
      command: [program],
    });
    const refusal = { code: 'fileForbidden', facts: { path: open, reason: 'replaceable' } };
    await expect(there.set(true)).rejects.toMatchObject(refusal);
    await there.set(false);
    // Nor does it take the place of one that is gone.
    await item.set(true);
    const before = readFileSync(file, 'utf8');
    await expect(there.follow()).rejects.toMatchObject(refusal);
    expect(readFileSync(file, 'utf8')).toBe(before);
  },
);

test.each([
  ['switched off', (text: string) => `${text}Hidden=true\n`],
  ['of another form', (text: string) => text.replace(/^Exec=.*$/m, 'Exec=/nonexistent/daypass --hidden')],
])('an entry %s stays as it is', async (_what, change) => {
  const { item, file } = onLinux({}, '/nonexistent/daypass');
  await item.set(true);
  writeFileSync(file, change(readFileSync(file, 'utf8')));
  const before = readFileSync(file, 'utf8');
  await item.follow();
  expect(readFileSync(file, 'utf8')).toBe(before);
});

test('XDG_CONFIG_HOME is followed where it is absolute', async () => {
  const elsewhere = tempFolder();
  await onLinux({ XDG_CONFIG_HOME: elsewhere }).item.set(true);
  expect(readdirSync(path.join(elsewhere, 'autostart'))).toEqual(['daypass.desktop']);
  const relative = onLinux({ XDG_CONFIG_HOME: 'config' });
  await relative.item.set(true);
  expect(await relative.item.isOn()).toBe(true);
  expect(readFileSync(relative.file, 'utf8')).toContain('Exec=');
});

test('a folder that cannot be made is told', async () => {
  const { item, homeDir, file } = onLinux();
  mkdirSync(path.join(homeDir, '.config'));
  writeFileSync(path.dirname(file), 'a file in its place');
  await expect(item.set(true)).rejects.toMatchObject({ code: 'fileForbidden', facts: { path: file } });
});

test.each(['darwin', 'win32'] as const)('on %s the system keeps it', async (platform) => {
  const { app, set } = system();
  app.getLoginItemSettings.mockReturnValue({ openAtLogin: true } as ReturnType<SystemSettings['getLoginItemSettings']>);
  const item = loginItem({
    app,
    surroundings: { platform, homeDir: '/nowhere', env: {} },
    command: ['/x/Daypass', 'app'],
  });
  expect(await item.isOn()).toBe(true);
  await item.set(true);
  expect(set).toHaveBeenCalledExactlyOnceWith({ openAtLogin: true, path: '/x/Daypass', args: ['app', '--hidden'] });
});
