import { findingWords } from '../../../presenter/words/finding-words.ts';
import { safeText } from '../../../presenter/words/safe-text.ts';
import type { Finding } from '../../../shared/domain/findings.ts';
import { useLanguage, useTools, useWords } from '../../state/window-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import styles from './finding-item.module.css';
import { SeverityMark } from './severity-mark.tsx';

const PATH_LENGTH = 200;
const LINE_LENGTH = 200;

/** One finding: what, where, whom it hurts, and what fixes it. */
export function FindingItem({ finding }: { readonly finding: Finding }) {
  const words = useWords();
  const { doctor: phrases } = words.window;
  const { store } = useTools();
  const { title, explanation, fix } = findingWords(finding, useLanguage());
  return (
    <li className={styles.finding}>
      <SeverityMark severity={finding.severity} />
      <div className={styles.body}>
        <h4 className={styles.title}>{title}</h4>
        <Place finding={finding} />
        <p>{explanation}</p>
        <p className={styles.advice}>{fix}</p>
        {finding.clients.length > 0 && (
          <div className={styles.clients}>
            <span id={`hurts-${finding.id}`} className={styles.hurts}>
              {phrases.hurts}
            </span>
            <ul className={styles.labels} aria-labelledby={`hurts-${finding.id}`}>
              {finding.clients.map((client) => (
                <li key={client} className={styles.client}>
                  {words.findings.clients[client]}
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
      {finding.fixable && (
        <Button
          aria-label={phrases.fixOf(title)}
          onClick={() =>
            store.send({
              type: 'sheetAsked',
              sheet: { at: 'edit', task: { task: 'fix', findingIds: [finding.id] } },
            })
          }
        >
          {phrases.fix}
        </Button>
      )}
    </li>
  );
}

/** File and line, and the line itself as it stands there. */
function Place({ finding }: { readonly finding: Finding }) {
  const { doctor: phrases } = useWords().window;
  const { filePath, lineNumber, lineText } = finding;
  if (filePath === undefined) return null;
  const path = safeText(filePath, PATH_LENGTH);
  return (
    <>
      <p className={styles.place}>{lineNumber === undefined ? path : phrases.at(path, lineNumber)}</p>
      {lineText !== undefined && lineText.trim() !== '' && (
        <code className={styles.line}>{safeText(lineText, LINE_LENGTH)}</code>
      )}
    </>
  );
}
