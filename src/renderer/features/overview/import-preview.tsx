import { leftOutWords, ownChangeWords } from '../../../presenter/words/import-words.ts';
import { changesNothing, type ImportPlan } from '../../../shared/imports/import-plan.ts';
import { useLanguage, useWords } from '../../state/window-context.ts';
import { EditPreviewView } from '../edits/edit-preview.tsx';
import styles from './overview.module.css';

/** The diff of the AWS files, the changes of Daypass's own settings, and what is not imported, with the reason. */
export function ImportPreview({ plan }: { readonly plan: ImportPlan }) {
  const { overview } = useWords().window;
  const language = useLanguage();
  const own = [
    ...plan.own.map((change) => ownChangeWords(change, language)),
    ...plan.dropped.map((change) => overview.ownRemoved(ownChangeWords(change, language))),
  ];
  return (
    <>
      {changesNothing(plan) && <output className={styles.note}>{overview.importNothing}</output>}
      {plan.edit.files.length > 0 && <EditPreviewView preview={plan.edit} />}
      <Lines heading={overview.ownChanges} lines={own} />
      <Lines heading={overview.leftOut} lines={plan.leftOut.map((left) => leftOutWords(left, language))} />
    </>
  );
}

function Lines({ heading, lines }: { readonly heading: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <section aria-label={heading}>
      <h3 className={styles.heading}>{heading}</h3>
      <ul className={styles.lines}>
        {[...new Set(lines)].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
