import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { instantPorts } from '../../disk/testing/instant-ports.ts';
import { tempFolder } from '../../disk/testing/temp-folder.ts';
import {
  NO_MARKED_ROLES,
  preferencesFile,
  withAccountMark,
  withRecent,
  withSessionAlsoNamed,
} from './preference-lists.ts';

const role = (accountId: string, sourceId = 'corp') => ({ sourceId, accountId, roleName: 'Admin' });
/** The same role as the file names its parts. */
const stored = (accountId: string) => ({ sessionName: 'corp', accountId, roleName: 'Admin' });
const account = { sourceId: 'corp', accountId: '111122223333' };
const storedAccount = { sessionName: 'corp', accountId: '111122223333' };

async function readFrom(content: unknown) {
  const dir = await tempFolder(onTestFinished);
  const places = { preferencesPath: join(dir, 'preferences.json'), locksDir: join(dir, 'locks') };
  await writeFile(places.preferencesPath, JSON.stringify(content));
  return preferencesFile(places, instantPorts()).read();
}

describe('the file', () => {
  test.each([7, 'x', null, [], {}])('is as empty if it holds %j', async (content) => {
    expect(await readFrom(content)).toEqual(NO_MARKED_ROLES);
  });

  test('gives of each list only what has the shape of a role', async () => {
    const { roleName: _roleName, ...roleless } = stored('a');
    const { accountId: _accountId, ...accountless } = stored('a');
    const { sessionName: _sessionName, ...sourceless } = stored('a');
    const odd = [
      null,
      'x',
      7,
      [],
      { accountId: 1 },
      roleless,
      accountless,
      sourceless,
      { ...stored('a'), roleName: 7 },
    ];
    expect(await readFrom({ favourites: [...odd, stored('a')], recents: 7, accountMarks: 7 })).toEqual({
      ...NO_MARKED_ROLES,
      favourites: [role('a')],
    });
    expect(await readFrom({ favourites: { 0: stored('a') }, recents: [stored('b'), ...odd] })).toEqual({
      ...NO_MARKED_ROLES,
      recents: [role('b')],
    });
  });

  test('gives a role without what a later version may add', async () => {
    expect((await readFrom({ favourites: [{ ...stored('a'), colour: 'red' }] })).favourites).toStrictEqual([role('a')]);
  });

  test('gives the first ten recents', async () => {
    const recents = Array.from({ length: 12 }, (_, index) => stored(String(index)));
    expect((await readFrom({ recents })).recents.map(({ accountId }) => accountId).join(' ')).toBe(
      '0 1 2 3 4 5 6 7 8 9',
    );
  });

  test('gives of an account what is known: a colour of ours, a label, a yes or no', async () => {
    const accountMarks = [
      { ...storedAccount, colour: 'mauve', label: 7, production: 'no' },
      { ...storedAccount, accountId: '444455556666', colour: 'red', label: 'Payments', production: false },
      { sessionName: 'corp', accountId: 7, colour: 'red' },
      { sessionName: 'corp' },
      { accountId: '111122223333' },
      null,
      'x',
      3,
    ];
    const lists = await readFrom({ accountMarks });
    expect(lists).toStrictEqual({
      ...NO_MARKED_ROLES,
      accountMarks: [
        account,
        { ...account, accountId: '444455556666', colour: 'red', label: 'Payments', production: false },
      ],
    });
  });
});

test('of recents the ten newest stay, the newest first and each once', () => {
  const ids = [...Array.from({ length: 12 }, (_, index) => String(index)), '7'];
  const { recents } = ids.map((id) => role(id)).reduce(withRecent, NO_MARKED_ROLES);
  expect(recents.map(({ accountId }) => accountId).join(' ')).toBe('7 11 10 9 8 6 5 4 3 2');
});

describe('what is noted about an account', () => {
  const others = [
    { ...account, sourceId: 'acme', colour: 'green' },
    { ...account, accountId: '444455556666', label: 'Other' },
  ] as const;
  const lists = { ...NO_MARKED_ROLES, accountMarks: [others[0], { ...account, label: 'Payments' }, others[1]] };

  test('goes by source and account, and leaves the others as they are', () => {
    expect(withAccountMark(lists, { ...account, colour: 'red' }).accountMarks).toStrictEqual([
      ...others,
      { ...account, colour: 'red', label: 'Payments' },
    ]);
  });

  test('is gone with its last note', () => {
    expect(withAccountMark(lists, { ...account, label: null }).accountMarks).toEqual(others);
    expect(withAccountMark(lists, { ...account, label: '' }).accountMarks).toEqual(others);
  });

  test('can be that it is not production, and nothing else', () => {
    expect(withAccountMark(NO_MARKED_ROLES, { ...account, production: false }).accountMarks).toStrictEqual([
      { ...account, production: false },
    ]);
  });
});

describe('when a session is renamed', () => {
  const renamed = (lists: Partial<typeof NO_MARKED_ROLES>) =>
    withSessionAlsoNamed({ ...NO_MARKED_ROLES, ...lists }, 'corp', 'acme');

  test('its roles are listed under both names, beside each other; roles of other sessions under their own', () => {
    const marked = [role('a'), role('b', 'other')];
    const both = [role('a'), role('a', 'acme'), role('b', 'other')];
    expect(renamed({ favourites: marked, recents: marked })).toEqual({
      favourites: both,
      recents: both,
      accountMarks: [],
    });
  });

  test('a role that is listed under both names already is listed once under each', () => {
    const both = [role('a', 'acme'), role('a')];
    expect(renamed({ favourites: both }).favourites).toEqual(both);
  });

  test('recents are ten at most', () => {
    const recents = Array.from({ length: 6 }, (_, index) => role(String(index)));
    expect(renamed({ recents }).recents).toEqual(
      recents.slice(0, 5).flatMap((one) => [one, { ...one, sourceId: 'acme' }]),
    );
  });

  test('accounts keep what is noted about them under both names, unless the new name has notes of its own', () => {
    const accountMarks = [
      { ...account, colour: 'red', production: true },
      { ...account, accountId: '444455556666', label: 'Old' },
      { sourceId: 'acme', accountId: '444455556666', label: 'New' },
      { sourceId: 'other', accountId: '777788889999', label: 'Other' },
    ] as const;
    expect(renamed({ accountMarks }).accountMarks).toEqual([
      ...accountMarks,
      { sourceId: 'acme', accountId: '111122223333', colour: 'red', production: true },
    ]);
  });
});
