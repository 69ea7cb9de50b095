import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { Secret } from '../../secret.ts';
import { VirtualTime } from '../../testing/virtual-time.ts';
import { oneTimeLink, type OneTimeLink } from './one-time-link.ts';

const target = 'https://signin.aws.amazon.com/federation?Action=login&SigninToken=FAKE';
const random = { bytes: (count: number) => randomBytes(count), fraction: () => 0 };
const surroundings = { platform: process.platform, homeDir: '/', env: {} };
let link: OneTimeLink | undefined;
afterEach(() => link?.close());

const made = async (alarm = new VirtualTime()) =>
  (link = await oneTimeLink(new Secret(target), { alarm, random, surroundings }));

interface Asked {
  readonly status: number | undefined;
  readonly location: string | undefined;
}
const ask = (url: string, options: { method?: string; host?: string } = {}) =>
  new Promise<Asked>((resolve, reject) => {
    const { method = 'GET', host } = options;
    const asking = request(url, { method, ...(host !== undefined && { headers: { host } }) }, (answer) => {
      answer.resume();
      resolve({ status: answer.statusCode, location: answer.headers.location });
    });
    asking.on('error', reject);
    asking.end();
  });

test('leads to the secret link once, and is gone then', async () => {
  const { url, used } = await made();
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{43}$/);
  expect(url).not.toContain('FAKE');
  expect(await ask(url)).toEqual({ status: 302, location: target });
  expect(await used).toBe(true);
  await expect(ask(url)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

test('of many that ask at once one is let in', async () => {
  const { url } = await made();
  const asked = await Promise.allSettled(Array.from({ length: 12 }, () => ask(url)));
  const led = asked.filter((one) => one.status === 'fulfilled' && one.value.location === target);
  expect(led).toHaveLength(1);
});

test('a request for something else, or made otherwise, gets nothing and uses nothing up', async () => {
  const { url } = await made();
  const nothing = { status: 404, location: undefined };
  expect(await ask(new URL('/', url).href)).toEqual(nothing);
  expect(await ask(`${url}x`)).toEqual(nothing);
  expect(await ask(`${url}?x`)).toEqual(nothing);
  expect(await ask(url, { method: 'HEAD' })).toEqual(nothing);
  expect(await ask(url, { method: 'POST' })).toEqual(nothing);
  expect(await ask(url, { host: 'evil.example' })).toEqual(nothing);
  expect(await ask(url)).toMatchObject({ location: target });
});

test('is over after two minutes, or when it is not wanted', async () => {
  const time = new VirtualTime();
  const { url, used } = await made(time);
  await time.advance(119_000);
  expect(await ask(`${url}x`)).toMatchObject({ status: 404 });
  await time.advance(1_000);
  expect(await used).toBe(false);
  await expect(ask(url)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  const other = await made();
  other.close();
  expect(await other.used).toBe(false);
});
