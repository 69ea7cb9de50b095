import { expect, test } from 'vitest';
import { awsPaths } from './aws-paths.ts';

const linux = { platform: 'linux', homeDir: '/home/ann' } as const;

test('without variables everything lies under ~/.aws', () => {
  expect(awsPaths({ ...linux, env: {} })).toEqual({
    configPath: '/home/ann/.aws/config',
    credentialsPath: '/home/ann/.aws/credentials',
    ssoCacheDir: '/home/ann/.aws/sso/cache',
    loginCacheDir: '/home/ann/.aws/login/cache',
  });
});

test.each([
  ['/etc/aws/config', '/etc/aws/config'],
  ['~/work/config', '/home/ann/work/config'],
  ['~', '/home/ann'],
  ['~bob/config', '~bob/config'],
  ['', '/home/ann/.aws/config'],
])('AWS_CONFIG_FILE=%j is %s', (value, configPath) => {
  expect(awsPaths({ ...linux, env: { AWS_CONFIG_FILE: value } }).configPath).toBe(configPath);
});

test('the variables never move the token cache', () => {
  const env = { AWS_CONFIG_FILE: '/a/config', AWS_SHARED_CREDENTIALS_FILE: '~/b' };
  const paths = awsPaths({ ...linux, env });
  expect(paths.ssoCacheDir).toBe('/home/ann/.aws/sso/cache');
  expect(paths.credentialsPath).toBe('/home/ann/b');
});

test('on Windows paths have backslashes and ~\\ is the home folder too', () => {
  const windows = { platform: 'win32', homeDir: 'C:\\Users\\ann' } as const;
  expect(awsPaths({ ...windows, env: {} }).configPath).toBe('C:\\Users\\ann\\.aws\\config');
  expect(awsPaths({ ...windows, env: { AWS_CONFIG_FILE: '~\\c' } }).configPath).toBe('C:\\Users\\ann\\c');
});

test.each([
  ['$DOTFILES/aws', '/home/ann/dotfiles/aws'],
  ['${DOTFILES}/aws', '/home/ann/dotfiles/aws'],
  ['$UNSET/aws', '$UNSET/aws'],
  ['%DOTFILES%/aws', '%DOTFILES%/aws'],
])('botocore reads %j as %j, and so do we', (value, path) => {
  const env = { AWS_CONFIG_FILE: value, AWS_SHARED_CREDENTIALS_FILE: value, DOTFILES: '/home/ann/dotfiles' };
  const { configPath, credentialsPath } = awsPaths({ platform: 'linux', homeDir: '/home/ann', env });
  expect([configPath, credentialsPath]).toEqual([path, path]);
});

test('on Windows also between per cent signs', () => {
  const env = { AWS_CONFIG_FILE: '%DOTFILES%\\aws', DOTFILES: 'D:\\dotfiles' };
  expect(awsPaths({ platform: 'win32', homeDir: 'C:\\Users\\ann', env }).configPath).toBe('D:\\dotfiles\\aws');
});

test.each(['constructor', '__proto__', 'toString'])('an inherited name is no variable: $%s', (name) => {
  const { configPath } = awsPaths({ ...linux, env: { AWS_CONFIG_FILE: `/etc/$${name}` } });
  expect(configPath).toBe(`/etc/$${name}`);
});
