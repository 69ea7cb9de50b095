import { expect, test } from 'vitest';
import { legacyInfo, plainInfo, sessionInfo } from '../../shared/testing/sources.ts';
import type { SourceInfo } from '../../shared/domain/source.ts';
import type { Trouble } from '../../shared/view.ts';
import type { SsoProfile } from '../state.ts';
import { SourceRegistry } from './registry.ts';
import type { RoleSource, SourceProvider } from './role-source.ts';

const CORP = sessionInfo('corp');
const OLD = legacyInfo('https://old.awsapps.com/start');
const PLAIN = plainInfo('plain');

const noSignIn = () => Promise.reject(new Error('not expected to be asked'));

function sourceOf(info: SourceInfo, notes: string[], otherNames?: readonly string[]): RoleSource {
  return {
    info,
    ...(otherNames && { otherNames }),
    state: () => ({ standing: { at: 'signedOut', reason: 'never' } }),
    load: async () => void notes.push(`load ${info.id}`),
    signIn: noSignIn,
    cancelSignIn: () => void notes.push(`cancel ${info.id}`),
    signOut: noSignIn,
    ensureSignedIn: noSignIn,
    list: noSignIn,
    mint: noSignIn,
    allowedHosts: () => [],
  };
}

function provider(sources: readonly RoleSource[], more: Partial<SourceProvider> = {}): SourceProvider {
  return { type: 'saml', refresh: async () => sources, ...more };
}

const TROUBLE: Trouble = { code: 'configUnreadable', facts: { path: '/c' }, atMillis: 0 };
const PROFILE: SsoProfile = { profileName: 'dev', sourceId: 'plain', accountId: '111122223333', roleName: 'Admin' };

test('sources stand in the order of their providers, and the first of two with one id counts', async () => {
  const first = sourceOf(CORP, []);
  const registry = new SourceRegistry([provider([first]), provider([sourceOf(PLAIN, []), sourceOf(CORP, [])])]);
  await registry.refresh();
  expect(registry.all().map(({ info }) => info.id)).toStrictEqual(['corp', 'plain']);
  expect(registry.of('corp')).toBe(first);
});

test('a source is found by its id, by another name of it, or as the only one there is, and its state is read', async () => {
  const notes: string[] = [];
  const both = new SourceRegistry([provider([sourceOf(OLD, notes, ['mine'])]), provider([sourceOf(PLAIN, notes)])]);
  expect((await both.find('plain')).info).toBe(PLAIN);
  expect((await both.find('mine')).info).toBe(OLD);
  expect(notes).toStrictEqual(['load plain', `load ${OLD.id}`]);
  await expect(both.find('other')).rejects.toMatchObject({ code: 'sessionUnknown', facts: { session: 'other' } });
  await expect(both.find()).rejects.toMatchObject({ code: 'sessionAmbiguous', facts: { known: `${OLD.id}, plain` } });
  await expect(new SourceRegistry([]).find()).rejects.toMatchObject({ code: 'sessionNone' });
  expect((await new SourceRegistry([provider([sourceOf(PLAIN, [])])]).find()).info).toBe(PLAIN);
});

test('a file that can’t be read hides no source of another kind', async () => {
  const unreadable = provider([], { trouble: TROUBLE });
  const registry = new SourceRegistry([unreadable, provider([sourceOf(PLAIN, [])])]);
  expect((await registry.find('plain')).info).toBe(PLAIN);
  expect(registry.trouble).toBe(TROUBLE);
  await expect(new SourceRegistry([unreadable]).find('plain')).rejects.toMatchObject({ code: 'configUnreadable' });
});

test('a profile names a role of any kind', async () => {
  const profiles = provider([], { profiles: [PROFILE], otherProfileNames: ['keys'] });
  const registry = new SourceRegistry([profiles, provider([sourceOf(PLAIN, [])])]);
  expect(await registry.resolveRole({ profileName: 'dev' })).toMatchObject({ sourceId: 'plain', roleName: 'Admin' });
  await expect(registry.resolveRole({ profileName: 'keys' })).rejects.toMatchObject({ code: 'profileNotSso' });
  await expect(registry.resolveRole({ profileName: 'none' })).rejects.toMatchObject({ code: 'profileUnknown' });
  const direct = { sourceId: 'plain', accountId: '1', roleName: 'Admin' };
  await expect(registry.resolveRole(direct)).rejects.toMatchObject({ code: 'accountIdInvalid' });
});

test('sign-ins of every kind are cancelled, whether or not the provider has a way of its own', async () => {
  const notes: string[] = [];
  const withOwn = provider([sourceOf(CORP, notes)], { cancelSignIns: () => void notes.push('all') });
  const registry = new SourceRegistry([withOwn, provider([sourceOf(PLAIN, notes)])]);
  await registry.refresh();
  registry.cancelSignIns();
  expect(notes).toStrictEqual(['all', 'cancel corp', 'cancel plain']);
});

test('a source answers to its label and to every form of its start URL, unless two are shown so', async () => {
  const named = sourceOf({ ...OLD, label: 'old.awsapps.com' }, []);
  const registry = new SourceRegistry([provider([sourceOf(PLAIN, []), named])]);
  for (const name of ['old.awsapps.com', 'https://OLD.awsapps.com/start/#/', 'https://old.awsapps.com/start/'])
    expect(await registry.find(name)).toBe(named);
  const again = sourceOf({ ...OLD, id: `${OLD.id}#/`, label: 'old.awsapps.com' }, []);
  const two = new SourceRegistry([provider([named, again])]);
  await expect(two.find('old.awsapps.com')).rejects.toMatchObject({ code: 'sessionAmbiguous' });
  expect(await two.find(OLD.id)).toBe(named);
});

test('what the providers tell is put together; one that tells nothing adds nothing', async () => {
  const quiet = provider([sourceOf(CORP, [])]);
  const full = provider([sourceOf(PLAIN, [])], {
    profiles: [PROFILE],
    writtenFiles: ['/own/plain.json'],
    trouble: TROUBLE,
    reload: async () => undefined,
    stop: async () => undefined,
  });
  const registry = new SourceRegistry([quiet]);
  expect(registry.profiles).toStrictEqual([]);
  registry.add([full]);
  await registry.reload();
  expect(registry.all().map(({ info }) => info.id)).toStrictEqual(['corp', 'plain']);
  expect(registry.profiles).toStrictEqual([PROFILE]);
  expect(registry.writtenFiles).toStrictEqual(['/own/plain.json']);
  expect(registry.trouble).toBe(TROUBLE);
  await expect(registry.stop()).resolves.toBeUndefined();
});

test('providers are started, woken, read again and stopped, each that has a way', async () => {
  const notes: string[] = [];
  const later = (note: string) => async () => {
    await Promise.resolve();
    notes.push(note);
  };
  const active = provider([], {
    start: () => void notes.push('start'),
    wake: () => void notes.push('wake'),
    reload: later('reload'),
    stop: later('stop'),
  });
  const registry = new SourceRegistry([provider([]), active]);
  registry.start();
  registry.wake();
  await registry.reload();
  await registry.stop();
  expect(notes).toStrictEqual(['start', 'wake', 'reload', 'stop']);
});

test('a source that another one is assumed over is in no list, and is found by its id', async () => {
  const assumed = { ...sourceOf(PLAIN, []), assumed: { profileName: 'admin' } } as unknown as RoleSource;
  const registry = new SourceRegistry([provider([sourceOf(CORP, []), assumed])]);
  await registry.refresh();
  expect(registry.all().map(({ info }) => info.id)).toStrictEqual(['corp']);
  expect(registry.unlisted()).toStrictEqual([{ source: assumed, assumed: assumed.assumed }]);
  expect(registry.of('plain')).toBe(assumed);
});

test('a role is taken with an account ID of twelve digits and nothing else', async () => {
  const registry = new SourceRegistry([provider([sourceOf(PLAIN, [])])]);
  const role = { sourceId: 'plain', accountId: '111122223333', roleName: 'Admin' };
  expect(await registry.resolveRole(role)).toStrictEqual(role);
  for (const accountId of ['1111222233334', 'a111122223333', 'abcdefghijkl'])
    await expect(registry.resolveRole({ ...role, accountId })).rejects.toMatchObject({
      code: 'accountIdInvalid',
      facts: { accountId },
    });
  const long = registry.resolveRole({ ...role, accountId: '1'.repeat(100) });
  await expect(long).rejects.toMatchObject({ facts: { accountId: '1'.repeat(64) } });
});

test('an unknown name is told with those there are, cut short', async () => {
  const registry = new SourceRegistry([provider([sourceOf(CORP, []), sourceOf(PLAIN, [])])]);
  const facts = { session: 'n'.repeat(200), known: 'corp, plain' };
  await expect(registry.find('n'.repeat(300))).rejects.toMatchObject({ code: 'sessionUnknown', facts });
  const unknown = registry.resolveRole({ profileName: 'p'.repeat(300) });
  await expect(unknown).rejects.toMatchObject({ code: 'profileUnknown', facts: { profile: 'p'.repeat(200) } });
});

test('a name that two sources show is refused with the ids of all', async () => {
  const twins = [CORP, PLAIN].map((info) => sourceOf({ ...info, label: 'twin' }, []));
  const registry = new SourceRegistry([provider(twins)]);
  await expect(registry.find('twin')).rejects.toMatchObject({
    code: 'sessionAmbiguous',
    facts: { known: 'corp, plain' },
  });
});

test('a profile that only a provider can read names its role; without one, an unreadable file is to blame', async () => {
  const role = { ...PROFILE, profileName: 'chained' };
  const reads = provider([], { roleOfProfile: (name) => (name === 'chained' ? role : undefined) });
  const { sourceId, accountId, roleName } = role;
  expect(await new SourceRegistry([provider([]), reads]).resolveRole({ profileName: 'chained' })).toStrictEqual({
    sourceId,
    accountId,
    roleName,
    profile: role,
  });
  const unreadable = new SourceRegistry([provider([], { trouble: TROUBLE }), reads]);
  const unknown = unreadable.resolveRole({ profileName: 'other' });
  await expect(unknown).rejects.toMatchObject({ code: 'configUnreadable', facts: { path: '/c' } });
});
