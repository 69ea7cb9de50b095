import type { Engine } from '../core/index.ts';
import { findingWords } from '../presenter/words/finding-words.ts';
import { messagesFor } from '../presenter/messages/index.ts';
import { safeText } from '../presenter/words/safe-text.ts';
import type { Terminal } from './terminal.ts';

/**
 * Prints on stderr which files and folders another user owns, as after a command with sudo. A session whose token lies there is
 * shown as signed out, and a new sign-in would not help.
 */
export async function printForeignFiles(engine: Engine, terminal: Terminal): Promise<void> {
  const { findings } = await engine.diagnose();
  for (const finding of findings) {
    const isForeign = finding.code === 'tokenFileForeignOwner' || finding.facts['reason'] === 'foreignOwner';
    if (!isForeign) continue;
    const { explanation, fix } = findingWords(finding, terminal.language);
    terminal.err(messagesFor(terminal.language).cli.errorLine(safeText(explanation, 400), safeText(fix, 400)));
  }
}
