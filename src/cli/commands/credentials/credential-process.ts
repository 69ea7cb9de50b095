import { setTimeout as sleep } from 'node:timers/promises';
import { DaypassError, toDaypassError } from '../../../shared/errors/daypass-error.ts';
import { defineCommand, type CommandInput } from '../../command.ts';
import { EXIT } from '../../exit-codes.ts';
import { YES_OPTION } from '../../roles/confirm-production.ts';
import { mint } from '../../roles/credentials-for-options.ts';
import { SELECTOR_OPTIONS } from '../../roles/role-selector.ts';
import { waitLimitMillis, waitSecondsOf } from '../../service/wait-limit.ts';
import type { Terminal } from '../../terminal.ts';

const LOOK_AGAIN_MILLIS = 500;

/** For `credential_process` in the AWS config file: nothing but the JSON on stdout, a failure as one line on stderr. */
export const credentialProcess = defineCommand({
  name: 'credential-process',
  values: [...SELECTOR_OPTIONS, 'wait'],
  flags: ['no-wait', YES_OPTION],
  async run({ value, flag }, terminal) {
    const limitMillis = limitOf({ value, flag }, terminal);
    const use = { command: 'credential-process', purpose: 'process' } as const;
    const { credentials } = await untilSignedIn(() => mint({ value, flag }, use, terminal), limitMillis, terminal);
    const { writeOut } = await import('../../../core/index.ts');
    terminal.outExactly(writeOut(credentials, 'json'));
    return EXIT.ok;
  },
});

function limitOf({ value, flag }: Pick<CommandInput<'wait', 'no-wait'>, 'value' | 'flag'>, { env }: Terminal): number {
  const given = value('wait');
  const seconds = given === undefined ? undefined : waitSecondsOf(given);
  if (given !== undefined && seconds === undefined)
    throw new DaypassError('usage', { problem: 'optionInvalid', value: '--wait', command: 'credential-process' });
  return flag('no-wait') ? 0 : waitLimitMillis(env, seconds);
}

/**
 * Where the key service can't answer, this process waits by itself: a person at the terminal is told once, and a sign-in
 * made by any program ends the wait.
 */
async function untilSignedIn<T>(attempt: () => Promise<T>, limitMillis: number, terminal: Terminal): Promise<T> {
  const deadlineMillis = terminal.nowMillis() + limitMillis;
  let isTold = false;
  for (;;) {
    try {
      return await attempt();
    } catch (thrown) {
      const { code, facts } = toDaypassError(thrown);
      if (code !== 'signInNeeded' || terminal.nowMillis() >= deadlineMillis) throw thrown;
      isTold ||= terminal.askToSignIn(String(facts['session'] ?? ''));
      if (!isTold) throw thrown;
      await sleep(LOOK_AGAIN_MILLIS);
    }
  }
}
