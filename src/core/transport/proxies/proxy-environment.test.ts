import { describe, expect, test } from 'vitest';
import { proxyFromEnvironment } from './proxy-environment.ts';
import { proxyAddress } from './proxy-url.ts';

const https = new URL('https://portal.sso.eu-west-1.amazonaws.com');
const http = new URL('http://endpoint.example');
const chosen = (url: URL, env: Record<string, string>) => {
  const proxy = proxyFromEnvironment(url, env);
  return proxy && `${proxy.scheme} ${proxyAddress(proxy)}`;
};

describe('the proxy of the environment', () => {
  test.each([
    [https, { HTTPS_PROXY: 'http://p.example:3128' }, 'http p.example:3128'],
    [https, { https_proxy: 'http://low.example:1', HTTPS_PROXY: 'http://up.example:1' }, 'http low.example:1'],
    [https, { HTTP_PROXY: 'http://p.example:3128' }, undefined],
    [http, { HTTP_PROXY: 'http://p.example:3128' }, 'http p.example:3128'],
    [http, { HTTPS_PROXY: 'http://p.example:3128' }, undefined],
    [https, { ALL_PROXY: 'socks5://p.example' }, 'socks5 p.example:1080'],
    [https, { ALL_PROXY: 'http://all.example', HTTPS_PROXY: 'http://own.example' }, 'http own.example:80'],
    [https, { HTTPS_PROXY: 'p.example:3128' }, 'http p.example:3128'],
    [https, { HTTPS_PROXY: '//p.example:3128' }, 'http p.example:3128'],
    [https, { HTTPS_PROXY: 'https://p.example' }, 'https p.example:443'],
    [https, { HTTPS_PROXY: ' http://p.example/ ' }, 'http p.example:80'],
    [https, { HTTPS_PROXY: 'socks://p.example:9' }, 'socks5h p.example:9'],
    [https, { HTTPS_PROXY: 'http://[fd00::1]:3128' }, 'http [fd00::1]:3128'],
    [https, { HTTPS_PROXY: '' }, undefined],
    [https, { https_proxy: '', HTTPS_PROXY: 'http://p.example' }, undefined],
    [https, {}, undefined],
  ])('for %s and %o is %s', (url, env, expected) => expect(chosen(url, env)).toBe(expected));

  test('may ask for credentials, with any character in them', () => {
    const proxy = proxyFromEnvironment(https, { HTTPS_PROXY: 'http://ann%40corp:p%3Ass%25@p.example:3128' });
    expect(proxy?.credentials?.user).toBe('ann@corp');
    expect(proxy?.credentials?.password.reveal()).toBe('p:ss%');
    expect(JSON.stringify(proxy)).not.toContain('p:ss%');
  });

  test.each(['ftp://p.example', 'http://', 'http://p.example:99999', 'http://a:%zz@p.example', 'not a host'])(
    'is told by its variable where it is none, never by its value: %s',
    (value) => {
      const failure = { code: 'proxyInvalid', facts: { variable: 'https_proxy' } };
      expect(() => proxyFromEnvironment(https, { https_proxy: value })).toThrow(expect.objectContaining(failure));
    },
  );
});

test.each([
  'http://ann:2024#Summer@proxy',
  'http://ann:2024/Summer@proxy',
  'http://ann:2024?Summer@proxy',
  String.raw`http://CORP\ann:p@s:s@proxy`,
  '"http://ann:2024@proxy:8080"',
  "'ann:2024@proxy'",
  'http://ann:20%24%@proxy',
  'http://ann:2024@pro xy',
  'ann:2024#Summer@proxy:8080',
  'socks5://ann:2024#Summer@proxy',
])('a malformed proxy is refused by the name of its variable alone: %s', (value) => {
  for (const variable of ['HTTPS_PROXY', 'https_proxy', 'ALL_PROXY']) {
    let thrown: unknown;
    try {
      proxyFromEnvironment(new URL('https://oidc.eu-west-1.amazonaws.com'), { [variable]: value });
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({ code: 'proxyInvalid', facts: { variable } });
    expect(JSON.stringify(thrown) + String(thrown)).not.toMatch(/2024|Summer|p@s|CORP/);
  }
});
