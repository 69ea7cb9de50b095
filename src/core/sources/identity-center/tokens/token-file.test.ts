import { describe, expect, test } from 'vitest';
import { LONGEST_START_URL } from '../../../../shared/text/start-url.ts';
import { Secret } from '../../../secret.ts';
import { parseTokenFile, tokenFileText, type CachedToken } from './token-file.ts';

const session = { startUrl: 'https://d-fake.awsapps.com/start', region: 'eu-west-1' };
const END = Date.UTC(2026, 0, 5, 12);
const minimal = { accessToken: 'fake-access', expiresAt: '2026-01-05T12:00:00Z' };
const whole = {
  startUrl: 'https://other.awsapps.com/start',
  region: 'us-east-1',
  ...minimal,
  clientId: 'fake-client',
  clientSecret: 'fake-secret',
  registrationExpiresAt: '2026-01-06T12:00:00Z',
  refreshToken: 'fake-refresh',
};
const token: CachedToken = {
  startUrl: whole.startUrl,
  region: whole.region,
  accessToken: new Secret('fake-access'),
  expiresAtMillis: END,
  clientId: 'fake-client',
  clientSecret: new Secret('fake-secret'),
  registrationExpiresAtMillis: END + 86_400_000,
  refreshToken: new Secret('fake-refresh'),
};

const parse = (content: unknown) => parseTokenFile(Buffer.from(JSON.stringify(content)), session);
const revealed = (read: CachedToken | undefined) =>
  read &&
  Object.fromEntries(
    Object.entries(read).map(([key, value]) => [key, value instanceof Secret ? value.reveal() : value]),
  );

describe('a token', () => {
  test('is read with all that is in its file', () => {
    expect(revealed(parse(whole)?.token)).toStrictEqual(revealed(token));
  });

  test('has the portal of its session where the file names none, and no more than the file holds', () => {
    const expected = { ...session, accessToken: 'fake-access', expiresAtMillis: END };
    for (const absent of [null, '', 7, undefined]) {
      const file = Object.fromEntries(Object.keys(whole).map((key) => [key, absent]));
      expect(revealed(parse({ ...file, ...minimal })?.token)).toStrictEqual(expected);
    }
  });

  test.each([
    ['an access token', { expiresAt: minimal.expiresAt }],
    ['an access token that is text', { ...minimal, accessToken: 7 }],
    ['an access token that is not empty', { ...minimal, accessToken: '' }],
    ['an end', { accessToken: 'fake-access' }],
    ['an end that is an instant', { ...minimal, expiresAt: 'soon' }],
    ['a start URL that Daypass takes', { ...minimal, startUrl: 'x'.repeat(LONGEST_START_URL + 1) }],
  ])('is none without %s, whose file is read nevertheless', (_what, content) => {
    expect(parse({ ...content, tool: 1 })).toStrictEqual({ unknownKeys: { tool: 1 } });
  });

  test('may have the longest start URL', () => {
    const startUrl = 'x'.repeat(LONGEST_START_URL);
    expect(parse({ ...minimal, startUrl })?.token?.startUrl).toBe(startUrl);
  });
});

test.each([
  ['cut off', '{"accessToken": "fa'],
  ['followed by more', '{}x'],
  ['a list', '[]'],
  ['null', 'null'],
  ['empty', ''],
  ['after a byte order mark', '\ufeff{}'],
])('a file that is %s is no token file', (_what, text) => {
  expect(parseTokenFile(Buffer.from(text, 'utf8'), session)).toBeUndefined();
});

test('a file that is not UTF-8 is no token file', () => {
  expect(parseTokenFile(Buffer.from('{"note": "caf\u00e9"}', 'latin1'), session)).toBeUndefined();
});

describe('what other clients store', () => {
  const nested = (levels: number): unknown => {
    let value: unknown = 1;
    for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? { in: value } : [value];
    return value;
  };

  test('is read beside the token, and a name of ours is not', () => {
    const others = { tool: { v: [1, null, 'x'] }, note: '\u00e9', nothing: null };
    expect(parse({ ...whole, ...others })?.unknownKeys).toStrictEqual(others);
  });

  test('is left out where it is nested deeper than 64 levels', () => {
    expect(parse({ deep: nested(64) })?.unknownKeys).toHaveProperty('deep');
    expect(parse({ deep: nested(65), flat: 1 })?.unknownKeys).toStrictEqual({ flat: 1 });
  });
});

describe('the text of a file', () => {
  test('is what the AWS CLI writes, other keys after ours', () => {
    expect(tokenFileText(token, { tool: { v: 1 }, nothing: null })).toBe(
      '{"startUrl": "https://other.awsapps.com/start", "region": "us-east-1", "accessToken": "fake-access", ' +
        '"expiresAt": "2026-01-05T12:00:00Z", "clientId": "fake-client", "clientSecret": "fake-secret", ' +
        '"registrationExpiresAt": "2026-01-06T12:00:00Z", "refreshToken": "fake-refresh", "tool": {"v": 1}}',
    );
  });

  test('names nothing that a token has not', () => {
    const { startUrl, region, accessToken, expiresAtMillis } = token;
    expect(tokenFileText({ startUrl, region, accessToken, expiresAtMillis })).toBe(
      '{"startUrl": "https://other.awsapps.com/start", "region": "us-east-1", "accessToken": "fake-access", "expiresAt": "2026-01-05T12:00:00Z"}',
    );
  });
});
