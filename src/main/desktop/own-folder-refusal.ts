import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { app, dialog } from 'electron';
import { errorWords } from '../../presenter/words/error-words.ts';
import { toDaypassError } from '../../shared/errors/daypass-error.ts';
import { languageFor } from '../../shared/domain/languages.ts';

/** EX_CONFIG of sysexits.h. */
const EXIT_CONFIG = 78;

/**
 * Shows why the app can't use its own folder, then ends it. Chromium writes to a folder from its start on, so until the end it
 * gets a temporary one. Tests can't close a dialog: there the words go to stderr alone.
 */
export async function endRefused(thrown: unknown, isTesting: boolean): Promise<void> {
  const temporary = mkdtempSync(path.join(tmpdir(), 'daypass-refused-'));
  app.setPath('userData', temporary);
  await app.whenReady();
  const { code, facts } = toDaypassError(thrown);
  const { message, next } = errorWords({ code, facts }, languageFor(app.getPreferredSystemLanguages()));
  console.error(`${message} ${next}`);
  if (!isTesting) await dialog.showMessageBox({ type: 'error', title: app.name, message, detail: next });
  rmSync(temporary, { recursive: true, force: true });
  app.exit(EXIT_CONFIG);
}
