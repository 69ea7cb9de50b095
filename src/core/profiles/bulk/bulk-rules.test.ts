import { describe, expect, test } from 'vitest';
import { roleDigest, withChangedRules, withRule, withSessionRenamed, type BulkRule } from './bulk-rules.ts';

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

describe('what an edit changes', () => {
  const ours: BulkRule = { selection: { by: 'all', sourceId: 'corp' }, met: ['a'] };
  const theirs: BulkRule = { selection: { by: 'favourites' }, met: ['x'] };

  test('leaves the rule that another process has added meanwhile', () => {
    expect(withChangedRules([theirs], { before: [], after: [ours] })).toStrictEqual([theirs, ours]);
  });

  test('brings back no rule that another process has taken away meanwhile', () => {
    expect(withChangedRules([], { before: [theirs], after: [theirs, ours] })).toStrictEqual([ours]);
  });

  test('keeps its place, with the roles that the rule has met elsewhere meanwhile', () => {
    const changed = { before: [ours], after: [{ ...ours, met: ['a', 'b'] }] };
    const now = [{ ...ours, met: ['a', 'c'] }, theirs];
    expect(withChangedRules(now, changed)).toStrictEqual([{ ...ours, met: ['a', 'b', 'c'] }, theirs]);
  });

  test('forgets the roles that the edit itself forgets', () => {
    const changed = { before: [{ ...ours, met: ['a', 'b'] }], after: [{ ...ours, met: ['b'] }] };
    expect(withChangedRules([{ ...ours, met: ['a', 'b'] }], changed)).toStrictEqual([{ ...ours, met: ['b'] }]);
  });

  test('takes a rule away', () => {
    expect(withChangedRules([ours, theirs], { before: [ours], after: [] })).toStrictEqual([theirs]);
  });
});
