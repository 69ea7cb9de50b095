import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { RoleRef } from '../../shared/domain/role.ts';
import { Secret } from '../secret.ts';
import { createIssuer, type IssueOptions } from './issue.ts';

const ROLE = { sourceId: 'corp', accountId: '123456789012', roleName: 'Admin' };
const NOW_MILLIS = Date.UTC(2026, 0, 5, 9, 0, 0);
const COPY: IssueOptions = { purpose: 'clipboard', requester: { shell: 'app' }, format: 'bash' };

function setUp(change: { productionPattern?: string; note?: (role: RoleRef, options: IssueOptions) => void } = {}) {
  const minted: RoleRef[] = [];
  const noted: unknown[] = [];
  const issuer = createIssuer({
    clock: { nowMillis: () => NOW_MILLIS },
    settings: {
      now: () => ({ confirmProduction: true, guardTools: false, productionPattern: change.productionPattern ?? '' }),
    },
    // `corp` is a source's id; `Corp` finds it too.
    sourceIdOf: (name) => name.toLowerCase(),
    accountOf: ({ sourceId }) => ({
      accountNames: sourceId === 'corp' ? ['Team Prod'] : [],
      isNamed: true,
      mark: undefined,
    }),
    fetchNames: async () => true,
    mint: async (role) => {
      minted.push(role);
      return {
        accountId: role.accountId,
        accessKeyId: `ASIAFAKE${minted.length}`,
        secretAccessKey: new Secret('fake-secret'),
        sessionToken: new Secret('fake-token'),
        expiresAtMillis: NOW_MILLIS + 3_600_000,
      };
    },
    note: change.note ?? ((role, options) => void noted.push([role, options])),
  });
  return { issuer, minted, noted };
}

test('keys come from the cache the second time, and each time is noted', async () => {
  const { issuer, minted, noted } = setUp();
  const first = await issuer.issue(ROLE, COPY);
  expect(await issuer.issue(ROLE, COPY)).toBe(first);
  expect(minted).toHaveLength(1);
  expect(noted).toEqual([
    [ROLE, COPY],
    [ROLE, COPY],
  ]);
});

test('keys of a session that was forgotten are asked of AWS again', async () => {
  const { issuer, minted } = setUp();
  await issuer.issue(ROLE, COPY);
  issuer.forgetSession('other');
  await issuer.issue(ROLE, COPY);
  expect(minted).toHaveLength(1);
  issuer.forgetSession('corp');
  await issuer.issue(ROLE, COPY);
  expect(minted).toHaveLength(2);
});

test('without a confirmation AWS is not asked and nothing is noted, whether the keys are cached or not', async () => {
  const { issuer, minted, noted } = setUp({ productionPattern: '*prod*' });
  await expect(issuer.issue(ROLE, COPY)).rejects.toMatchObject({ code: 'productionNotConfirmed' });
  expect([minted, noted]).toEqual([[], []]);
  await issuer.issue(ROLE, { ...COPY, purpose: 'exec' });
  await expect(issuer.issue(ROLE, COPY)).rejects.toMatchObject({ code: 'productionNotConfirmed' });
  expect(noted).toHaveLength(1);
  await issuer.issue(ROLE, { ...COPY, confirmed: true });
  expect(noted).toHaveLength(2);
});

test('another name of the source is its id for the guard, the cache and what is noted', async () => {
  const { issuer, minted, noted } = setUp({ productionPattern: '*prod*' });
  const named = { ...ROLE, sourceId: 'Corp' };
  const refused = { code: 'productionNotConfirmed' };
  await expect(issuer.issue(named, COPY)).rejects.toMatchObject(refused);
  await expect(issuer.check(named, COPY)).rejects.toMatchObject(refused);
  await issuer.issue(named, { ...COPY, confirmed: 'once' });
  await issuer.forCredentialsFile(named);
  expect([minted, noted]).toEqual([[ROLE], [[ROLE, { ...COPY, confirmed: 'once' }]]]);
  issuer.forgetSession('corp');
  await issuer.forCredentialsFile(named);
  expect(minted).toHaveLength(2);
});

test('keys for a section of the credentials file are neither asked about nor noted', async () => {
  const { issuer, noted } = setUp({ productionPattern: '*prod*' });
  expect((await issuer.forCredentialsFile(ROLE)).accountId).toBe(ROLE.accountId);
  expect(noted).toEqual([]);
});

test('the cache of keys is used by the issuer alone', async () => {
  const core = join(import.meta.dirname, '..');
  const files = (await readdir(core, { recursive: true })).filter((file) => /(?<!\.test)\.ts$/.test(file));
  const users: string[] = [];
  for (const file of files) {
    const text = await readFile(join(core, file), 'utf8');
    if (/from '[^']*role-credential-cache\.ts'/.test(text)) users.push(file.replaceAll('\\', '/'));
  }
  expect(users).toEqual(['roles/issue.ts']);
});
