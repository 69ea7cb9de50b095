import { expect, test } from 'vitest';
import { proxyConfig } from './chosen-proxy.ts';

test('follows the system, goes straight, or through the one that is named', () => {
  expect(proxyConfig({ by: 'system' })).toEqual({ mode: 'system' });
  expect(proxyConfig({ by: 'none' })).toEqual({ mode: 'direct' });
  const rules = (address: string) => proxyConfig({ by: 'address', address }).proxyRules;
  expect(rules('http://proxy.example:3128')).toBe('http://proxy.example:3128');
  expect(rules(' https://proxy.example/ ')).toBe('https://proxy.example');
  expect(rules('socks5://[::1]:1080')).toBe('socks5://[::1]:1080');
});

test.each([
  'proxy.example:3128',
  'ftp://proxy.example',
  'http://me:pw@proxy.example:3128',
  'http://proxy.example/path',
  'http://proxy.example:99999',
  'http://a;https=b:1',
  'http://',
  'direct://',
])('%s is no address of a proxy', (address) => {
  expect(() => proxyConfig({ by: 'address', address })).toThrow(expect.objectContaining({ code: 'proxyInvalid' }));
});
