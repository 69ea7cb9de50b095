import { setTimeout as sleep } from 'node:timers/promises';
import { messagesFor } from '../../../presenter/messages/index.ts';
import type { NoService, ServiceAnswer } from '../../../core/light.ts';
import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import { defineCommand } from '../../command.ts';
import { EXIT } from '../../exit-codes.ts';
import { formatInstant } from '../../../shared/text/instant.ts';
import type { Terminal } from '../../terminal.ts';

const MOST_ENDING_MILLIS = 5000;
const LOOK_AGAIN_MILLIS = 20;

/** `daypass service status`: exit code 0 where a service runs, else 1. */
export const serviceStatus = defineCommand({
  name: 'service status',
  flags: ['json'],
  async run({ flag }, terminal) {
    const answer = await terminal.askService({ ask: 'status' });
    const status = 'status' in answer ? answer.status : undefined;
    const words = messagesFor(terminal.language).cli.service;
    if (flag('json')) {
      const shown = status && {
        ...status,
        startedAt: formatInstant(status.startedAtMillis),
        startedAtMillis: undefined,
      };
      terminal.out(JSON.stringify(shown ? { running: true, ...shown } : { running: false, reason: reasonOf(answer) }));
    } else if (status) {
      const owner = status.owner === 'app' ? words.byApp : words.inBackground(status.pid);
      terminal.out(status.waiting > 0 ? `${owner} ${words.waiting(status.waiting)}` : owner);
    } else {
      terminal.out(words.notRunning(reasonOf(answer)));
    }
    return status === undefined ? EXIT.failed : EXIT.ok;
  },
});

/** `daypass service stop`: ends a background service; keys in its memory are gone with it. */
export const serviceStop = defineCommand({
  name: 'service stop',
  async run(_input, terminal) {
    const words = messagesFor(terminal.language).cli.service;
    const answer = await terminal.askService({ ask: 'status' });
    if (!('status' in answer)) {
      terminal.result({ stopped: false });
      terminal.out(words.notRunning(reasonOf(answer)));
      return EXIT.ok;
    }
    if (answer.status.owner === 'app') throw new DaypassError('serviceInApp');
    await terminal.askService({ ask: 'stop' });
    await untilEnded(answer.status.pid, terminal);
    terminal.result({ stopped: true });
    terminal.out(words.stopped);
    return EXIT.ok;
  },
});

/** Waits until the process has ended. The service answers first and removes its files then; a caller must find none of them. */
async function untilEnded(pid: number, terminal: Terminal): Promise<void> {
  const deadlineMillis = terminal.nowMillis() + MOST_ENDING_MILLIS;
  while (isRunning(pid) && terminal.nowMillis() < deadlineMillis) await sleep(LOOK_AGAIN_MILLIS);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function reasonOf(answer: ServiceAnswer | NoService): Exclude<NoService['noService'], 'gone'> {
  if (!('noService' in answer) || answer.noService === 'gone') return 'absent';
  return answer.noService;
}
