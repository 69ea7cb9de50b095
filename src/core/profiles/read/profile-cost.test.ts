import { expect, test } from 'vitest';
import { addedMillisFor, growthWarnings } from './profile-cost.ts';

test('what a large file costs is told from 1,000 profiles on', () => {
  expect([0, 1_000, 3_000, 5_000, 25_000, 50_000].map(addedMillisFor)).toEqual([0, 59, 194, 329, 1_577, 3_137]);
  expect(growthWarnings(999, 1_000)).toEqual([]);
  expect(growthWarnings(1_000, 1_001)).toEqual([
    { code: 'fileGrowsLarge', facts: { profiles: 1_001, addedMillis: 59 } },
  ]);
  expect(growthWarnings(2_000, 1_500)).toEqual([]);
});
