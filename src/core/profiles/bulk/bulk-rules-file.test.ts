import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { patientPorts } from '../../disk/testing/instant-ports.ts';
import { tempFolder } from '../../disk/testing/temp-folder.ts';
import { bulkRulesFile, readBulkRules } from './bulk-rules-file.ts';
import type { BulkRule } from './bulk-rules.ts';

async function rulesIn() {
  const dir = path.join(await tempFolder(onTestFinished), 'own');
  await mkdir(dir);
  const own = { bulkRulesPath: path.join(dir, 'bulk-rules.json'), locksDir: path.join(dir, 'locks') };
  return { ...own, open: () => bulkRulesFile(own, patientPorts()) };
}

test('rules are read back as they were written', async () => {
  const { bulkRulesPath, open } = await rulesIn();
  const rules: readonly BulkRule[] = [
    { selection: { by: 'favourites' }, met: [] },
    { selection: { by: 'all' }, met: ['abc'], nameTemplate: '{role}', region: 'eu-west-1', output: 'json' },
    { selection: { by: 'account', sourceId: 'corp', accountId: '111122223333' }, met: ['abc'] },
    { selection: { by: 'pattern', pattern: 'prod/*', sourceId: 'corp' }, met: ['abc'] },
  ];
  await open().change(() => rules);
  expect(await readBulkRules(bulkRulesPath)).toStrictEqual(rules);
});

test('the file keeps the form that earlier versions write and read', async () => {
  const { bulkRulesPath, open } = await rulesIn();
  const account = { by: 'account', accountId: '111122223333' } as const;
  const stored = { rules: [{ selection: { ...account, sessionName: 'corp' }, met: ['abc'] }] };
  const rules: readonly BulkRule[] = [{ selection: { ...account, sourceId: 'corp' }, met: ['abc'] }];
  await writeFile(bulkRulesPath, JSON.stringify(stored));
  expect(await readBulkRules(bulkRulesPath)).toStrictEqual(rules);
  await open().change(() => rules);
  expect(JSON.parse(await readFile(bulkRulesPath, 'utf8'))).toStrictEqual(stored);
});

test.each([
  ['', []],
  ['{"rules": 1}', []],
  ['{"rules": [null, {"selection": {"by": "roles"}, "met": []}, {"selection": {"by": "all"}}]}', []],
  ['{"rules": [{"selection": {"by": "all", "x": 1}, "met": ["a", 1]}]}', [{ selection: { by: 'all' }, met: ['a'] }]],
])('of %j as much as makes sense', async (text, rules) => {
  const { bulkRulesPath } = await rulesIn();
  await writeFile(bulkRulesPath, text);
  expect(await readBulkRules(bulkRulesPath)).toStrictEqual(rules);
});

test('no file is no rules', async () => {
  expect(await readBulkRules((await rulesIn()).bulkRulesPath)).toStrictEqual([]);
});
