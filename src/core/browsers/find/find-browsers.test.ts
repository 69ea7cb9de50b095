import { describe, expect, test } from 'vitest';
import { browserLaunch } from '../launch/browser-launch.ts';
import { findBrowsers } from './find-browsers.ts';
import { fakeMachine } from './testing/fake-machine.ts';

const localState = (folders: Record<string, string>) =>
  JSON.stringify({
    profile: {
      info_cache: Object.fromEntries(Object.entries(folders).map(([folder, name]) => [folder, { name }])),
    },
  });
const PROFILES_INI =
  '[Profile0]\nName=default\nIsRelative=1\nPath=abc.default\n\n[Profile1]\nName=-P evil\nPath=x.odd\n';
const containers = (...names: string[]) =>
  JSON.stringify({ identities: names.map((name) => ({ public: true, name })) });
const PAGE = 'https://corp.awsapps.com/start/#/console?account_id=111111111111&role_name=A';

describe('on Linux', () => {
  const env = { PATH: 'relative:/usr/local/bin:/usr/bin:/snap/bin' };
  const linux = (given: Parameters<typeof fakeMachine>[0], more: Record<string, string> = {}) =>
    fakeMachine(given, { platform: 'linux', homeDir: '/home/p', env: { ...env, ...more } });
  const named = async (machine: ReturnType<typeof linux>) =>
    (await findBrowsers(machine, 'en')).map(({ browserId, program, profiles, containers: own }) => ({
      browserId,
      program,
      profiles: profiles.map(({ name }) => name),
      containers: own.map(({ name }) => name),
    }));

  test('packages, snaps and Flatpaks, each with the profiles of its own folder', async () => {
    const flatpak = '/home/p/.local/share/flatpak/exports/bin/com.google.Chrome';
    const machine = linux({
      programs: [
        '/usr/bin/google-chrome-stable',
        flatpak,
        '/usr/bin/firefox-esr',
        '/snap/bin/chromium',
        'relative/brave',
      ],
      files: {
        '/home/p/.config/google-chrome/Local State': localState({ Default: 'Home', 'Profile 1': 'Work' }),
        '/home/p/.var/app/com.google.Chrome/config/google-chrome/Local State': localState({ Default: 'Boxed' }),
        '/home/p/snap/chromium/common/chromium/Local State': localState({ Default: 'Snapped' }),
        '/home/p/.config/chromium/Local State': localState({ Default: 'Left behind' }),
        '/home/p/.mozilla/firefox/profiles.ini': PROFILES_INI,
        '/home/p/.mozilla/firefox/abc.default/containers.json': containers('AWS', 'Bank'),
        '/home/p/.mozilla/firefox/x.odd/containers.json': containers('AWS'),
      },
    });
    expect(await named(machine)).toEqual([
      { browserId: 'chrome', program: '/usr/bin/google-chrome-stable', profiles: ['Home', 'Work'], containers: [] },
      { browserId: 'chrome-flatpak', program: flatpak, profiles: ['Boxed'], containers: [] },
      { browserId: 'chromium', program: '/snap/bin/chromium', profiles: ['Snapped'], containers: [] },
      {
        browserId: 'firefox-esr',
        program: '/usr/bin/firefox-esr',
        profiles: ['default', '-P evil'],
        containers: ['AWS', 'Bank'],
      },
    ]);
  });

  test('Ubuntu’s /usr/bin/firefox keeps its profiles in the snap; Firefox of today in XDG folders', async () => {
    const programs = ['/usr/bin/firefox'];
    const snap = { '/home/p/snap/firefox/common/.mozilla/firefox/profiles.ini': PROFILES_INI };
    const modern = { '/x/config/mozilla/firefox/profiles.ini': PROFILES_INI };
    expect((await named(linux({ programs, files: snap })))[0]?.profiles).toHaveLength(2);
    const xdg = { XDG_CONFIG_HOME: '/x/config' };
    expect((await named(linux({ programs, files: modern }, xdg)))[0]?.profiles).toHaveLength(2);
  });

  test('a relative XDG folder counts as unset', async () => {
    const flatpak = '.local/share/flatpak/exports/bin/com.google.Chrome';
    const xdg = { XDG_DATA_HOME: '.local/share', XDG_CONFIG_HOME: '.config' };
    expect(await named(linux({ programs: [flatpak] }, xdg))).toEqual([]);
    expect(await named(linux({ programs: [`/home/p/${flatpak}`] }, xdg))).toHaveLength(1);
  });

  test('other browsers by their desktop entries, a person’s own before the system’s', async () => {
    const desktop = (exec: string, more = '') =>
      `[Desktop Entry]\nType=Application\nName=Web\nExec=${exec}\nMimeType=x-scheme-handler/https;\n${more}`;
    const machine = linux({
      programs: ['/usr/bin/epiphany', '/usr/bin/falkon', '/usr/bin/google-chrome', '/opt/x/run'],
      files: {
        '/usr/share/applications/mimeinfo.cache':
          '[MIME Cache]\nx-scheme-handler/https=epiphany.desktop;chrome.desktop;gone.desktop;../evil.desktop;hidden.desktop;\n',
        '/usr/share/applications/epiphany.desktop': desktop('epiphany --system %U'),
        '/usr/share/applications/chrome.desktop': desktop('/usr/bin/google-chrome %U'),
        '/usr/share/applications/gone.desktop': desktop('gone %U'),
        '/usr/share/applications/hidden.desktop': desktop('/opt/x/run %U', 'Hidden=true'),
        '/usr/share/applications/unlisted.desktop': desktop('/opt/x/run %U'),
        '/home/p/.local/share/applications/epiphany.desktop': desktop('falkon -- %u --end'),
      },
    });
    const found = await findBrowsers(machine, 'en');
    expect(found.map(({ browserId }) => browserId)).toEqual(['chrome', 'desktop:epiphany.desktop']);
    expect(browserLaunch(found, { browserId: 'desktop:epiphany.desktop' }, PAGE)).toEqual({
      program: '/usr/bin/falkon',
      args: ['--', PAGE, '--end'],
    });
  });

  test('torn files cost their own profiles only', async () => {
    const machine = linux({
      programs: ['/usr/bin/google-chrome', '/usr/bin/firefox'],
      files: {
        '/home/p/.config/google-chrome/Local State': '{"profile":{"info_',
        '/home/p/.mozilla/firefox/profiles.ini': PROFILES_INI,
        '/home/p/.mozilla/firefox/abc.default/containers.json': '{',
      },
    });
    expect((await named(machine)).map(({ browserId, profiles }) => [browserId, profiles.length])).toEqual([
      ['chrome', 0],
      ['firefox', 2],
    ]);
  });
});

test('on macOS the bundles of both Applications folders, by their own binaries; Safari by the opener', async () => {
  const chrome = '/Users/p/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  const machine = fakeMachine(
    {
      programs: [
        chrome,
        '/Applications/Firefox.app/Contents/MacOS/firefox',
        '/Applications/Safari.app/Contents/MacOS/Safari',
      ],
      files: {
        '/Users/p/Library/Application Support/Google/Chrome/Local State': localState({ 'Profile 3': 'Work' }),
        '/Users/p/Library/Application Support/Firefox/profiles.ini':
          '[Profile0]\nName=a\nIsRelative=1\nPath=Profiles/a',
        '/Users/p/Library/Application Support/Firefox/Profiles/a/containers.json': containers('AWS'),
      },
    },
    { platform: 'darwin', homeDir: '/Users/p', env: {} },
  );
  const found = await findBrowsers(machine, 'en');
  expect(found.map(({ name }) => name)).toEqual(['Google Chrome', 'Firefox', 'Safari']);
  expect(browserLaunch(found, { browserId: 'chrome', profileId: 'Profile 3' }, PAGE)).toEqual({
    program: chrome,
    args: ['--profile-directory=Profile 3', PAGE],
  });
  expect(browserLaunch(found, { browserId: 'safari' }, PAGE)).toEqual({
    program: '/usr/bin/open',
    args: ['-a', 'Safari', PAGE],
  });
  expect(found[1]?.containers.map(({ name }) => name)).toEqual(['AWS']);
});

test('on Windows the usual places, then what the registry says; Internet Explorer is left out', async () => {
  const env = {
    ProgramFiles: 'C:\\Program Files',
    'ProgramFiles(x86)': 'C:\\Program Files (x86)',
    LOCALAPPDATA: 'C:\\Users\\p\\AppData\\Local',
    APPDATA: 'C:\\Users\\p\\AppData\\Roaming',
  };
  const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
  const command = (key: string, program: string) =>
    `HKEY_LOCAL_MACHINE\\SOFTWARE\\Clients\\StartMenuInternet\\${key}\\shell\\open\\command\r\n    (Default)    REG_SZ    "${program}"\r\n`;
  const machine = fakeMachine(
    {
      programs: [
        edge,
        'D:\\Mozilla Firefox\\firefox.exe',
        'C:\\odd.exe',
        'C:\\Program Files\\Internet Explorer\\iexplore.exe',
      ],
      registry: {
        'HKLM\\SOFTWARE\\Clients\\StartMenuInternet':
          command('Microsoft Edge', edge) +
          command('Firefox-1', 'D:\\Mozilla Firefox\\firefox.exe') +
          command('Odd', 'C:\\odd.exe') +
          command('Gone', 'C:\\gone.exe') +
          command('IEXPLORE.EXE', 'C:\\Program Files\\Internet Explorer\\iexplore.exe'),
      },
      files: {
        'C:\\Users\\p\\AppData\\Local\\Microsoft\\Edge\\User Data\\Local State': localState({ Default: 'Me' }),
        'C:\\Users\\p\\AppData\\Roaming\\Mozilla\\Firefox\\profiles.ini':
          '[Profile0]\nName=a\nIsRelative=1\nPath=Profiles/a.b\n',
        'C:\\Users\\p\\AppData\\Roaming\\Mozilla\\Firefox\\Profiles\\a.b\\containers.json': containers('AWS'),
      },
    },
    { platform: 'win32', homeDir: 'C:\\Users\\p', env },
  );
  const found = await findBrowsers(machine, 'en');
  expect(found.map(({ browserId, program }) => [browserId, program])).toEqual([
    ['edge', edge],
    ['firefox', 'D:\\Mozilla Firefox\\firefox.exe'],
    ['registry:Odd', 'C:\\odd.exe'],
  ]);
  expect(found[0]?.profiles[0]?.name).toBe('Me');
  expect(found[1]?.containers[0]?.name).toBe('AWS');
});

describe('launching', () => {
  const machine = fakeMachine(
    {
      programs: ['/usr/bin/firefox', '/usr/bin/google-chrome'],
      files: {
        '/home/p/.mozilla/firefox/profiles.ini': PROFILES_INI,
        '/home/p/.mozilla/firefox/abc.default/containers.json': JSON.stringify({
          identities: [
            { public: true, name: 'A&url=https://evil.example' },
            { public: true, l10nId: 'user-context-work' },
          ],
        }),
      },
    },
    { platform: 'linux', homeDir: '/home/p', env: { PATH: '/usr/bin' } },
  );
  const launch = async (choice: Parameters<typeof browserLaunch>[1]) =>
    browserLaunch(await findBrowsers(machine, 'en'), choice, PAGE);

  test('a Firefox profile goes by name; one whose name looks like an option, by folder', async () => {
    expect((await launch({ browserId: 'firefox', profileId: 'abc.default' })).args).toEqual(['-P', 'default', PAGE]);
    expect((await launch({ browserId: 'firefox', profileId: 'x.odd' })).args).toEqual([
      '--profile',
      '/home/p/.mozilla/firefox/x.odd',
      PAGE,
    ]);
  });

  test('a container is part of the link, whatever its name; its own ones by either language’s name', async () => {
    const { args } = await launch({ browserId: 'firefox', container: 'A&url=https://evil.example' });
    const link = new URL(args[0] ?? '');
    expect(link.protocol).toBe('ext+container:');
    expect([...new URLSearchParams(link.pathname)]).toEqual([
      ['name', 'A&url=https://evil.example'],
      ['url', PAGE],
    ]);
    expect((await launch({ browserId: 'firefox', container: '仕事' })).args).toHaveLength(1);
  });

  test.each(['--load-extension=/tmp/evil', 'javascript:alert(1)', 'file:///etc/passwd', 'start', ''])(
    'the link %j is no page',
    async (link) => {
      const found = await findBrowsers(machine, 'en');
      expect(() => browserLaunch(found, { browserId: 'chrome' }, link)).toThrow(
        expect.objectContaining({ code: 'browserNotOpened' }),
      );
    },
  );

  test.each([
    { browserId: 'brave' },
    { browserId: '/bin/sh' },
    { browserId: 'google-chrome', profileId: 'x' },
    { browserId: 'firefox', profileId: '--no-remote' },
    { browserId: 'firefox', container: 'Nobody’s' },
    { browserId: 'chrome', container: 'AWS' },
  ])('%j is told to be gone', async (choice) => {
    await expect(launch(choice)).rejects.toMatchObject({ code: 'browserUnknown' });
  });
});
