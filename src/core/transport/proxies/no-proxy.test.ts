import { describe, expect, test } from 'vitest';
import { isExempt, isLoopback, targetOf } from './no-proxy.ts';

const target = (url: string) => targetOf(new URL(url));

describe('NO_PROXY', () => {
  test.each([
    ['*', 'https://any.example'],
    ['example.com', 'https://example.com'],
    ['example.com', 'https://a.b.example.com'],
    ['.example.com', 'https://a.example.com'],
    ['*.example.com', 'https://a.example.com'],
    ['EXAMPLE.com.', 'https://example.COM'],
    ['other.org, example.com', 'https://example.com'],
    ['other.org example.com', 'https://example.com'],
    ['example.com:443', 'https://example.com'],
    ['example.com:8443', 'https://example.com:8443'],
    ['10.1.2.3', 'http://10.1.2.3'],
    ['10.0.0.0/8', 'http://10.200.3.4:8080'],
    ['[fd00::1]', 'http://[fd00::1]'],
    ['fd00::1', 'http://[fd00:0:0::1]:8080'],
    ['[fd00::1]:8080', 'http://[fd00::1]:8080'],
    ['fd00::/8', 'http://[fd12::9]'],
  ])('%s keeps %s from the proxy', (list, url) => expect(isExempt(target(url), list)).toBe(true));

  test.each([
    ['', 'https://example.com'],
    [' , ,', 'https://example.com'],
    ['.', 'https://example.com'],
    ['example.com', 'https://notexample.com'],
    ['example.com', 'https://example.com.evil.org'],
    ['example.com:443', 'https://example.com:8443'],
    ['10.0.0.0/8', 'http://11.0.0.1'],
    ['10.0.0.0/99', 'http://10.0.0.1'],
    ['10.0.0.0/', 'http://10.0.0.1'],
    ['10.0.0.0/8', 'http://10.example.com'],
    ['10.1.2.3', 'http://110.1.2.3'],
    ['fd00::/8', 'http://10.0.0.1'],
    ['[fd00::1]:443', 'http://[fd00::1]:8080'],
    ['nonsense/8', 'http://10.0.0.1'],
  ])('%s says nothing of %s', (list, url) => expect(isExempt(target(url), list)).toBe(false));
});

test.each([
  ['http://localhost:3000', true],
  ['http://app.localhost', true],
  ['http://127.9.9.9', true],
  ['http://[::1]:3000', true],
  ['http://localhost.example', false],
  ['http://128.0.0.1', false],
  ['http://0.0.0.0', false],
])('%s is this machine: %s', (url, expected) => expect(isLoopback(target(url))).toBe(expected));
