import { describe, expect, test } from 'vitest';
import { SHARED_CONFIG_MARK, sharedConfig, type SharedRole } from './shared-config.ts';

const role = { sourceId: 'corp', accountId: '111122223333', roleName: 'Admin' };
const dev: SharedRole = { role, profileName: 'dev', region: 'eu-west-1' };

test('the first role is also the default profile', () => {
  expect(sharedConfig([dev, { role, profileName: 'prod' }], '/keys/')).toBe(
    [
      SHARED_CONFIG_MARK,
      '',
      '[default]',
      'region = eu-west-1',
      'credential_process = cat /keys/keys-1.json',
      '',
      '[profile dev]',
      'region = eu-west-1',
      'credential_process = cat /keys/keys-1.json',
      '',
      '[profile prod]',
      'credential_process = cat /keys/keys-2.json',
      '',
    ].join('\n'),
  );
});

test('a role without a profile is the default one, and a profile of that name wins', () => {
  expect(sharedConfig([{ role }], '/keys')).toMatch(/^\[default\]\ncredential_process = cat \/keys\/keys-1\.json\n$/m);
  const config = sharedConfig([dev, { role, profileName: 'default' }], '/keys');
  expect(config.match(/^\[.*\]$/gm)).toEqual(['[default]', '[profile dev]']);
  expect(config).toContain('[default]\ncredential_process = cat /keys/keys-2.json\n');
});

describe('paths as other programs see them', () => {
  test.each([
    ['/run/my keys', "cat '/run/my keys/keys-1.json'"],
    ['C:\\Users\\me\\keys', 'cmd /c type C:\\Users\\me\\keys\\keys-1.json'],
    ['C:/Users/my keys', 'cmd /c type "C:\\Users\\my keys\\keys-1.json"'],
    ['\\\\wsl.localhost\\Debian\\tmp', 'cmd /c type \\\\wsl.localhost\\Debian\\tmp\\keys-1.json'],
  ])('%s', (folder, command) => {
    expect(sharedConfig([dev], folder)).toContain(`credential_process = ${command}\n`);
  });

  test.each(['keys', './keys', '', '/キー', '/a\nb', 'C:\\a%b', '~/keys'])('%j is refused', (folder) => {
    expect(() => sharedConfig([dev], folder)).toThrow(
      expect.objectContaining({ code: 'usage', facts: { problem: 'sharedPath', value: folder } }),
    );
  });
});

test.each(['a b', 'a]', '__proto__'])('a profile named %j is refused', (profileName) => {
  expect(() => sharedConfig([{ role, profileName }], '/keys')).toThrow(
    expect.objectContaining({ code: 'nameInvalid' }),
  );
});
