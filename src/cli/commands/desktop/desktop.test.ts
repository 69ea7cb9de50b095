import { describe, expect, test } from 'vitest';
import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import { osc52, tools } from '../../ports/clipboard.ts';
import { appPrograms } from '../../ports/open-app.ts';
import { fakeTerminal } from '../../testing/fake-terminal.ts';

const SELECTORS = ['--session', 'corp', '--account', '111122223333', '--role', 'Admin'] as const;

describe('copy', () => {
  test('puts keys into the clipboard and shows none of them', async () => {
    const copied: string[] = [];
    const terminal = fakeTerminal({}, { copy: (text) => Promise.resolve(`tool${copied.push(text)}`) });
    const { code, out, err } = await terminal.run('copy', ...SELECTORS, '--format', 'fish');
    expect({ code, err }).toStrictEqual({ code: 0, err: '' });
    expect(copied[0]).toContain('set -gx AWS_SECRET_ACCESS_KEY');
    expect(out).toMatch(/^Copied keys of Admin as fish\. They end at /u);
    expect(out).not.toContain('fake-secret');
  });

  test('--json says how, and holds no key', async () => {
    const { out } = await fakeTerminal({}, { copy: () => Promise.resolve('terminal') }).run(
      'copy',
      ...SELECTORS,
      '--json',
    );
    expect(JSON.parse(out)).toStrictEqual({ format: 'bash', by: 'terminal', expiresAt: '2026-11-20T13:00:00Z' });
  });

  test('the format is checked before AWS is asked', async () => {
    const engine = { issue: () => Promise.reject(new Error('asked')) };
    const { code, err } = await fakeTerminal(engine).run('copy', ...SELECTORS, '--format', 'jsn');
    expect({ code, err }).toStrictEqual({ code: 2, err: expect.stringContaining('Did you mean --format json?') });
  });

  test('no clipboard is an error that says so', async () => {
    const copy = () => Promise.reject(new DaypassError('clipboardUnavailable'));
    expect(await fakeTerminal({}, { copy }).run('copy', ...SELECTORS)).toMatchObject({ code: 1, out: '' });
  });
});

test.each([
  ['darwin', {}, ['pbcopy']],
  ['win32', {}, ['clip.exe']],
  ['linux', { WSL_DISTRO_NAME: 'Ubuntu', DISPLAY: ':0' }, ['clip.exe']],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0', DISPLAY: ':0' }, ['wl-copy', 'xclip', 'xsel']],
  ['linux', { DISPLAY: ':0' }, ['xclip', 'xsel']],
  ['linux', {}, []],
] as const)('the clipboard on %s with %j', (platform, env, programs) => {
  expect(tools(platform, env).map(([program]) => program)).toStrictEqual(programs);
});

test('OSC 52 carries any text', () => {
  expect(osc52('é\u001B\n')).toBe('\u001B]52;c;w6kbCg==\u0007');
});

test.each([
  ['linux', {}, ['/opt/Daypass/daypass-desktop', 'daypass-desktop']],
  ['linux', { DAYPASS_APP: '/x/app' }, ['/x/app']],
  ['darwin', {}, ['open']],
  [
    'win32',
    { LOCALAPPDATA: 'C:\\L', ProgramFiles: 'C:\\P' },
    ['C:\\L\\Programs\\Daypass\\Daypass.exe', 'C:\\P\\Daypass\\Daypass.exe'],
  ],
] as const)('the app on %s with %j', (platform, env, programs) => {
  expect(appPrograms(platform, env).map(([program]) => program)).toStrictEqual(programs);
});

test('the app of the command line’s own package comes before installed ones, and after the person’s choice', () => {
  const programs = (env: Record<string, string>) => appPrograms('linux', env, '/home/ann/D.AppImage');
  expect(programs({})).toStrictEqual([['/home/ann/D.AppImage'], ['/opt/Daypass/daypass-desktop'], ['daypass-desktop']]);
  expect(programs({ DAYPASS_APP: '/x/app' })).toStrictEqual([['/x/app']]);
});

test('open says that it opened, and what to do where there is no app', async () => {
  expect(await fakeTerminal({}, { openApp: () => Promise.resolve() }).run('open')).toMatchObject({ code: 0 });
  const openApp = () => Promise.reject(new DaypassError('appNotFound'));
  expect(await fakeTerminal({}, { openApp }).run('open')).toMatchObject({
    code: 1,
    err: expect.stringContaining('DAYPASS_APP'),
  });
});
