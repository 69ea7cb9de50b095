import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { app, dialog } from 'electron';
import { errorWords } from '../../presenter/words/error-words.ts';
import { toDaypassError } from '../../shared/errors/daypass-error.ts';
import { languageFor } from '../../shared/domain/languages.ts';

/** EX_CONFIG of sysexits.h. */
const EXIT_CONFIG = 78;

/** Given by packaging/linux/AppRun, together with --no-sandbox, where the system allows no sandbox and the person did not ask to go without. */
export const SANDBOX_MISSING_SWITCH = 'sandbox-missing';

/**
 * Shows why the app does not start, then ends it. Chromium writes to a folder from its start on, so until the end it
 * gets a temporary one. Tests can't close a dialog: there the words go to stderr alone.
 */
export async function endRefused(thrown: unknown, isTesting: boolean): Promise<void> {
  const temporary = mkdtempSync(path.join(tmpdir(), 'daypass-refused-'));
  app.setPath('userData', temporary);
  // On `quit`, which also comes if a signal ends the app while the dialog is open.
  app.once('quit', () => rmSync(temporary, { recursive: true, force: true }));
  await app.whenReady();
  const { code, facts } = toDaypassError(thrown);
  const { message, next } = errorWords({ code, facts }, languageFor(app.getPreferredSystemLanguages()));
  console.error(`${message} ${next}`);
  if (!isTesting) await dialog.showMessageBox({ type: 'error', title: app.name, message, detail: next });
  app.exit(EXIT_CONFIG);
}
