import { editWarningWords } from '../../../presenter/words/edit-words.ts';
import { safeText } from '../../../presenter/words/safe-text.ts';
import type { EditPreview } from '../../../shared/domain/config-edits.ts';
import { useLanguage, useWords } from '../../state/window-context.ts';
import { Callout } from '../../ui/callout.tsx';
import styles from './edit-preview.module.css';
import { FileDiff } from './file-diff.tsx';

const NAMES_SHOWN = 6;

/** What an edit would do: the names it adds, changes and removes, its warnings, and each file's diff. */
export function EditPreviewView({ preview }: { readonly preview: EditPreview | undefined }) {
  const { editing } = useWords().window;
  const language = useLanguage();
  if (preview === undefined) return <output className={styles.note}>{editing.previewing}</output>;
  return (
    <section className={styles.preview} aria-label={editing.previewHeading}>
      {preview.files.length > 0 && <Names preview={preview} />}
      {preview.warnings.length > 0 && (
        <Callout tone="warn">
          <ul className={styles.warnings} aria-label={editing.warnings}>
            {preview.warnings.map((warning) => {
              const words = editWarningWords(warning, language);
              return <li key={words}>{words}</li>;
            })}
          </ul>
        </Callout>
      )}
      {preview.files.map((change) => (
        <FileDiff key={change.filePath} change={change} />
      ))}
      <output className={styles.note}>{preview.files.length === 0 ? editing.nothing : editing.nothingElse}</output>
    </section>
  );
}

function Names({ preview }: { readonly preview: EditPreview }) {
  const { editing } = useWords().window;
  const language = useLanguage();
  const kinds = [
    { kind: 'added', lead: editing.adds, names: preview.added },
    { kind: 'changed', lead: editing.changes, names: preview.changed },
    { kind: 'removed', lead: editing.removes, names: preview.removed },
  ] as const;
  const count = new Intl.NumberFormat(language);
  return (
    <dl className={styles.names}>
      {kinds
        .filter(({ names }) => names.length > 0)
        .map(({ kind, lead, names }) => (
          <div key={kind} className={styles[kind]}>
            <dt>
              {lead} <span className={styles.count}>{count.format(names.length)}</span>
            </dt>
            <dd>{namesShown(names, language, editing.andMore)}</dd>
          </div>
        ))}
    </dl>
  );
}

function namesShown(names: readonly string[], language: string, andMore: (count: number) => string): string {
  const shown = names.slice(0, NAMES_SHOWN).map((name) => safeText(name));
  if (names.length > NAMES_SHOWN) shown.push(andMore(names.length - NAMES_SHOWN));
  return new Intl.ListFormat(language, { type: 'unit', style: 'long' }).format(shown);
}
