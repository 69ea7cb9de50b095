import type { ReactNode } from 'react';
import { safeText } from '../../../presenter/words/safe-text.ts';
import type { FileChange } from '../../../shared/domain/config-edits.ts';
import type { DiffLine } from '../../../shared/view.ts';
import { useWords } from '../../state/window-context.ts';
import { classNames } from '../../ui/class-names.ts';
import { useMedia } from '../../ui/use-media.ts';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import styles from './file-diff.module.css';
import { sideBySide, unified } from './side-by-side.ts';

const SIGNS = { context: '\u00A0', added: '+', removed: '−' } as const;
const LINE_LENGTH = 300;
export const PATH_LENGTH = 300;

/** The diff of one file. It is side by side if lines are replaced and the window is wide, else unified. */
export function FileDiff({ change }: { readonly change: FileChange }) {
  const { editing } = useWords().window;
  const wide = useMedia('(min-width: 56.25rem)');
  const path = safeText(change.filePath, PATH_LENGTH);
  const heading = {
    created: editing.fileCreated,
    edited: editing.fileEdited,
    removed: editing.fileRemoved,
    movedAway: editing.fileMovedAway,
    madePrivate: editing.filePrivate,
    broughtBack: editing.fileBroughtBack,
    modeRestored: editing.fileModeRestored,
  }[change.change](path);
  // If lines are only added, or only removed, one of the two columns would be empty.
  const replaces = ['added', 'removed'].every((kind) => change.diff.some((line) => line.kind === kind));
  const twoSided = wide && replaces;
  return (
    <div className={styles.file}>
      <h3 className={styles.heading}>{heading}</h3>
      {change.diff.length > 0 && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- long lines scroll sideways, so the keyboard must be able to come in and scroll too
        <section className={styles.lines} aria-label={heading} tabIndex={0}>
          {twoSided ? <SideBySide diff={change.diff} /> : <Unified diff={change.diff} />}
        </section>
      )}
      {change.linesNotShown > 0 && <p className={styles.note}>{editing.linesNotShown(change.linesNotShown)}</p>}
    </div>
  );
}

function Unified({ diff }: { readonly diff: readonly DiffLine[] }) {
  return (
    <table className={styles.table}>
      <tbody>
        {unified(diff).map((line, at) =>
          line === 'gap' ? (
            // oxlint-disable-next-line react/no-array-index-key -- the rows of one diff never move
            <GapRow key={at} columns={3} />
          ) : (
            <tr key={`${line.kind} ${line.lineNumber}`} className={styles[line.kind]}>
              <Cells line={line} />
            </tr>
          ),
        )}
      </tbody>
    </table>
  );
}

function SideBySide({ diff }: { readonly diff: readonly DiffLine[] }) {
  const { editing } = useWords().window;
  return (
    <table className={classNames(styles.table, styles.split)}>
      <colgroup>
        <col className={styles.numberColumn} />
        <col className={styles.signColumn} />
        <col />
        <col className={styles.numberColumn} />
        <col className={styles.signColumn} />
        <col />
      </colgroup>
      <thead>
        <tr>
          <th colSpan={3} scope="col" className={styles.side}>
            {editing.before}
          </th>
          <th colSpan={3} scope="col" className={classNames(styles.side, styles.second)}>
            {editing.after}
          </th>
        </tr>
      </thead>
      <tbody>
        {sideBySide(diff).map((row, at) =>
          row === 'gap' ? (
            // oxlint-disable-next-line react/no-array-index-key -- the rows of one diff never move
            <GapRow key={at} columns={6} />
          ) : (
            <tr key={`${keyOf(row.left)} ${keyOf(row.right)}`}>
              <Cells line={row.left} />
              <Cells line={row.right} second />
            </tr>
          ),
        )}
      </tbody>
    </table>
  );
}

/** A line's number, sign and text, or an empty cell if only the other side has a line. */
function Cells({ line, second = false }: { readonly line: DiffLine | undefined; readonly second?: boolean }) {
  const { editing } = useWords().window;
  if (line === undefined)
    return (
      <td colSpan={3} className={classNames(styles.empty, second && styles.second)}>
        {SIGNS.context}
      </td>
    );
  const spoken = { context: editing.unchanged, added: editing.added, removed: editing.removed }[line.kind];
  const look = (part: string | undefined): string => classNames(part, styles[line.kind]);
  return (
    <>
      <td className={classNames(look(styles.number), second && styles.second)}>{line.lineNumber}</td>
      <td className={look(styles.sign)}>
        <span aria-hidden="true">{SIGNS[line.kind]}</span>
        <VisuallyHidden>{spoken}</VisuallyHidden>
      </td>
      <td className={look(styles.text)}>{shown(line.text)}</td>
    </>
  );
}

function GapRow({ columns }: { readonly columns: number }): ReactNode {
  const { editing } = useWords().window;
  return (
    <tr>
      <td colSpan={columns} className={styles.gap}>
        <span aria-hidden="true">⋯</span>
        <VisuallyHidden>{editing.gap}</VisuallyHidden>
      </td>
    </tr>
  );
}

function keyOf(line: DiffLine | undefined): string {
  return line === undefined ? '' : `${line.kind} ${line.lineNumber}`;
}

/** The text, safe to show. Its indentation stays, because it has a meaning in config files. */
function shown(text: string): string {
  const indent = /^[ \t]*/u.exec(text)?.[0] ?? '';
  return `${'\u00A0'.repeat(indent.length)}${safeText(text, LINE_LENGTH)}`;
}
