import { messagesFor } from '../../presenter/messages/index.ts';
import { safeFacts } from '../../presenter/words/error-words.ts';
import { safeText } from '../../presenter/words/safe-text.ts';
import type { UninstallPlan } from '../../shared/uninstall-plan.ts';
import { DaypassError } from '../../shared/errors/daypass-error.ts';
import { defineCommand } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { stopBackground } from '../service/stop-background.ts';
import type { Terminal } from '../terminal.ts';

const LENGTH = 400;

export const uninstall = defineCommand({
  name: 'uninstall',
  flags: ['purge', 'dry-run', 'yes', 'json'],
  async run({ flag }, terminal) {
    const words = messagesFor(terminal.language).cli.uninstall;
    const options = { purge: flag('purge') };
    const engine = await terminal.engine();
    const plan = await engine.uninstaller.plan(options);
    const asJson = flag('json');
    if (!asJson) show(plan, terminal);
    if (flag('dry-run')) {
      if (asJson) terminal.out(JSON.stringify({ done: false, ...plan }, undefined, 2));
      else terminal.err(words.dryRun);
      return EXIT.ok;
    }
    const isConfirmed =
      flag('yes') || (!asJson && (await terminal.confirm(options.purge ? words.askPurge : words.ask)));
    if (!isConfirmed) {
      if (asJson) terminal.out(JSON.stringify({ done: false, ...plan }, undefined, 2));
      else terminal.err(words.notConfirmed);
      return EXIT.notConfirmed;
    }
    await stopService(terminal);
    const done = await engine.uninstaller.run(options);
    terminal.out(asJson ? JSON.stringify({ done: true, ...done }, undefined, 2) : words.done);
    return EXIT.ok;
  },
});

/** A running app or service would write its files again. Throws: appRunning, busy for a service that cannot be stopped. */
async function stopService(terminal: Terminal): Promise<void> {
  const stopped = await stopBackground(terminal, { inApp: 'appRunning', anyEnvironment: true });
  const isThere = 'noService' in stopped && (stopped.noService === 'silent' || stopped.noService === 'newer');
  if (isThere) throw new DaypassError('busy');
}

function show(plan: UninstallPlan, terminal: Terminal): void {
  const words = messagesFor(terminal.language).cli.uninstall;
  const lines = [
    ...plan.signsOut.map((name) => words.signsOut(safeText(name))),
    ...plan.profiles.map((name) => words.profile(safeText(name))),
    ...plan.storedKeys.map((name) => words.storedKeys(safeText(name))),
    ...plan.paths.map((path) => safeText(path, LENGTH)),
  ];
  terminal.out(lines.length === 0 ? words.nothing : words.goes);
  for (const line of lines) terminal.out(`  ${line}`);
  terminal.out(words.stays);
  for (const { code, facts } of plan.stays) terminal.out(`  ${words.stay[code](safeFacts(facts))}`);
}
