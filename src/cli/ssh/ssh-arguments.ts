import { DaypassError } from '../../shared/errors/daypass-error.ts';

/** What the person gives to ssh, taken apart. */
export interface SshArguments {
  /** Options of the connection, its forwardings too. */
  readonly connection: readonly string[];
  /** Options of the session that the person sees. */
  readonly session: readonly string[];
  /** The command to run there, as words; empty for a login shell. */
  readonly command: readonly string[];
}

/** ssh(1): options that take a value, in the same argument or the next. */
const WITH_VALUE = 'BbcDEeFIiJLlmoPpRw';
/** `-q` too: it would hide which port was forwarded. */
const SESSION_ONLY = 'enqTt';
const OF_BOTH = '46AaCKkvXxYyg';
// Not taken: -f -G -M -N -O -Q -S -s -V -W, which leave the session out or manage the connection, as Daypass does here.

/**
 * Takes apart what follows `--`: options of ssh, then the command, as ssh itself does after the host. Throws `usage` for
 * options that don't go together with a session.
 */
export function sshArguments(given: readonly string[]): SshArguments {
  const connection: string[] = [];
  const session: string[] = [];
  let at = 0;
  for (; at < given.length; at += 1) {
    const word = given[at] ?? '';
    if (!/^-./.test(word)) break;
    let letters = word.slice(1);
    while (letters !== '') {
      const [letter = ''] = letters;
      letters = letters.slice(1);
      const parts = [`-${letter}`];
      if (WITH_VALUE.includes(letter)) {
        const value = letters === '' ? given[(at += 1)] : letters;
        if (value === undefined) throw usage('optionNeedsValue', letter);
        parts.push(value);
        letters = '';
      }
      if (SESSION_ONLY.includes(letter)) session.push(...parts);
      else if (OF_BOTH.includes(letter) || WITH_VALUE.includes(letter)) connection.push(...parts);
      else throw usage('optionUnknown', letter);
    }
  }
  return { connection, session, command: given.slice(at) };
}

function usage(problem: string, letter: string): DaypassError {
  return new DaypassError('usage', { problem, value: `-${letter}`, command: 'ssh' });
}
