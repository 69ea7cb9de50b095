import { messagesFor } from '../../presenter/messages/index.ts';
import { leftOutWords, ownChangeWords } from '../../presenter/words/import-words.ts';
import { safeText } from '../../presenter/words/safe-text.ts';
import { loosensGuard } from '../../shared/imports/loosens-guard.ts';
import { changesNothing, type ImportPlan } from '../../shared/imports/import-plan.ts';
import { showPreview } from '../edits/run-edit.ts';
import { EXIT } from '../exit-codes.ts';
import type { Terminal } from '../terminal.ts';

const PATH_LENGTH = 400;

/** The diff of the AWS files, the changes of Daypass's own settings, and what stays behind. */
function showImport(plan: ImportPlan, terminal: Terminal): void {
  const words = messagesFor(terminal.language).cli.imports;
  terminal.err(words.readFrom(plan.readFrom.map((path) => safeText(path, PATH_LENGTH)).join(', ')));
  if (changesNothing(plan)) terminal.out(words.nothing);
  else if (plan.edit.files.length > 0) showPreview(plan.edit, terminal);
  if (plan.own.length + plan.dropped.length > 0) terminal.out(words.settings);
  for (const change of plan.dropped) terminal.out(`  - ${ownChangeWords(change, terminal.language)}`);
  for (const change of plan.own) terminal.out(`  + ${ownChangeWords(change, terminal.language)}`);
  if (plan.leftOut.length > 0) terminal.err(words.leftOut);
  for (const left of plan.leftOut) terminal.err(`  ${leftOutWords(left, terminal.language)}`);
}

/** The plan for programs; `applied` tells whether it was made. */
function importJson(plan: ImportPlan, applied: boolean, terminal: Terminal): string {
  const { edit, own, dropped, sessions, leftOut, readFrom } = plan;
  return JSON.stringify(
    {
      applied,
      readFrom,
      sessions,
      added: edit.added,
      changed: edit.changed,
      files: edit.files.map(({ filePath, change }) => ({ path: filePath, change })),
      settings: own,
      settingsDropped: dropped,
      leftOut: leftOut.map((left) => ({
        code: left.code,
        facts: left.facts,
        message: leftOutWords(left, terminal.language),
      })),
    },
    undefined,
    2,
  );
}

export interface ImportActions {
  readonly plan: () => Promise<ImportPlan>;
  readonly apply: (fingerprint: string) => Promise<ImportPlan>;
  /** What is said once it is made. */
  readonly done: string;
  readonly takeBack: string;
}

export interface ImportFlags {
  readonly isDryRun: boolean;
  readonly asJson: boolean;
  readonly isConfirmed: boolean;
}

/** Shows what an import would change, asks, and makes it. Answers the exit code. */
export async function runImport(actions: ImportActions, flags: ImportFlags, terminal: Terminal): Promise<number> {
  const words = messagesFor(terminal.language).cli.imports;
  const plan = await actions.plan();
  if (!flags.asJson) showImport(plan, terminal);
  const isNeeded = !changesNothing(plan);
  // A yes that was given beforehand, such as a script's, is none to what the file says today.
  const isLooser = loosensGuard(plan);
  if (isLooser) terminal.err(words.loosensGuard);
  const isConfirmed = flags.isConfirmed && !isLooser;
  const mayApply =
    !flags.isDryRun && (!isNeeded || isConfirmed || (!flags.asJson && (await terminal.confirm(words.ask))));
  if (!mayApply) {
    if (flags.asJson) terminal.out(importJson(plan, false, terminal));
    else terminal.err(flags.isDryRun ? words.dryRun : isLooser ? words.notConfirmedHere : words.notConfirmed);
    return flags.isDryRun ? EXIT.ok : EXIT.notConfirmed;
  }
  const made = await actions.apply(plan.fingerprint);
  if (flags.asJson) terminal.out(importJson(made, isNeeded, terminal));
  else if (isNeeded) {
    terminal.out(`${actions.done} ${words.takeBack(actions.takeBack)}`);
    for (const session of made.sessions) terminal.out(words.signIn(safeText(session)));
    if (made.own.some(({ change }) => change === 'profileRule')) terminal.out(words.sync);
  }
  return EXIT.ok;
}
