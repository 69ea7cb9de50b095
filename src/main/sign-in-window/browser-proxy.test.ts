import { expect, test } from 'vitest';
import type { ProxySetting } from '../../shared/domain/settings.ts';
import { browserProxy } from './browser-proxy.ts';

const configOf = (env: Readonly<Record<string, string>>, setting: ProxySetting = { by: 'system' }) =>
  browserProxy(setting, env, 'https://idp.example/').config;

test('a setting comes before the environment, the environment before the system', () => {
  const env = { HTTPS_PROXY: 'http://env.example:3128' };
  expect(configOf(env, { by: 'none' })).toEqual({ mode: 'direct' });
  expect(configOf(env, { by: 'address', address: 'http://set.example:1' })).toEqual({
    mode: 'fixed_servers',
    proxyRules: 'http://set.example:1',
  });
  expect(configOf(env)).toMatchObject({ mode: 'fixed_servers', proxyRules: 'http://env.example:3128' });
  expect(configOf({})).toEqual({ mode: 'system' });
});

test('a password of the environment is in no rule', () => {
  const { config, server } = browserProxy(
    { by: 'system' },
    { HTTPS_PROXY: 'http://ann:s3cret@p.example:1' },
    'https://a.b/',
  );
  expect(JSON.stringify(config)).not.toContain('s3cret');
  expect(server?.credentials?.password.reveal()).toBe('s3cret');
});

test.each([
  ['corp.example', 'corp.example,*.corp.example'],
  ['.corp.example', 'corp.example,*.corp.example'],
  ['*.corp.example', 'corp.example,*.corp.example'],
  ['corp.example:8443', 'corp.example:8443,*.corp.example:8443'],
  ['10.0.0.0/8, 10.1.2.3', '10.0.0.0/8,10.1.2.3'],
  ['[fd00::1]', '[fd00::1]'],
  ['*', '*'],
  ['', ''],
])('NO_PROXY %s becomes %s', (list, rules) => {
  const config = configOf({ HTTPS_PROXY: 'http://p.example:1', NO_PROXY: list });
  expect(config.proxyBypassRules).toBe(rules);
});

test.each([
  ['socks://p.example:9', 'socks5://p.example:9'],
  ['socks5h://p.example:9', 'socks5://p.example:9'],
  ['socks4a://p.example:9', 'socks4://p.example:9'],
  ['https://p.example', 'https://p.example:443'],
])('the proxy %s is %s to Chromium', (value, rules) => {
  expect(configOf({ HTTPS_PROXY: value }).proxyRules).toBe(rules);
});

test('a variable that names no proxy is reported', () => {
  expect(() => configOf({ HTTPS_PROXY: 'ftp://p.example' })).toThrow(expect.objectContaining({ code: 'proxyInvalid' }));
});
