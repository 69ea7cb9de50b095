import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import type { ConfigEdit } from '../../../shared/domain/config-edits.ts';
import { parseConfig, type ConfigDocument } from '../../config/document/config-document.ts';
import { editDocument } from '../../config/edit/document-edit.ts';
import type { DocumentEdit } from '../../config/edit/requested-edit.ts';
import type { AwsFileKind } from '../../config/clients/client-reading.ts';
import type { AwsFiles, EditPlan } from '../../profiles/editor/edit-plan.ts';
import { lineHunks } from '../../config/edit/line-hunks.ts';
import type { Evidence } from '../evidence.ts';
import { examine } from '../examine.ts';
import type { Issue } from '../issue.ts';
import { found } from '../findings.ts';
import { setValue } from './line-fixes.ts';
import { PendingLineEdits } from './pending-line-edits.ts';

type FixEdit = Extract<ConfigEdit, { readonly edit: 'fix' }>;

/** A fixed line can lay open another slip, as a merged section does its second `region`; a few rounds settle every file seen. */
const MOST_ROUNDS = 8;

/**
 * Fixes findings by the lines they are about, and what comes to light by that. Findings are looked for again, so an id
 * holds as long as its lines do. Throws `findingGone`, with `finding`, where one is no more or can't be fixed.
 */
export function planFix({ findingIds, use }: FixEdit, files: AwsFiles, evidence: Evidence): EditPlan {
  const all = new Map(found(examine(files, evidence), files).map(({ finding, issue }) => [finding.id, issue]));
  const issues = [...new Set(findingIds)].map((id) => {
    const issue = use === undefined ? all.get(id) : withName(use, all.get(id));
    if (issue?.fix === undefined) throw new DaypassError('findingGone', { finding: id.slice(0, 80) });
    return issue;
  });
  const chosen = new Set(findingIds);
  const others = [...all].flatMap(([id, issue]) => (chosen.has(id) ? [] : [issue]));
  // Who has everything fixed that can be wants that also of what can be only then.
  const left = others.some(({ fix }) => fix !== undefined) ? others : [];
  const gone = pathsOf(issues, 'moveAway');
  return {
    ...documentEdits(issues, left, files, evidence),
    moveAway: gone,
    makePrivate: pathsOf(issues, 'makePrivate').filter((path) => !gone.includes(path)),
    changed: [...new Set(issues.map(ownerOf).filter((name) => name !== undefined))],
  };
}

/** The issue with the fix that puts the chosen name in. Throws `usage` for a name that the reference can't stand for. */
function withName(name: string, issue: Issue | undefined): Issue | undefined {
  if (issue === undefined) return undefined;
  const { meant = [], line } = issue;
  if (line === undefined || !meant.includes(name))
    throw new DaypassError('usage', { problem: 'optionInvalid', value: '--use', known: meant.join(', ') });
  return { ...issue, fix: setValue(line, name) };
}

type BothEdits = Readonly<Record<AwsFileKind, readonly DocumentEdit[]>>;

/** Round after round, until nothing has come up that is not among what was left alone. */
function documentEdits(
  issues: readonly Issue[],
  left: readonly Issue[],
  files: AwsFiles,
  evidence: Evidence,
): BothEdits {
  let edits = roundOf(issues, files);
  let mended = applied(files, edits);
  for (let round = 1; round < MOST_ROUNDS; round += 1) {
    const cameUp = newAmong(examine(mended, evidence), left);
    if (cameUp.length === 0) return edits;
    mended = applied(mended, roundOf(cameUp, mended));
    edits = {
      config: between(files.config, mended.config),
      credentials: between(files.credentials, mended.credentials),
    };
  }
  return edits;
}

function roundOf(issues: readonly Issue[], files: AwsFiles): BothEdits {
  return { config: editsOf(issues, files, 'config'), credentials: editsOf(issues, files, 'credentials') };
}

function editsOf(issues: readonly Issue[], files: AwsFiles, file: AwsFileKind): DocumentEdit[] {
  const own = issues.filter((issue) => issue.file === file);
  const lineEdits = new PendingLineEdits(files[file].layout);
  const lineFixes = own.flatMap(({ fix }) => (fix?.by === 'lines' ? [fix] : []));
  const isMarked = own.some(({ fix }) => fix?.by === 'byteOrderMark');
  if (isMarked) removeFurtherMarks(lineEdits);
  for (const { apply } of lineFixes.toSorted((a, b) => a.order - b.order)) apply(lineEdits);
  return [...(isMarked ? [{ do: 'removeByteOrderMark' } as const] : []), ...lineEdits.edits()];
}

/** A program that adds a byte order mark to a file that has one leaves two. The second is text of line 1 to every reader. */
function removeFurtherMarks(lineEdits: PendingLineEdits): void {
  const { text = '' } = lineEdits.lineAt(1);
  lineEdits.change(1, { text: text.replace(/^\ufeff+/, '') });
}

function applied(files: AwsFiles, edits: BothEdits): AwsFiles {
  const edited = (file: AwsFileKind) =>
    edits[file].length === 0 ? files[file] : parseConfig(editDocument(files[file], edits[file]).bytes);
  return { ...files, config: edited('config'), credentials: edited('credentials') };
}

/** Those that can be fixed in the files' text and of whose like there were fewer. */
function newAmong(issues: readonly Issue[], left: readonly Issue[]): Issue[] {
  const known = new Map<string, number>();
  for (const issue of left) known.set(likenessOf(issue), (known.get(likenessOf(issue)) ?? 0) + 1);
  return issues.filter((issue) => {
    if (issue.fix?.by !== 'lines') return false;
    const likeness = likenessOf(issue);
    const count = known.get(likeness) ?? 0;
    known.set(likeness, count - 1);
    return count <= 0;
  });
}

function likenessOf({ code, file, facts }: Issue): string {
  return [code, file, facts['key'], facts['section'], facts['profile'], facts['session']].join('\0').toLowerCase();
}

/** The edits that turn one text into the other. */
function between(before: ConfigDocument, after: ConfigDocument): DocumentEdit[] {
  const [linesBefore, linesAfter] = [before, after].map(({ layout }) =>
    Array.from(layout.kinds, (_kind, line) => layout.textOf(line)),
  );
  const wasMarked = before.oddLines.some(({ kind }) => kind === 'byteOrderMark');
  const isMarked = after.oddLines.some(({ kind }) => kind === 'byteOrderMark');
  const unmark = wasMarked && !isMarked ? [{ do: 'removeByteOrderMark' } as const] : [];
  const hunks = lineHunks(linesBefore ?? [], linesAfter ?? []).map((hunk): DocumentEdit => ({
    do: 'replaceLines',
    from: hunk.before.from + 1,
    to: hunk.before.to,
    texts: linesAfter?.slice(hunk.after.from, hunk.after.to) ?? [],
  }));
  return [...unmark, ...hunks];
}

function ownerOf({ facts }: Issue): string | undefined {
  const name = facts['profile'] ?? facts['session'];
  return name === undefined ? undefined : String(name);
}

function pathsOf(issues: readonly Issue[], by: 'moveAway' | 'makePrivate'): string[] {
  return issues.flatMap(({ fix, filePath }) => (fix?.by === by && filePath !== undefined ? [filePath] : []));
}
