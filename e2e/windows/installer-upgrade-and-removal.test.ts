import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { isLeftOut } from '../support/left-out.ts';
import { APP_ID, buildTestInstaller, type TestInstaller } from './support/installer/test-installer.ts';
import { REG_BINARY, REG_EXPAND_SZ, REG_SZ, text } from './support/installer/test-registry.ts';

/** packaging/win in an uninstaller of our own, run by Wine: what goes, what stays, and that an upgrade changes neither. */
const ENVIRONMENT = String.raw`HKEY_CURRENT_USER\Environment`;
const RUN = String.raw`HKEY_CURRENT_USER\Software\Microsoft\Windows\CurrentVersion\Run`;
const RUN_SWITCHES = String.raw`HKEY_CURRENT_USER\Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run`;
const ACTIVATOR = String.raw`HKEY_CURRENT_USER\Software\Classes\CLSID\{8F10CB5C-58C6-4744-BDB6-3794A348C766}`;
const FOLDER = String.raw`C:\users\ann\App Data\Daypass`;
const PROGRAM = String.raw`${FOLDER}\Daypass.exe`;
const OURS = String.raw`${FOLDER}\resources\bin`;
const JAPANESE = '1041';
const [QUIET, UPGRADE] = [['/S'], ['/S', '/KEEP_APP_DATA', '/currentuser', '--updated']];
const SWITCHED_ON = { type: REG_BINARY, bytes: Buffer.from('020000000000000000000000', 'hex') };

describe.skipIf(isLeftOut('makensis'))('the uninstaller', () => {
  let installer: TestInstaller;

  beforeAll(async () => {
    installer = await buildTestInstaller();
  });
  afterAll(() => installer.close());

  const values = (key: string) => installer.registry.values(key);
  const set = (...args: Parameters<TestInstaller['registry']['set']>) => installer.registry.set(...args);

  /** Registers a program with Windows like Electron does. */
  async function register(program: string): Promise<void> {
    await set(RUN, APP_ID, text(REG_SZ, `${program} --hidden`));
    await set(RUN_SWITCHES, APP_ID, SWITCHED_ON);
    await set(ACTIVATOR, '', text(REG_SZ, 'Electron Notification Activator'));
    await set(String.raw`${ACTIVATOR}\LocalServer32`, '', text(REG_SZ, program));
  }
  const registered = async () => ({
    run: (await values(RUN)).has(APP_ID),
    switch: (await values(RUN_SWITCHES)).has(APP_ID),
    activator: (await values(ACTIVATOR)).size > 0,
  });
  const ALL = { run: true, switch: true, activator: true };
  const NONE = { run: false, switch: false, activator: false };

  beforeEach(async () => {
    await set(RUN, 'Other', text(REG_SZ, String.raw`C:\other.exe`));
    await set(RUN_SWITCHES, 'Other', SWITCHED_ON);
  });

  test.each([`"${PROGRAM}"`, PROGRAM, PROGRAM.toUpperCase()])(
    'takes away what starts %s, and nothing of other programs',
    async (program) => {
      await register(program);
      await installer.uninstall({ folder: FOLDER, args: QUIET });
      expect(await registered()).toEqual(NONE);
      expect((await values(RUN)).get('Other')).toEqual(text(REG_SZ, String.raw`C:\other.exe`));
      expect((await values(RUN_SWITCHES)).get('Other')).toEqual(SWITCHED_ON);
    },
  );

  test('leaves what starts another copy of Daypass', async () => {
    await register(String.raw`D:\unpacked\Daypass.exe`);
    await installer.uninstall({ folder: FOLDER, args: QUIET });
    expect(await registered()).toEqual(ALL);
  });

  test('is silent about what stays where it runs silently', async () => {
    expect(await installer.uninstall({ folder: FOLDER, args: QUIET })).toBe('');
  });

  test('says before it begins what stays, and how that is removed too', async () => {
    const shown = await installer.uninstall({ folder: FOLDER });
    expect(shown).toMatch(/^ASKED: These stay: your AWS files in C:\\users\\\w+\\\.aws, /u);
    expect(shown).toMatch(/settings and backups in C:\\users\\\w+\\AppData\\Local\\Daypass\./u);
    expect(shown).toContain('daypass uninstall --purge');
    const inJapanese = await installer.uninstall({ folder: FOLDER, language: JAPANESE });
    expect(inJapanese).toMatch(/^ASKED: 次のものは残ります: AWS のファイル \(C:\\users\\\w+\\\.aws\)/u);
  });

  describe('at an upgrade', () => {
    const setPath = (content: string) => set(ENVIRONMENT, 'Path', text(REG_EXPAND_SZ, content));
    const readPath = async () => (await values(ENVIRONMENT)).get('Path');

    test('keeps start at login, clicks on notices and the place on the PATH, and shows nothing', async () => {
      await register(`"${PROGRAM}"`);
      await setPath(String.raw`C:\a;${OURS};C:\b`);
      expect(await installer.uninstall({ folder: FOLDER, args: UPGRADE })).toBe('');
      await installer.install({ folder: FOLDER, earlierFolder: FOLDER, args: QUIET });
      expect(await registered()).toEqual(ALL);
      expect(await readPath()).toEqual(text(REG_EXPAND_SZ, String.raw`C:\a;${OURS};C:\b`));
    });

    test('into another folder, the PATH has that one instead', async () => {
      await setPath(String.raw`C:\a;${OURS};C:\b`);
      await installer.uninstall({ folder: FOLDER, args: UPGRADE });
      await installer.install({ folder: String.raw`D:\Daypass`, earlierFolder: FOLDER, args: QUIET });
      expect(await readPath()).toEqual(text(REG_EXPAND_SZ, String.raw`C:\a;C:\b;D:\Daypass\resources\bin`));
    });
  });
});
