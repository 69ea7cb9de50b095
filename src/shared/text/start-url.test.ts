import { describe, expect, test } from 'vitest';
import { cleanStartUrl, isSamePortal, nameInStartUrl, portalKey, typedStartUrl } from './start-url.ts';

describe('cleaning', () => {
  test.each([
    ['https://acme.awsapps.com/start', 'https://acme.awsapps.com/start'],
    ['  https://acme.awsapps.com/start/ ', 'https://acme.awsapps.com/start'],
    ['https://acme.awsapps.com/start#/', 'https://acme.awsapps.com/start'],
    ['https://acme.awsapps.com/start/#/?tab=accounts', 'https://acme.awsapps.com/start'],
    ['acme.awsapps.com', 'https://acme.awsapps.com/start'],
    ['acme.awsapps.com/start', 'https://acme.awsapps.com/start'],
    ['<https://ACME.awsapps.com/start>', 'https://acme.awsapps.com/start'],
    ['“https://acme.awsapps.com/start”', 'https://acme.awsapps.com/start'],
    ['https://start.home.awsapps.cn/directory/d-123/', 'https://start.home.awsapps.cn/directory/d-123'],
    [
      'https://ssoins-1234567890abcdef.portal.eu-west-1.app.aws/',
      'https://ssoins-1234567890abcdef.portal.eu-west-1.app.aws',
    ],
    ['https://localhost.test:8080/start/', 'https://localhost.test:8080/start'],
  ])('%j becomes %j', (typed, clean) => {
    expect(cleanStartUrl(typed)).toBe(clean);
  });

  test.each([
    '',
    'acme',
    'not a url',
    'https://',
    'javascript:alert(1)',
    'http://acme.awsapps.com/start',
    'https://me:pw@acme.awsapps.com/start',
    'https://acme.awsapps.com/start\n[profile x]',
    `https://acme.awsapps.com/${'a'.repeat(4096)}`,
    // The rules of URL allow these in a host, those of DNS don't.
    'https://acme.awsapps.com"/start',
    'https://acme.awsapps."?/start',
    "https://acme'.awsapps.com/start",
    'https://*.awsapps.com/start',
    'https://$(id).awsapps.com/start',
  ])('refuses %j', (typed) => {
    expect(cleanStartUrl(typed)).toBeUndefined();
  });

  test('is done after once', () => {
    const once = 'https://acme.awsapps.com/start';
    expect(cleanStartUrl('acme.awsapps.com/start#/')).toBe(once);
    expect(cleanStartUrl(once)).toBe(once);
  });

  test.each(["/start'?tab=accounts", "/start'#/", "/start/'/", "/'start''", '/start"?x', '/start%27#'])(
    'is done after once, with a mark in front of what goes: %s',
    (ending) => {
      const once = cleanStartUrl(`https://portal.example.com${ending}`) ?? '';
      expect(once).toMatch(/^https:/);
      expect(cleanStartUrl(once)).toBe(once);
    },
  );
});

describe('what a start URL tells', () => {
  test('holds a name unless AWS made it up', () => {
    expect(nameInStartUrl('https://acme.awsapps.com/start')).toBe('acme');
    expect(nameInStartUrl('https://d-9067642ac7.awsapps.com/start')).toBeUndefined();
    expect(nameInStartUrl('https://portal.example.com/')).toBeUndefined();
  });
});

describe('the portal of a start URL', () => {
  const clean = { startUrl: 'https://acme.awsapps.com/start', region: 'eu-west-1' };

  test.each([
    'https://acme.awsapps.com/start/',
    'https://ACME.awsapps.com/start#',
    ' https://acme.awsapps.com/start/#/ ',
  ])('is the same for %j', (startUrl) => {
    expect(portalKey(startUrl)).toBe(clean.startUrl);
    expect(isSamePortal({ startUrl, region: 'EU-west-1' }, clean)).toBe(true);
  });

  test('is another one in another Region or at another path', () => {
    expect(isSamePortal({ ...clean, region: 'us-east-1' }, clean)).toBe(false);
    expect(isSamePortal({ ...clean, startUrl: 'https://acme.awsapps.com/other' }, clean)).toBe(false);
  });
});

test('a start URL that its percent-encoding makes too long is none, since it would be none when read again', () => {
  expect(cleanStartUrl(`https://acme.awsapps.com/${'é'.repeat(600)}`)).toMatch(/^https:/);
  expect(cleanStartUrl(`https://acme.awsapps.com/${'é'.repeat(1_000)}`)).toBeUndefined();
});

test.each([
  ['acme', 'https://acme.awsapps.com/start'],
  [' D-9067642AC7 ', 'https://d-9067642ac7.awsapps.com/start'],
  ['acme.awsapps.com/start/#/', 'https://acme.awsapps.com/start'],
  ['https', undefined],
  ['http', undefined],
  ['-acme', undefined],
  ['two words', undefined],
  ['', undefined],
])('a person who types %j means %j', (text, startUrl) => expect(typedStartUrl(text)).toBe(startUrl));
