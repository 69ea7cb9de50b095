import { messagesFor } from '../../../presenter/messages/index.ts';
import type { NoService, ServiceAnswer } from '../../../core/light.ts';
import { defineCommand } from '../../command.ts';
import { EXIT } from '../../exit-codes.ts';
import { formatInstant } from '../../../shared/text/instant.ts';
import { stopBackground } from '../../service/stop-background.ts';

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
    const stopped = await stopBackground(terminal, { inApp: 'serviceInApp' });
    const isStopped = !('noService' in stopped);
    terminal.result({ stopped: isStopped });
    terminal.out(isStopped ? words.stopped : words.notRunning(reasonOf(stopped)));
    return EXIT.ok;
  },
});

function reasonOf(answer: ServiceAnswer | NoService): Exclude<NoService['noService'], 'gone'> {
  if (!('noService' in answer) || answer.noService === 'gone') return 'absent';
  return answer.noService;
}
