import { describe, expect, test } from 'vitest';
import type { DaypassError } from '../../../../shared/errors/daypass-error.ts';
import type { CachedToken } from './token-cache.ts';
import { fresh, managedTokens, session, signedInBy, without } from './testing/managed-tokens.ts';

const MINUTE = 60_000;
const HOUR = 3_600_000;

describe('a token to use now', () => {
  test('is renewed once 20 minutes are left, by all who ask at once together', async () => {
    const { tokenManager, tokenOf, put, aws, ended, time } = managedTokens();
    const startedAtMillis = time.nowMillis();
    put(tokenOf('1', HOUR));
    time.jump(40 * MINUTE - 1);
    expect(await ended(tokenManager.live(session))).toBe('access-1');
    time.jump(startedAtMillis + 40 * MINUTE - time.nowMillis());
    aws.answers = [fresh('2')];
    const asked = [tokenManager.live(session), tokenManager.live(session)];
    expect(await Promise.all(asked.map(ended))).toEqual(['access-2', 'access-2']);
    expect([aws.spent, aws.regions]).toEqual([['refresh-1'], ['eu-west-1']]);
    expect(aws.registrations).toMatchObject([
      { clientId: 'fake-client', expiresAtMillis: startedAtMillis + 1_000 * HOUR },
    ]);
    // The refresh is over: the next one asks again.
    time.jump(HOUR);
    aws.answers = [fresh('3')];
    expect(await ended(tokenManager.live(session))).toBe('access-3');
  });

  test.each(['refreshToken', 'clientId', 'clientSecret'] as const)(
    'that nobody can renew, for want of its %s, is used to its end',
    async (member) => {
      const { tokenManager, tokenOf, put, ended, time, aws, events } = managedTokens();
      const token = put(without(tokenOf('1', HOUR), member));
      const endMillis = token.expiresAtMillis;
      time.jump(HOUR - 1);
      expect(await ended(tokenManager.live(session))).toBe('access-1');
      time.jump(endMillis - time.nowMillis());
      expect(await ended(tokenManager.live(session))).toEqual({ code: 'signInNeeded', session: 'corp' });
      expect(await ended(tokenManager.refresh(session, token))).toEqual({ code: 'signInNeeded', session: 'corp' });
      expect([aws.spent, events]).toEqual([[], []]);
    },
  );

  test('that the portal rejected is renewed, or noted as refused where it can’t be', async () => {
    const { tokenManager, tokenOf, put, ended, aws, events } = managedTokens();
    const token = put(tokenOf('1', HOUR));
    aws.answers = [fresh('2')];
    expect(await ended(tokenManager.live(session, token))).toBe('access-2');
    // The one rejected is no longer the one in the file.
    expect(await ended(tokenManager.live(session, token))).toBe('access-2');
    const fixed = put(without(tokenOf('3', HOUR), 'refreshToken'));
    expect(await ended(tokenManager.live(session, token))).toBe('access-3');
    expect(await ended(tokenManager.live(session, fixed))).toEqual({ code: 'signInNeeded', session: 'corp' });
    expect(events).toEqual(['renewed corp access-2', 'write access-2', 'refused corp access-3 revoked']);
  });

  test('that the portal rejected is not used on when its renewal fails', async () => {
    const { tokenManager, tokenOf, put, ended, aws } = managedTokens();
    const token = put(tokenOf('1', HOUR));
    aws.answers = ['pending'];
    expect(await ended(tokenManager.live(session, token))).toEqual({ code: 'throttled' });
  });

  test('that AWS refuses to renew is not used on though it has not expired', async () => {
    const { tokenManager, tokenOf, put, ended, time } = managedTokens();
    put(tokenOf('1', HOUR));
    time.jump(50 * MINUTE);
    expect(await ended(tokenManager.live(session))).toEqual({ code: 'signInNeeded', session: 'corp', end: 'revoked' });
  });

  test('is none where there is no file', async () => {
    const { tokenManager, ended, tokenOf } = managedTokens();
    expect(await ended(tokenManager.live(session))).toEqual({ code: 'signInNeeded', session: 'corp' });
    const gone = tokenManager.refresh(session, tokenOf('1', HOUR));
    expect(await ended(gone)).toEqual({ code: 'signInNeeded', session: 'corp' });
  });
});

describe('a renewal', () => {
  test('adopts a live token of another process, but renews one that has expired', async () => {
    const { tokenManager, tokenOf, put, ended, aws } = managedTokens();
    const seen = tokenOf('1', HOUR);
    put(tokenOf('theirs', 1));
    expect(await ended(tokenManager.refresh(session, seen))).toBe('access-theirs');
    put(tokenOf('theirs', 0));
    aws.answers = [fresh('2')];
    expect(await ended(tokenManager.refresh(session, seen))).toBe('access-2');
    expect(aws.spent).toEqual(['refresh-theirs']);
  });

  test('gives whole seconds, rounded down, and forgets an earlier refusal', async () => {
    const { tokenManager, tokenOf, put, ended, aws, disk, refusedTokens, time } = managedTokens();
    const seen = put(tokenOf('1', -1));
    refusedTokens.set('access-1', 'revoked');
    aws.answers = [fresh('2', 90_999)];
    const renewing = tokenManager.refresh(session, seen);
    expect(await ended(renewing)).toBe('access-2');
    expect(await renewing).not.toHaveProperty('refusedAs');
    expect(await renewing).toMatchObject({ lifeMillis: 90_999 });
    expect(disk.file.token?.expiresAtMillis).toBe(Math.floor((disk.file.modifiedAtMillis ?? 0) / 1000) * 1000 + 90_000);
    expect(time.nowMillis()).toBeLessThan(disk.file.token?.expiresAtMillis ?? 0);
  });

  test('leaves in place a sign-in by another tool, but neither a dead token nor one that can’t be renewed', async () => {
    for (const { theirs, kept } of [
      { theirs: (of: CachedToken) => of, kept: 'access-theirs' },
      { theirs: (of: CachedToken) => ({ ...of, expiresAtMillis: of.expiresAtMillis - HOUR }), kept: 'access-2' },
      { theirs: (of: CachedToken) => without(of, 'refreshToken'), kept: 'access-2' },
      { theirs: (of: CachedToken) => without(of, 'clientId'), kept: 'access-2' },
      { theirs: (of: CachedToken) => without(of, 'clientSecret'), kept: 'access-2' },
    ]) {
      const { tokenManager, tokenOf, put, ended, aws, disk } = managedTokens();
      const seen = put(tokenOf('1', -1));
      aws.answers = [fresh('2')];
      aws.onAsk = async () => void put(theirs(tokenOf('theirs', HOUR)), { unknownKeys: { theirs: 1 } });
      expect(await ended(tokenManager.refresh(session, seen))).toBe(kept);
      expect(disk.file.token?.accessToken.reveal()).toBe(kept);
      expect(disk.file.unknownKeys).toEqual({ theirs: 1 });
    }
  });

  test('is tried once more with what another tool has written, and then no more', async () => {
    const { tokenManager, tokenOf, put, ended, aws, events } = managedTokens();
    const seen = put(tokenOf('1', -1));
    let written = 1;
    aws.onAsk = async () => void put(tokenOf(String((written += 1)), -1));
    expect(await ended(tokenManager.refresh(session, seen))).toEqual({
      code: 'signInNeeded',
      session: 'corp',
      end: 'revoked',
    });
    expect(aws.spent).toEqual(['refresh-1', 'refresh-2']);
    expect(events).toEqual(['ended corp', 'refused corp access-2 revoked']);
  });

  test('waits for nobody where the client is refused, and where a removed file can’t be read', async () => {
    const { tokenManager, tokenOf, put, ended, aws, events, disk, time } = managedTokens();
    const seen = put(tokenOf('1', -1));
    const before = time.rungCount;
    aws.answers = ['invalidClient', 'refused'];
    expect(await ended(tokenManager.refresh(session, seen))).toMatchObject({ end: 'registrationEnded' });
    expect(await ended(tokenManager.refresh(session, seen))).toMatchObject({ end: 'revoked' });
    expect(time.rungCount).toBe(before);
    expect(events).toEqual(['refused corp access-1 registrationEnded', 'ended corp', 'refused corp access-1 revoked']);
    // Gone is not replaced.
    aws.onAsk = async () => void (disk.file = {});
    expect(await ended(tokenManager.refresh(session, seen))).toMatchObject({ end: 'revoked' });
    expect(time.rungCount).toBe(before + 1);
  });

  test('is refused for its registration from the instant that ends', async () => {
    for (const { endsInMillis, end } of [
      { endsInMillis: 0, end: 'registrationEnded' },
      { endsInMillis: 1, end: 'revoked' },
      { endsInMillis: undefined, end: 'revoked' },
    ]) {
      const { tokenManager, tokenOf, put, ended, aws, time } = managedTokens();
      const { registrationExpiresAtMillis: _end, ...rest } = tokenOf('1', -1);
      const registrationExpiresAtMillis = endsInMillis === undefined ? undefined : time.nowMillis() + endsInMillis;
      const seen = put({ ...rest, ...(registrationExpiresAtMillis !== undefined && { registrationExpiresAtMillis }) });
      aws.answers = ['refused'];
      expect(await ended(tokenManager.refresh(session, seen))).toMatchObject({ end });
    }
  });

  test('spends no refresh token once the person has signed in', async () => {
    const { tokenManager, tokenOf, put, aws, ended, disk } = managedTokens();
    const seen = put(tokenOf('1', -1));
    const renewing = tokenManager.refresh(session, seen);
    const storing = tokenManager.store(session, signedInBy('2'));
    expect([await ended(renewing), await ended(storing)]).toEqual(['access-2', 'access-2']);
    expect([aws.spent, disk.file.token?.accessToken.reveal()]).toEqual([[], 'access-2']);
  });

  test('that is refused while the person signs in counts for nothing', async () => {
    const { tokenManager, tokenOf, put, ended, events, disk } = managedTokens();
    const seen = put(tokenOf('1', -1));
    let reads = 0;
    let storing: Promise<unknown> | undefined;
    disk.onRead = () => {
      reads += 1;
      // The last look, a second after AWS's answer.
      if (reads === 3) storing = tokenManager.store(session, signedInBy('2'));
    };
    expect(await ended(tokenManager.refresh(session, seen))).toBe('access-2');
    await storing;
    expect(events).toEqual(['signedIn corp access-2', 'write access-2']);
  });

  test('ends with a sign-out also while it waits for another tool', async () => {
    const { tokenManager, tokenOf, put, aws, time, events } = managedTokens();
    const seen = put(tokenOf('1', -1));
    const renewing = tokenManager.refresh(session, seen).catch(({ code }: DaypassError) => code);
    await time.advance(500);
    await time.runUntilSettled(tokenManager.forget(session), 1);
    expect(await renewing).toBe('signInNeeded');
    expect(time.pendingCount).toBe(0);
    expect([aws.spent, events]).toEqual([['refresh-1'], ['remove', 'remove', 'signedOut corp']]);
  });
});
