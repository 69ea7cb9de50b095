import { toDaypassError } from '../../shared/errors/daypass-error.ts';
import { printError } from '../output/print-error.ts';
import type { Terminal } from '../terminal.ts';

/**
 * Opens a sign-in's page in a private window, by a link of one use: other users could read the real one in the browser's
 * arguments. Never rejects: the link is on the screen as well.
 */
export async function openPrivately(url: string, signal: AbortSignal, terminal: Terminal): Promise<void> {
  try {
    const { browserForEverything, openOnce, Secret } = await import('../../core/index.ts');
    const browsers = await terminal.browsers();
    const choice = browserForEverything(terminal.settings.browserRules);
    await openOnce(new Secret(url), (once) => browsers.openPrivate(choice, once), await terminal.ports(), signal);
  } catch (thrown) {
    const error = toDaypassError(thrown);
    if (error.code !== 'signInCancelled' && !signal.aborted) printError(error, terminal);
  }
}
