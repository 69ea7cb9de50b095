import { expect, test } from 'vitest';
import type { Handlers } from '../ipc/answer.ts';
import { ROLE } from '../testing/fake-shell.ts';
import type { NewEntry } from './activity-log.ts';
import { withActivityLog } from './with-activity-log.ts';

function setUp(answers: Readonly<Record<string, unknown>>) {
  const noted: NewEntry[] = [];
  const answer = (name: string) => async () => {
    const value = answers[name];
    if (value instanceof Error) throw value;
    return value;
  };
  const names = ['addSession', 'copyKeys', 'copyProfileVariable', 'openConsole', 'applyEdit'];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only those that are noted are asked here
  const handlers = Object.fromEntries(names.map((name) => [name, answer(name)])) as unknown as Handlers;
  return { handlers: withActivityLog(handlers, { note: (entry) => void noted.push(entry) }), noted };
}

test('what came through is noted, with nothing secret in it', async () => {
  const preview = { added: ['a'], changed: ['b'], removed: ['c'], files: [{}], warnings: [], fingerprint: 'x' };
  const { handlers, noted } = setUp({
    addSession: { sourceId: 'corp' },
    copyKeys: { expiresAtMillis: 1, clearedAfterSeconds: 60 },
    copyProfileVariable: { profileName: 'team' },
    applyEdit: preview,
  });
  await handlers.addSession({ name: 'corp', startUrl: 'https://x', region: 'eu-west-1' });
  await handlers.copyKeys({ role: ROLE, format: 'json', confirmed: true });
  await handlers.copyProfileVariable({ role: ROLE });
  await handlers.openConsole({ role: ROLE, destination: '/s3' });
  await handlers.applyEdit({ edit: { edit: 'removeProfiles', profileNames: ['c'] }, fingerprint: 'as-shown' });
  expect(noted).toStrictEqual([
    { what: 'filesEdited', edit: 'addSession', names: ['corp'] },
    { what: 'keysCopied', role: ROLE, format: 'json' },
    { what: 'profileCopied', role: ROLE, profileName: 'team' },
    { what: 'consoleOpened', role: ROLE },
    { what: 'filesEdited', edit: 'removeProfiles', names: ['a', 'b', 'c'] },
  ]);
});

test('what failed is not, nor is an edit that changed nothing', async () => {
  const nothing = { added: [], changed: [], removed: [], files: [], warnings: [], fingerprint: 'x' };
  const { handlers, noted } = setUp({ copyKeys: new Error('refused'), applyEdit: nothing });
  await expect(handlers.copyKeys({ role: ROLE, format: 'json' })).rejects.toThrow('refused');
  await handlers.applyEdit({ edit: { edit: 'undo' }, fingerprint: 'as-shown' });
  expect(noted).toEqual([]);
});
