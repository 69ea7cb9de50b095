import { expect, test } from 'vitest';
import type { ActivityEntry } from '../../../shared/domain/activity.ts';
import { parseEntry, storedEntry } from './stored-entry.ts';

const role = { sourceId: 'corp', accountId: '123456789012', roleName: 'Admin' };
const storedRole = { sessionName: 'corp', accountId: '123456789012', roleName: 'Admin' };
const atMillis = 1;

test.each<[ActivityEntry, object]>([
  [
    { atMillis, what: 'keysCopied', role, format: 'bash' },
    { atMillis, what: 'keysCopied', role: storedRole, format: 'bash' },
  ],
  [
    { atMillis, what: 'keysIssued', role, purpose: 'exec' },
    { atMillis, what: 'keysIssued', role: storedRole, purpose: 'exec' },
  ],
  [
    { atMillis, what: 'profileCopied', role, profileName: 'dev' },
    { atMillis, what: 'profileCopied', role: storedRole, profileName: 'dev' },
  ],
  [
    { atMillis, what: 'consoleOpened', role },
    { atMillis, what: 'consoleOpened', role: storedRole },
  ],
  [
    { atMillis, what: 'signedIn', sourceId: 'corp' },
    { atMillis, what: 'signedIn', sessionName: 'corp' },
  ],
  [
    { atMillis, what: 'signedOut', sourceId: 'corp' },
    { atMillis, what: 'signedOut', sessionName: 'corp' },
  ],
  [
    { atMillis, what: 'sessionEnded', sourceId: 'corp' },
    { atMillis, what: 'sessionEnded', sessionName: 'corp' },
  ],
  [
    { atMillis, what: 'filesEdited', edit: 'undo', names: ['a', 'b'] },
    { atMillis, what: 'filesEdited', edit: 'undo', names: ['a', 'b'] },
  ],
])('$0.what is stored under the names that earlier versions read, and read back', (entry, stored) => {
  expect(storedEntry(entry)).toStrictEqual(stored);
  expect(parseEntry(JSON.stringify(stored))).toStrictEqual(entry);
});

test('who asked is read where it is known, in part or in full', () => {
  const inFull = { shell: 'service', program: 'terraform', folder: '/home/me', pid: 7 } as const;
  for (const requester of [{ shell: 'app' } as const, inFull])
    expect(parseEntry(JSON.stringify({ atMillis, what: 'signedIn', sessionName: 'corp', requester }))).toStrictEqual({
      atMillis,
      what: 'signedIn',
      sourceId: 'corp',
      requester,
    });
});

test('an edit of a kind that another version knows is read', () => {
  const entry = { atMillis, what: 'filesEdited', edit: 'paint', names: [] };
  expect(parseEntry(JSON.stringify(entry))).toStrictEqual(entry);
  expect(parseEntry(JSON.stringify({ ...entry, edit: 7 }))).toBeUndefined();
});

test('what another version added to an entry is left out', () => {
  const text = JSON.stringify({ atMillis, what: 'consoleOpened', role: storedRole, colour: 'red' });
  expect(parseEntry(text)).toStrictEqual({ atMillis, what: 'consoleOpened', role });
});

test.each([
  '',
  '{"atMillis":1,"what":"signedIn","sess',
  'null',
  '7',
  '[]',
  '["signedIn"]',
  '{"atMillis":1,"sessionName":"corp"}',
  '{"atMillis":1,"what":"constructor","sessionName":"corp"}',
  '{"atMillis":1,"what":["signedIn"],"sessionName":"corp"}',
  '{"atMillis":1,"what":"painted","sessionName":"corp"}',
  '{"atMillis":"1","what":"signedIn","sessionName":"corp"}',
  '{"what":"signedIn","sessionName":"corp"}',
  '{"atMillis":1,"what":"signedIn"}',
  '{"atMillis":1,"what":"signedIn","sessionName":"corp","requester":{"shell":"other"}}',
  '{"atMillis":1,"what":"consoleOpened"}',
  '{"atMillis":1,"what":"consoleOpened","role":"Admin"}',
  '{"atMillis":1,"what":"keysCopied","role":{},"format":"bash"}',
])('%j is no entry', (line) => {
  expect(parseEntry(line)).toBeUndefined();
});
