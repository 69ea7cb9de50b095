import { expect, test } from 'vitest';
import type { ActivityEntry } from '../../shared/domain/activity.ts';
import { NOW_MILLIS, ROLE } from '../testing/fake-shell.ts';
import { activityCsv, activityJson } from './activity-export.ts';

const entries: readonly ActivityEntry[] = [
  {
    atMillis: NOW_MILLIS,
    what: 'keysCopied',
    role: ROLE,
    format: 'bash',
  },
  { atMillis: NOW_MILLIS, what: 'profileCopied', role: { ...ROLE, roleName: '=cmd|x' }, profileName: 'a "b", c' },
  { atMillis: NOW_MILLIS, what: 'consoleOpened', role: ROLE },
  { atMillis: NOW_MILLIS, what: 'signedIn', sourceId: '@corp' },
  { atMillis: NOW_MILLIS, what: 'filesEdited', edit: 'addProfile', names: ['one', 'two'] },
];

test('as a table, whose cells are text whatever is in them', () => {
  expect(activityCsv(entries)).toBe(
    [
      '"at","what","session","account","role","detail","names"',
      '"2026-01-05T09:00:00.000Z","keysCopied","corp","123456789012","Admin","bash",""',
      `"2026-01-05T09:00:00.000Z","profileCopied","corp","123456789012","'=cmd|x","","a ""b"", c"`,
      '"2026-01-05T09:00:00.000Z","consoleOpened","corp","123456789012","Admin","",""',
      `"2026-01-05T09:00:00.000Z","signedIn","'@corp","","","",""`,
      '"2026-01-05T09:00:00.000Z","filesEdited","","","","addProfile","one two"',
      '',
    ].join('\r\n'),
  );
});

test('as JSON, with times that people and programs read', () => {
  const at = '2026-01-05T09:00:00.000Z';
  expect(JSON.parse(activityJson(entries.slice(0, 1)))).toStrictEqual([
    {
      at,
      what: 'keysCopied',
      role: { sessionName: 'corp', accountId: '123456789012', roleName: 'Admin' },
      format: 'bash',
    },
  ]);
  expect(JSON.parse(activityJson([]))).toEqual([]);
});

test.each(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])(
  '%j begins no formula, nor behind a semicolon',
  (sign) => {
    const named = (sourceId: string) => activityCsv([{ atMillis: NOW_MILLIS, what: 'signedIn', sourceId }]);
    expect(named(`${sign}1+1`)).toContain(`"'${sign}1+1"`);
    expect(named(`a;${sign}1+1`)).toContain(`"a;'${sign}1+1"`);
  },
);
