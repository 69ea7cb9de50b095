import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import type { ConfigEdit } from '../../../shared/domain/config-edits.ts';
import { parseConfig, type ConfigDocument } from '../../config/document/config-document.ts';
import { editDocument, type DocumentEdit } from '../../config/edit/document-edit.ts';
import type { AwsFileKind } from '../../config/clients/client-reading.ts';
import type { AwsFiles, EditPlan } from '../../profiles/editor/edit-plan.ts';
import { lineHunks } from '../../config/edit/line-hunks.ts';
import type { Evidence } from '../evidence.ts';
import { examine } from '../examine.ts';
import type { Flaw } from '../issue.ts';
import { found } from '../findings.ts';
import { LineSheet } from './pending-line-edits.ts';

type FixEdit = Extract<ConfigEdit, { readonly edit: 'fix' }>;

/** A mended line can lay open another slip, as a merged section does its second `region`; a few rounds settle every file seen. */
const MOST_ROUNDS = 8;

/**
 * Mends findings by the lines they are about, and what comes to light by that. Findings are looked for anew, so an id
 * holds as long as its lines do. Throws `findingGone`, with `finding`, where one is no more or can't be mended.
 */
export function planFix({ findingIds }: FixEdit, files: AwsFiles, evidence: Evidence): EditPlan {
  const all = new Map(found(examine(files, evidence), files).map(({ finding, flaw }) => [finding.id, flaw]));
  const flaws = [...new Set(findingIds)].map((id) => {
    const flaw = all.get(id);
    if (flaw?.mend === undefined) throw new DaypassError('findingGone', { finding: id.slice(0, 80) });
    return flaw;
  });
  const chosen = new Set(flaws);
  const others = [...all.values()].filter((flaw) => !chosen.has(flaw));
  // Who has everything mended that can be wants that also of what can be only then.
  const left = others.some(({ mend }) => mend !== undefined) ? others : [];
  const gone = pathsOf(flaws, 'moveAway');
  return {
    ...documentEdits(flaws, left, files, evidence),
    moveAway: gone,
    makePrivate: pathsOf(flaws, 'makePrivate').filter((path) => !gone.includes(path)),
    changed: [...new Set(flaws.map(ownerOf).filter((name) => name !== undefined))],
  };
}

type BothEdits = Readonly<Record<AwsFileKind, readonly DocumentEdit[]>>;

/** Round after round, until nothing has come up that is not among what was left alone. */
function documentEdits(flaws: readonly Flaw[], left: readonly Flaw[], files: AwsFiles, evidence: Evidence): BothEdits {
  let edits = roundOf(flaws, files);
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

function roundOf(flaws: readonly Flaw[], files: AwsFiles): BothEdits {
  return { config: editsOf(flaws, files, 'config'), credentials: editsOf(flaws, files, 'credentials') };
}

function editsOf(flaws: readonly Flaw[], files: AwsFiles, file: AwsFileKind): DocumentEdit[] {
  const own = flaws.filter((flaw) => flaw.file === file);
  const sheet = new LineSheet(files[file].layout);
  const lineMends = own.flatMap(({ mend }) => (mend?.by === 'lines' ? [mend] : []));
  for (const { apply } of lineMends.toSorted((a, b) => a.order - b.order)) apply(sheet);
  const isMarked = own.some(({ mend }) => mend?.by === 'byteOrderMark');
  return [...(isMarked ? [{ do: 'removeByteOrderMark' } as const] : []), ...sheet.edits()];
}

function applied(files: AwsFiles, edits: BothEdits): AwsFiles {
  const edited = (file: AwsFileKind) =>
    edits[file].length === 0 ? files[file] : parseConfig(editDocument(files[file], edits[file]).bytes);
  return { ...files, config: edited('config'), credentials: edited('credentials') };
}

/** Those that can be mended in the files' text and of whose like there were fewer. */
function newAmong(flaws: readonly Flaw[], left: readonly Flaw[]): Flaw[] {
  const known = new Map<string, number>();
  for (const flaw of left) known.set(likenessOf(flaw), (known.get(likenessOf(flaw)) ?? 0) + 1);
  return flaws.filter((flaw) => {
    if (flaw.mend?.by !== 'lines') return false;
    const likeness = likenessOf(flaw);
    const count = known.get(likeness) ?? 0;
    known.set(likeness, count - 1);
    return count <= 0;
  });
}

function likenessOf({ code, file, facts }: Flaw): string {
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

function ownerOf({ facts }: Flaw): string | undefined {
  const name = facts['profile'] ?? facts['session'];
  return name === undefined ? undefined : String(name);
}

function pathsOf(flaws: readonly Flaw[], by: 'moveAway' | 'makePrivate'): string[] {
  return flaws.flatMap(({ mend, filePath }) => (mend?.by === by && filePath !== undefined ? [filePath] : []));
}
