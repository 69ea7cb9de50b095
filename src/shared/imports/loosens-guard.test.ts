import { expect, test } from 'vitest';
import type { OwnChange } from './import-plan.ts';
import { loosensGuard } from './loosens-guard.ts';

const pattern = (before: string, after: string): OwnChange => ({ change: 'productionPattern', before, after });
const mark = (before: boolean | undefined, after: boolean | undefined): OwnChange => {
  const account = { sourceId: 'corp', accountId: '111122223333' };
  const said = (production: boolean | undefined) => ({ ...account, ...(production !== undefined && { production }) });
  return { change: 'accountMark', before: said(before), after: said(after) };
};

test.each([
  [[pattern('*prod*', '*live*')], []],
  [[pattern('*prod*', '*prod* !*nonprod*')], []],
  [[mark(undefined, false)], []],
  [[mark(true, false)], []],
  [[], [pattern('', '*prod*')]],
  [[], [mark(undefined, true)]],
] as const)('%j, without %j, is looser', (own, dropped) => expect(loosensGuard({ own, dropped })).toBe(true));

test.each([
  [[], []],
  [[pattern('*prod*', '*prod* *live*')], []],
  [[mark(undefined, true), mark(false, false)], []],
  [[pattern('*a*', '*a* *b*')], [pattern('', '*a*')]],
  [[], [pattern('*a* *b*', '*a*')]],
  [[], [mark(undefined, false)]],
] as const)('%j, without %j, is no looser', (own, dropped) => expect(loosensGuard({ own, dropped })).toBe(false));
