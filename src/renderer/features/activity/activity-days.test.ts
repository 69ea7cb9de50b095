import { expect, test } from 'vitest';
import type { ActivityEntry } from '../../../shared/domain/activity.ts';
import { activityDays } from './activity-days.ts';
import { shownEntries, type ActivityNames } from './activity-entry.ts';

const names: ActivityNames = { sessionLabel: (name) => name, accountName: () => '' };
const at = (month: number, day: number, hour: number): number => new Date(2026, month - 1, day, hour).getTime();
const signIns = (...times: readonly number[]): readonly ActivityEntry[] =>
  times.map((atMillis) => ({ atMillis, what: 'signedIn', sourceId: 'acme' }));

test('days are those of the machine’s own time zone; the nearest two have names', () => {
  const entries = shownEntries(signIns(at(3, 1, 9), at(3, 1, 0), at(2, 28, 23), at(2, 27, 12)), 'en', names);
  const days = activityDays(entries, at(3, 1, 10), 'en');
  expect(days.map(({ heading, entries: ofDay }) => [heading, ofDay.map(({ id }) => id)])).toStrictEqual([
    ['Today', [4, 3]],
    ['Yesterday', [2]],
    ['Friday, February 27, 2026', [1]],
  ]);
});

test('in Japanese', () => {
  const entries = shownEntries(signIns(at(1, 1, 9), at(12, 31, 9)), 'ja', names);
  expect(activityDays(entries, at(1, 1, 10), 'ja').map(({ heading }) => heading)).toStrictEqual([
    '今日',
    '2026年12月31日木曜日',
  ]);
});

test('an entry without its account’s name goes by the id; hostile names are made safe', () => {
  const role = { sourceId: 'acme', accountId: '441122334455', roleName: 'Admin\u202Egpj.exe' };
  const [shown] = shownEntries([{ atMillis: 0, what: 'keysCopied', role, format: 'zsh' }], 'en', names);
  expect(shown).toMatchObject({
    what: 'Keys copied (zsh)',
    whom: 'Admin\uFFFDgpj.exe in 441122334455',
    kind: 'handedOut',
  });
  expect(shown?.searched).toContain('441122334455 acme');
});
