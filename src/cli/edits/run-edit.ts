import { editDoneWords, editWarningWords } from '../../presenter/words/edit-words.ts';
import { messagesFor, type Messages } from '../../presenter/messages/index.ts';
import { safeText } from '../../presenter/words/safe-text.ts';
import type { ConfigEdit, EditPreview } from '../../shared/domain/config-edits.ts';
import { EXIT } from '../exit-codes.ts';
import { withConfirmation } from '../roles/confirm-production.ts';
import type { JsonResult, Terminal } from '../terminal.ts';
import { coloured, unifiedDiff } from '../output/unified-diff.ts';

const PATH_LENGTH = 400;

/** Makes an edit of the person's AWS files and says what was done; with `isDryRun` prints its diff instead. Answers the exit code. */
export async function runEdit(
  edit: ConfigEdit,
  { isDryRun, isConfirmed = false }: { readonly isDryRun: boolean; readonly isConfirmed?: boolean },
  terminal: Terminal,
): Promise<number> {
  const words = messagesFor(terminal.language).cli;
  const engine = await terminal.engine();
  if (isDryRun) {
    const preview = await engine.previewEdit(edit);
    showPreview(preview, terminal);
    terminal.result(editResult(edit, preview, true));
    terminal.err(words.profile.dryRun);
    return EXIT.ok;
  }
  const made = await withConfirmation(isConfirmed, terminal, (confirmed) =>
    engine.applyEdit(edit, { lookAgain: true, ...(confirmed && { confirmed }) }),
  );
  if (made.files.length === 0) terminal.out(words.profiles.nothing);
  else
    terminal.out(
      [words.profiles.done(whatWasDone(edit, made, terminal), pathsOf(made)), wayBack(edit, made, words)]
        .join(' ')
        .trimEnd(),
    );
  terminal.result(editResult(edit, made, false));
  printWarnings(made, terminal);
  return EXIT.ok;
}

/** An edit as `--json` reports it (docs/schemas/v1/edit.json). */
export function editResult(
  { edit }: ConfigEdit,
  { files, added, changed, removed, warnings }: EditPreview,
  dryRun: boolean,
): JsonResult {
  return {
    edit,
    dryRun,
    added,
    changed,
    removed,
    files: files.map(({ filePath, change }) => ({ file: filePath, change })),
    warnings: warnings.map(({ code, facts }) => ({ code, facts })),
  };
}

/** The diff on stdout, what to know beside it on stderr. */
export function showPreview(preview: EditPreview, terminal: Terminal): void {
  const words = messagesFor(terminal.language).cli.profiles;
  if (preview.files.length === 0) terminal.err(words.nothing);
  for (const { filePath, change, diff, linesNotShown } of preview.files) {
    const path = safeText(filePath, PATH_LENGTH);
    if (diff.length === 0) terminal.out(words[change === 'created' || change === 'edited' ? 'removed' : change](path));
    const lines = unifiedDiff(filePath, diff);
    for (const line of terminal.hasColour ? coloured(lines) : lines) terminal.out(line);
    if (linesNotShown > 0) terminal.err(words.notShown(linesNotShown));
  }
  printWarnings(preview, terminal);
}

export function printWarnings({ warnings }: EditPreview, terminal: Terminal): void {
  const words = messagesFor(terminal.language).cli.profiles;
  for (const warning of warnings) terminal.err(words.warning(editWarningWords(warning, terminal.language)));
}

/** An edit of keys in the credentials file has no backup, since the backup would hold the keys. */
function wayBack({ edit }: ConfigEdit, { files }: EditPreview, { profiles: words }: Messages['cli']): string {
  if (edit === 'undo') return words.makeAgain;
  const hasBackup = edit !== 'keepKeys' && edit !== 'dropKeys' && files.length > 0;
  return hasBackup ? words.takeBack : '';
}

function whatWasDone({ edit }: ConfigEdit, { added, changed, removed }: EditPreview, terminal: Terminal): string {
  const names = [...added, ...changed, ...removed];
  return editDoneWords(
    { edit, names: names.length > 5 ? [...names.slice(0, 5), `… (${names.length})`] : names },
    terminal.language,
  );
}

function pathsOf({ files }: EditPreview): string {
  return [...new Set(files.map(({ filePath }) => safeText(filePath, PATH_LENGTH)))].join(', ');
}
