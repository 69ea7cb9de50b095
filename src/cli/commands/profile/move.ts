import { portalKey } from '../../../shared/text/start-url.ts';
import { messagesFor } from '../../../presenter/messages/index.ts';
import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import { defineCommand } from '../../command.ts';
import { EXIT } from '../../exit-codes.ts';
import { runEdit } from '../../edits/run-edit.ts';
import { usageError } from '../../usage-error.ts';

export const profileMove = defineCommand({
  name: 'profile move',
  values: ['start-url', 'session'],
  flags: ['dry-run'],
  async run({ value, flag }, terminal) {
    const [startUrl, sessionName] = [value('start-url'), value('session')];
    const engine = await terminal.engine();
    const { legacyPortals } = await import('../../../core/index.ts');
    await engine.reload();
    const { sessions, configTrouble } = engine.state;
    if (configTrouble !== undefined) throw new DaypassError(configTrouble.code, configTrouble.facts);
    const all = legacyPortals(sessions.map(({ session }) => session));
    const portals = startUrl === undefined ? all : all.filter((one) => portalKey(one.startUrl) === portalKey(startUrl));
    if (portals.length === 0) {
      terminal.out(messagesFor(terminal.language).cli.bulk.moveNothing);
      return EXIT.ok;
    }
    // One session is one portal's: with several the name does not say whose.
    if (portals.length > 1 && sessionName !== undefined)
      throw usageError('optionMissing', { value: '--start-url', command: 'profile move' });
    for (const portal of portals) {
      const edit = {
        edit: 'moveLegacy',
        startUrl: portal.startUrl,
        sessionName: sessionName ?? portal.sessionName,
      } as const;
      await runEdit(edit, { isDryRun: flag('dry-run') }, terminal);
    }
    return EXIT.ok;
  },
});
