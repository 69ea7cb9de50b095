import { expect, test } from 'vitest';
import { DaypassError } from '../../../../shared/errors/daypass-error.ts';
import { Secret } from '../../../secret.ts';
import { testSession } from '../../../testing/supervised.ts';
import { VirtualTime } from '../../../testing/virtual-time.ts';
import type { StoredToken } from '../tokens/token-manager.ts';
import { tokenFromElsewhere } from './sign-in-elsewhere.ts';

const HOUR = 3_600_000;

/** A sign-in under way, beside a token file in memory. */
function setUp() {
  const time = new VirtualTime();
  const file: { token?: StoredToken | undefined; reads: number } = { reads: 0 };
  const session = testSession('a');
  const { startUrl, region } = session;
  const put = (expiresInMillis: number, more: Partial<StoredToken> = {}) => {
    const expiresAtMillis = time.nowMillis() + expiresInMillis;
    file.token = { startUrl, region, accessToken: new Secret('fake'), expiresAtMillis, ...more };
  };
  let finish = (): void => undefined;
  let fail = (_error: DaypassError): void => undefined;
  const signingIn = new Promise<void>((resolve, reject) => {
    [finish, fail] = [resolve, reject];
  });
  const read = async () => {
    file.reads += 1;
    return file.token;
  };
  const watch = (reading: () => Promise<StoredToken | undefined> = read) => {
    const seen: { token?: StoredToken | undefined; isOver: boolean } = { isOver: false };
    void tokenFromElsewhere(session, signingIn, { read: reading }, { clock: time, alarm: time }).then((token) =>
      Object.assign(seen, { token, isOver: true }),
    );
    return seen;
  };
  return { time, file, put, finish, fail, watch };
}

test('a live token that appears in the file is returned after a second look', async () => {
  const { time, file, put, watch } = setUp();
  const seen = watch();
  await time.advance(2_500);
  put(HOUR);
  await time.advance(1_000);
  expect(seen.isOver).toBe(false);
  await time.advance(1_000);
  expect(seen).toEqual({ isOver: true, token: file.token });
  expect(file.reads).toBe(5);
});

test('a token that is gone at the second look is none', async () => {
  const { time, file, put, watch } = setUp();
  const seen = watch();
  put(HOUR);
  await time.advance(1_000);
  file.token = undefined;
  await time.advance(1_000);
  expect(seen).toEqual({ isOver: true, token: undefined });
});

test('there is nothing to wait for beside a token that is live already', async () => {
  const { time, put, watch } = setUp();
  put(1);
  const seen = watch();
  await time.advance(0);
  expect([seen, time.pendingCount]).toEqual([{ isOver: true, token: undefined }, 0]);
});

test.each([
  { what: 'that has expired', expiresInMillis: 0, more: {} },
  { what: 'that AWS has refused', expiresInMillis: HOUR, more: { refusedAs: 'revoked' as const } },
])('a token $what is not taken', async ({ expiresInMillis, more }) => {
  const { time, put, watch } = setUp();
  put(expiresInMillis, more);
  const seen = watch();
  await time.advance(10_000);
  expect(seen.isOver).toBe(false);
});

test.each(['done', 'failed'])('the watch ends with the sign-in itself, once that is %s', async (how) => {
  const { time, put, finish, fail, watch } = setUp();
  const seen = watch();
  await time.advance(0);
  put(HOUR);
  if (how === 'done') finish();
  else fail(new DaypassError('signInDenied'));
  await time.advance(0);
  expect([seen, time.pendingCount]).toEqual([{ isOver: true, token: undefined }, 0]);
});

test('a sign-in that ends while the file is read has its own token', async () => {
  const { time, file, put, finish, watch } = setUp();
  let reads = 0;
  const seen = watch(async () => {
    reads += 1;
    if (reads === 3) finish();
    return file.token;
  });
  await time.advance(0);
  put(HOUR);
  await time.advance(5_000);
  expect(seen).toEqual({ isOver: true, token: undefined });
});

test('a file that can’t be read ends the watch, not the sign-in', async () => {
  const { time, watch } = setUp();
  const seen = watch(() => Promise.reject(new DaypassError('fileForbidden')));
  await time.advance(0);
  expect(seen).toEqual({ isOver: true, token: undefined });
});
