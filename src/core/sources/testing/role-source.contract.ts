import { beforeEach, describe, expect, test } from 'vitest';
import { toDaypassError } from '../../../shared/errors/daypass-error.ts';
import type { RoleRef } from '../../../shared/domain/role.ts';
import type { SignInFlow } from '../../../shared/domain/session-state.ts';
import type { SignInPrompt } from '../../requests.ts';
import type { VirtualTime } from '../../testing/virtual-time.ts';
import type { RoleSource, SourceProvider } from '../role-source.ts';

/** A source nobody has signed in to yet, and the person in front of it. */
export interface SourceScene {
  readonly provider: SourceProvider;
  readonly source: RoleSource;
  /** A role that the person has. */
  readonly role: RoleRef;
  readonly time: VirtualTime;
  /** Ids of the sources whose change was reported, in order. */
  readonly changes: string[];
  /** The person finishes the sign-in that they were shown. */
  readonly approve: (prompt: SignInPrompt) => Promise<void>;
}

/** What every kind of source keeps to. `setUp` makes a new scene for each test and removes it after the test. */
export function roleSourceContract(name: string, setUp: () => Promise<SourceScene>): void {
  describe(`${name} as a source of roles`, () => {
    let scene: SourceScene;
    const passing = <T>(work: Promise<T>) => scene.time.runUntilSettled(work, 50);
    const signIn = () =>
      passing(
        scene.source.signIn({
          openBrowser: false,
          onPrompt: (prompt) => void scene.approve(prompt).catch(() => undefined),
        }),
      );
    const mint = (role = scene.role) => passing(scene.source.mint(role, new AbortController().signal));
    const stateNow = () => scene.source.state().standing;

    beforeEach(async () => {
      scene = await setUp();
    });

    test('is shown by plain data', () => {
      const { info } = scene.source;
      expect(structuredClone(info)).toStrictEqual(info);
      expect(info.id).not.toBe('');
      expect(info.label).not.toBe('');
    });

    test('gives nothing before a sign-in', async () => {
      expect(stateNow()).toStrictEqual({ at: 'signedOut', reason: 'never' });
      const signInNeeded = { code: 'signInNeeded' };
      await expect(passing(scene.source.ensureSignedIn())).rejects.toMatchObject(signInNeeded);
      await expect(passing(scene.source.list(() => undefined))).rejects.toMatchObject(signInNeeded);
      await expect(mint()).rejects.toMatchObject(signInNeeded);
    });

    test('signs in, and says whether that goes on by itself', async () => {
      const { expiresAtMillis, refreshable } = await signIn();
      expect(expiresAtMillis).toBeGreaterThan(scene.time.nowMillis());
      expect(refreshable).toBe(scene.source.info.can.renewsItself);
      expect(stateNow()).toStrictEqual({ at: 'signedIn', expiresAtMillis, refreshable });
      expect(scene.changes).toContain(scene.source.info.id);
      await passing(scene.source.ensureSignedIn());
    });

    test.each<[SignInFlow, 'browserSignIn' | 'deviceCode', string]>([
      ['browser', 'browserSignIn', 'browserFlowUnsupported'],
      ['device', 'deviceCode', 'deviceCodeUnsupported'],
    ])('signs in by %s only if it can', async (flow, capability, code) => {
      const options = { flow, openBrowser: false, onPrompt: (prompt: SignInPrompt) => void scene.approve(prompt) };
      const signingIn = passing(scene.source.signIn(options));
      if (scene.source.info.can[capability]) expect((await signingIn).expiresAtMillis).toBeGreaterThan(0);
      else await expect(signingIn).rejects.toMatchObject({ code });
    });

    test('a sign-in ends when it is cancelled, and when another begins', async () => {
      const codeOf = (work: Promise<unknown>) =>
        work.then(
          () => 'none',
          (thrown: unknown) => toDaypassError(thrown).code,
        );
      let first = Promise.resolve('none');
      await passing(
        new Promise<void>((resolve) => {
          first = codeOf(scene.source.signIn({ openBrowser: false, onPrompt: () => resolve() }));
        }),
      );
      expect(stateNow().at).toBe('awaitingUser');
      const second = codeOf(scene.source.signIn({ openBrowser: false }));
      expect(await passing(first)).toBe('signInCancelled');
      scene.source.cancelSignIn();
      expect(await passing(second)).toBe('signInCancelled');
      expect(stateNow().at).toBe('signedOut');
      scene.source.cancelSignIn();
    });

    test('lists accounts with their roles, and shows what it knows on the way', async () => {
      await signIn();
      const counts: (number | undefined)[] = [];
      const accounts = await passing(
        scene.source.list(({ accountsListed, accountsTotal, accounts: soFar }) => {
          expect(soFar()).toHaveLength(accountsListed);
          counts.push(accountsTotal);
        }),
      );
      expect(counts.at(-1)).toBe(accounts.length);
      const account = accounts.find(({ accountId }) => accountId === scene.role.accountId);
      expect(account?.roleNames).toContain(scene.role.roleName);
    });

    test('mints keys for a role the person has, and for no other', async () => {
      await signIn();
      const credentials = await mint();
      expect(credentials.accountId).toBe(scene.role.accountId);
      expect(credentials.expiresAtMillis).toBeGreaterThan(scene.time.nowMillis());
      await expect(mint({ ...scene.role, roleName: 'NotTheirs' })).rejects.toMatchObject({
        code: expect.stringMatching(/^(noAccess|roleNotFound)$/),
      });
    });

    test('goes on after its token expires only if it renews itself', async () => {
      const { expiresAtMillis } = await signIn();
      scene.time.jump(expiresAtMillis - scene.time.nowMillis() + 1);
      const ready = passing(scene.source.ensureSignedIn());
      if (scene.source.info.can.renewsItself) await expect(ready).resolves.toBeUndefined();
      else await expect(ready).rejects.toMatchObject({ code: 'signInNeeded' });
    });

    test('signs out, here and at AWS if it can', async () => {
      await signIn();
      const { revokedAtAws } = await passing(scene.source.signOut());
      expect(revokedAtAws).toBe(scene.source.info.can.signOutAtAws);
      expect(stateNow()).toStrictEqual({ at: 'signedOut', reason: 'byUser' });
      await expect(mint()).rejects.toMatchObject({ code: 'signInNeeded' });
    });

    test('links to the console on a host of its own, without a secret, only if it has a portal', () => {
      const link = scene.source.consoleUrl?.(scene.role, {});
      expect(link !== undefined).toBe(scene.source.info.can.portalLink);
      if (link !== undefined) expect(scene.source.allowedHosts()).toContain(new URL(link).host);
    });

    test('what a profile needs names the role, and a section of its own if it has one', () => {
      const { source, role } = scene;
      const needs = source.profileEntries?.(role);
      if (needs === undefined) return expect(source.info.can.editable).toBe(false);
      const values = needs.entries.map(([, value]) => value);
      expect(values).toEqual(expect.arrayContaining([role.accountId, role.roleName]));
      expect(needs.session?.name).toBe(source.info.can.editable ? source.info.id : undefined);
    });

    test('is found again with its state', async () => {
      await signIn();
      const again = (await scene.provider.refresh()).find(({ info }) => info.id === scene.source.info.id);
      await again?.load();
      expect(again?.info).toStrictEqual(scene.source.info);
      expect(again?.state()).toStrictEqual(scene.source.state());
    });
  });
}
