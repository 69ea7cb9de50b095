import { DaypassError } from '../../shared/daypass-error.ts';
import type { ConfigEdit } from '../../shared/config-edits.ts';
import type { DocumentEdit } from '../files/document-edit.ts';
import type { AwsFileKind } from '../files/readings/client-reading.ts';
import type { AwsFiles, EditPlan } from '../profiles/edit-plan.ts';
import type { Evidence } from './evidence.ts';
import { examine } from './examine.ts';
import type { Flaw } from './flaw.ts';
import { found } from './found.ts';
import { LineSheet } from './line-sheet.ts';

type FixEdit = Extract<ConfigEdit, { readonly edit: 'fix' }>;

/**
 * Mends findings by the lines they are about. Findings are looked for anew, so an id holds as long as its lines do.
 * Throws `findingGone`, with `finding`, where one is no more or can't be mended.
 */
export function planFix({ findingIds }: FixEdit, files: AwsFiles, evidence: Evidence): EditPlan {
  const all = new Map(found(examine(files, evidence), files).map(({ finding, flaw }) => [finding.id, flaw]));
  const flaws = [...new Set(findingIds)].map((id) => {
    const flaw = all.get(id);
    if (flaw?.mend === undefined) throw new DaypassError('findingGone', { finding: id.slice(0, 80) });
    return flaw;
  });
  return {
    config: editsOf(flaws, files, 'config'),
    credentials: editsOf(flaws, files, 'credentials'),
    remove: pathsOf(flaws, 'remove'),
    makePrivate: pathsOf(flaws, 'makePrivate'),
    changed: [
      ...new Set(flaws.flatMap(({ facts }) => [facts['profile'] ?? facts['session'] ?? []].flat().map(String))),
    ],
  };
}

function editsOf(flaws: readonly Flaw[], files: AwsFiles, file: AwsFileKind): DocumentEdit[] {
  const own = flaws.filter((flaw) => flaw.file === file);
  const sheet = new LineSheet(files[file].layout);
  const lineMends = own.flatMap(({ mend }) => (mend?.by === 'lines' ? [mend] : []));
  for (const { apply } of lineMends.toSorted((a, b) => a.order - b.order)) apply(sheet);
  const isMarked = own.some(({ mend }) => mend?.by === 'byteOrderMark');
  return [...(isMarked ? [{ do: 'removeByteOrderMark' } as const] : []), ...sheet.edits()];
}

function pathsOf(flaws: readonly Flaw[], by: 'remove' | 'makePrivate'): string[] {
  return flaws.flatMap(({ mend, filePath }) => (mend?.by === by && filePath !== undefined ? [filePath] : []));
}
