import { expect, test } from 'vitest';
import { issueRequester } from './issue-requester.ts';

test('the nearest program is the requester', () => {
  expect(issueRequester({ pid: 7, programs: ['terraform', 'make'], folder: '/work' })).toStrictEqual({
    shell: 'service',
    pid: 7,
    folder: '/work',
    program: 'terraform',
  });
  expect(issueRequester({ pid: 7, programs: [] })).toStrictEqual({ shell: 'service', pid: 7 });
});
