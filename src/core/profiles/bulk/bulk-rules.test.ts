import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { tempFolder } from '../../disk/testing/temp-folder.ts';
import {
  readBulkRules,
  roleDigest,
  withRule,
  withSessionRenamed,
  writeBulkRules,
  type BulkRule,
} from './bulk-rules.ts';

const pathIn = async () => join(await tempFolder(onTestFinished), 'own', 'bulk-rules.json');

test('rules are read back as they were written', async () => {
  const path = await pathIn();
  const rules: readonly BulkRule[] = [
    { selection: { by: 'favourites' }, met: [] },
    { selection: { by: 'all' }, met: ['abc'], nameTemplate: '{role}', region: 'eu-west-1', output: 'json' },
    { selection: { by: 'account', sourceId: 'corp', accountId: '111122223333' }, met: ['abc'] },
    { selection: { by: 'pattern', pattern: 'prod/*', sourceId: 'corp' }, met: ['abc'] },
  ];
  await writeBulkRules(path, rules);
  expect(await readBulkRules(path)).toStrictEqual(rules);
});

test('the file keeps the form that earlier versions write and read', async () => {
  const path = await pathIn();
  const account = { by: 'account', accountId: '111122223333' } as const;
  const stored = { rules: [{ selection: { ...account, sessionName: 'corp' }, met: ['abc'] }] };
  const rules: readonly BulkRule[] = [{ selection: { ...account, sourceId: 'corp' }, met: ['abc'] }];
  await mkdir(dirname(path));
  await writeFile(path, JSON.stringify(stored));
  expect(await readBulkRules(path)).toStrictEqual(rules);
  await writeBulkRules(path, rules);
  expect(JSON.parse(await readFile(path, 'utf8'))).toStrictEqual(stored);
});

test.each([
  ['', []],
  ['{"rules": 1}', []],
  ['{"rules": [null, {"selection": {"by": "roles"}, "met": []}, {"selection": {"by": "all"}}]}', []],
  ['{"rules": [{"selection": {"by": "all", "x": 1}, "met": ["a", 1]}]}', [{ selection: { by: 'all' }, met: ['a'] }]],
])('of %j as much as makes sense', async (text, rules) => {
  const path = await pathIn();
  await mkdir(dirname(path));
  await writeFile(path, text);
  expect(await readBulkRules(path)).toStrictEqual(rules);
});

test('no file is no rules', async () => {
  expect(await readBulkRules(await pathIn())).toStrictEqual([]);
});

test('a selection counts once, in whatever order its parts were given', () => {
  const older: BulkRule = { selection: { by: 'pattern', pattern: 'x', sourceId: 'corp' }, met: ['a'] };
  const newer: BulkRule = { selection: { sourceId: 'corp', pattern: 'x', by: 'pattern' }, met: ['b'] };
  expect(withRule([older], newer)).toStrictEqual([newer]);
});

test('digests tell roles apart', () => {
  const role = { sourceId: 'corp', accountId: '111122223333', roleName: 'Admin' };
  const digests = [role, { ...role, roleName: 'Ops' }, { ...role, accountId: '222233334444' }].map(roleDigest);
  expect(new Set(digests).size).toBe(3);
});

test('a session that is renamed takes its rules along', () => {
  const rules: readonly BulkRule[] = [
    { selection: { by: 'all' }, met: ['a'] },
    { selection: { by: 'all', sourceId: 'old' }, met: ['b'], region: 'eu-west-1' },
    { selection: { by: 'account', sourceId: 'other', accountId: '111122223333' }, met: [] },
  ];
  expect(withSessionRenamed(rules, 'old', 'new')).toStrictEqual([
    rules[0],
    { selection: { by: 'all', sourceId: 'new' }, met: ['b'], region: 'eu-west-1' },
    rules[2],
  ]);
});
