import { safeText } from '../../../presenter/safe-text.ts';
import type { DiffLine, ProfilePreview } from '../../../shared/snapshots.ts';
import { useWords } from '../../state/window-context.ts';
import { classNames } from '../../ui/class-names.ts';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import styles from './profile-diff.module.css';

const SIGNS = { context: '\u00A0', added: '+', removed: '−' } as const;
const LINE_LENGTH = 300;

/** The lines that would change, each with its number and a sign; colour only repeats what the sign says. */
export function ProfileDiff({ preview }: { readonly preview: ProfilePreview | undefined }) {
  const { profile } = useWords().window;
  if (preview === undefined) return <p className={styles.note}>{profile.previewing}</p>;
  return (
    <div className={styles.preview}>
      <h3 className={styles.heading}>{profile.previewIn(safeText(preview.filePath, LINE_LENGTH))}</h3>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- long lines scroll sideways, so the keyboard must be able to come in and scroll too */}
      <section className={styles.lines} aria-label={profile.previewHeading} tabIndex={0}>
        <table className={styles.table}>
          <tbody>
            {preview.diff.map((line) => (
              <Line key={`${line.kind} ${line.lineNumber}`} line={line} />
            ))}
          </tbody>
        </table>
      </section>
      <p className={styles.note}>{profile.nothingElse}</p>
    </div>
  );
}

function Line({ line }: { readonly line: DiffLine }) {
  const { profile } = useWords().window;
  const spoken = { context: profile.unchanged, added: profile.added, removed: profile.removed }[line.kind];
  return (
    <tr className={classNames(styles.line, styles[line.kind])}>
      <td className={styles.number}>{line.lineNumber}</td>
      <td className={styles.sign}>
        <span aria-hidden="true">{SIGNS[line.kind]}</span>
        <VisuallyHidden>{spoken}</VisuallyHidden>
      </td>
      <td className={styles.text}>{shown(line.text)}</td>
    </tr>
  );
}

/** Safe to show, with the indentation that means something in this file kept. */
function shown(text: string): string {
  const indent = /^[ \t]*/u.exec(text)?.[0] ?? '';
  return `${'\u00A0'.repeat(indent.length)}${safeText(text, LINE_LENGTH)}`;
}
