import fc from 'fast-check';
import { expect, test } from 'vitest';
import { identityText, ownIdentity, parseIdentity, standingOf } from './process-identity.ts';
import { startChild } from '../testing/child-process.ts';

test('this process is alive, by an identity that went through a file name', () => {
  const identity = parseIdentity(identityText(ownIdentity()));
  expect(identity).toEqual(ownIdentity());
  expect(identity && standingOf(identity)).toBe('alive');
});

test.runIf(process.platform === 'linux')('an id that was given to another process since is of one that is gone', () => {
  expect(standingOf({ ...ownIdentity(), start: 'earlier-1' })).toBe('gone');
});

test('a process that ended is gone', async () => {
  const child = startChild('process.exit(0);');
  await child.exited();
  expect(standingOf({ ...ownIdentity(), pid: child.pid, start: '' })).toBe('gone');
});

test('of a process of another host nothing can be told', () => {
  expect(standingOf({ ...ownIdentity(), host: 'another-host' })).toBe('unknown');
});

test('what is no identity is not taken for one', () => {
  for (const text of ['', 'host', 'host_x_1', '.DS_Store', 'a_1_2_3']) expect(parseIdentity(text)).toBeUndefined();
});

test('any identity goes through a file name', () => {
  const word = fc.stringMatching(/^[A-Za-z0-9-]*$/);
  fc.assert(
    fc.property(fc.record({ host: word, pid: fc.nat(), start: word }), (identity) => {
      expect(parseIdentity(identityText(identity))).toEqual(identity);
    }),
  );
});
