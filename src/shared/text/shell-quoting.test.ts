import { spawnSync } from 'node:child_process';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isLeftOut } from '../../../e2e/support/left-out.ts';
import { DaypassError } from '../errors/daypass-error.ts';
import {
  quoteCmd,
  quoteDotenv,
  quoteFish,
  quoteIni,
  quotePlain,
  quotePosix,
  quotePowershell,
} from './shell-quoting.ts';

/** Any text a process can hold, and one rich in what shells find special. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...Array.from('\'"\\$`!*?[]{}()<>|&;#~ \t\n\r%^@=-a')) }),
);
const values = fc.array(
  hostile.filter((value) => !value.includes('\0')),
  { minLength: 1, maxLength: 40 },
);

function attempt(act: () => string): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}

/** What the shell makes of each assignment, in one process for all of them. */
function readBack(shell: string, args: readonly string[], assignments: readonly string[]): readonly string[] {
  const script = assignments.map((assignment) => `${assignment}\nprintf '%s\\0' "$X"\n`).join('');
  const { stdout, stderr, error } = spawnSync(shell, [...args, '-c', script], {
    env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8', HOME: '/nonexistent' },
    encoding: 'utf8',
  });
  if (error !== undefined) throw error;
  if (stderr !== '') throw new Error(stderr);
  return stdout.split('\0').slice(0, -1);
}

describe('quotes that real shells read back', () => {
  test.for([
    ['sh', []],
    ['bash', ['--norc', '--noprofile']],
    ['zsh', ['-f']],
  ] as const)('%s', ([shell, args], { skip }) => {
    skip(isLeftOut(shell), `no ${shell} here`);
    fc.assert(
      fc.property(values, (given) => {
        const assignments = given.map((value) => `export X=${quotePosix(value)}`);
        expect(readBack(shell, args, assignments)).toStrictEqual(given);
      }),
      { numRuns: 25 },
    );
  });

  test('fish', ({ skip }) => {
    skip(isLeftOut('fish'), 'no fish here');
    fc.assert(
      fc.property(values, (given) => {
        const assignments = given.map((value) => `set -gx X ${quoteFish(value)}`);
        expect(readBack('fish', ['--no-config'], assignments)).toStrictEqual(given);
      }),
      { numRuns: 25 },
    );
  });
});

describe('quotes by rule', () => {
  test('PowerShell: undoubling quotes gives the value back, and no quote stands alone', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("'", '\u2018', '\u2019', '\u201A', '\u201B', '$', '`', 'a') }),
        (value) => {
          const inner = quotePowershell(value).slice(1, -1);
          expect(inner.replace(/(['\u2018-\u201B])\1/g, '$1')).toBe(value);
          expect(inner.replace(/(['\u2018-\u201B])\1/g, '')).not.toMatch(/['\u2018-\u201B]/);
        },
      ),
    );
  });

  test.each([
    [quoteCmd, 'cmd'],
    [quoteDotenv, 'dotenv'],
    [quoteIni, 'ini'],
    [quotePlain, 'plain'],
  ] as const)('%# refuses or keeps to one line', (quote, _format) => {
    fc.assert(
      fc.property(hostile, (value) => {
        const outcome = attempt(() => quote(value));
        const kept = typeof outcome === 'string' && outcome.includes(value) && !/\p{Cc}/u.test(outcome);
        const refused = outcome instanceof DaypassError && outcome.code === 'usage';
        expect(kept || refused).toBe(true);
      }),
    );
  });
});
