import { describe, expect, test } from 'vitest';
import { sshArguments } from './ssh-arguments.ts';

const apart = (given: string) => sshArguments(given.split(' ').filter((word) => word !== ''));

test.each([
  ['', [], [], []],
  ['-p 2222 -i key', ['-p', '2222', '-i', 'key'], [], []],
  ['-p2222 -vvt terraform plan -t', ['-p', '2222', '-v', '-v'], ['-t'], ['terraform', 'plan', '-t']],
  ['-Tq -L 8080:localhost:80 ls', ['-L', '8080:localhost:80'], ['-T', '-q'], ['ls']],
  ['-o StrictHostKeyChecking=no -J jump -A', ['-o', 'StrictHostKeyChecking=no', '-J', 'jump', '-A'], [], []],
])('%j', (given, connection, session, command) => {
  expect(apart(given)).toEqual({ connection, session, command });
});

describe('options without a session', () => {
  test.each(['-N', '-f', '-W host:1', '-O exit', '-S path', '-M', '-s', '-V', '-G', '-Z', '--help'])('%s', (given) => {
    expect(() => apart(given)).toThrow(
      expect.objectContaining({ facts: expect.objectContaining({ problem: 'optionUnknown' }) }),
    );
  });

  test('a value that is missing', () => {
    expect(() => apart('-v -p')).toThrow(
      expect.objectContaining({ facts: { problem: 'optionNeedsValue', value: '-p', command: 'ssh' } }),
    );
  });
});
