import { findingCommand } from '../../../presenter/words/finding-remedy.ts';
import { findingWords } from '../../../presenter/words/finding-words.ts';
import { safeText } from '../../../presenter/words/safe-text.ts';
import type { RequestableEdit } from '../../../shared/domain/config-edits.ts';
import type { Finding } from '../../../shared/domain/findings.ts';
import { useCommands, useLanguage, useTools, useWords } from '../../state/window-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { IconButton } from '../../ui/controls/icon-button.tsx';
import styles from './finding-item.module.css';
import { SeverityMark } from './severity-mark.tsx';

const PATH_LENGTH = 200;
const LINE_LENGTH = 200;
const COMMAND_LENGTH = 400;

/** One finding: what it is, where, which clients it affects, and what fixes it. */
export function FindingItem({ finding }: { readonly finding: Finding }) {
  const { title, explanation, fix } = findingWords(finding, useLanguage());
  return (
    <li className={styles.finding}>
      <SeverityMark severity={finding.severity} />
      <div className={styles.body}>
        <h4 className={styles.title}>{title}</h4>
        <Place finding={finding} title={title} />
        <p>{explanation}</p>
        <p className={styles.advice}>{fix}</p>
        <CommandLine finding={finding} />
        <AffectedClients finding={finding} />
      </div>
      <Fixes finding={finding} title={title} />
    </li>
  );
}

/** A button that fixes it, or a button for each name that may be meant. */
function Fixes({ finding, title }: { readonly finding: Finding; readonly title: string }) {
  const { doctor: phrases } = useWords().window;
  const { store } = useTools();
  const ask = (edit: RequestableEdit): void => store.send({ type: 'sheetAsked', sheet: { at: 'edit', request: edit } });
  const findingIds = [finding.id];
  if (finding.fixable)
    return (
      <Button aria-label={phrases.fixOf(title)} onClick={() => ask({ edit: 'fix', findingIds })}>
        {phrases.fix}
      </Button>
    );
  const { meant = [] } = finding;
  if (meant.length === 0) return null;
  return (
    <div className={styles.fixes}>
      {meant.map((name) => (
        <Button key={name} onClick={() => ask({ edit: 'fix', findingIds, use: name })}>
          {phrases.use(safeText(name))}
        </Button>
      ))}
    </div>
  );
}

/** The file and line number, and the text of the line. */
function Place({ finding, title }: { readonly finding: Finding; readonly title: string }) {
  const { doctor: phrases } = useWords().window;
  const commands = useCommands();
  const { filePath, lineNumber, lineText } = finding;
  if (filePath === undefined) return null;
  const path = safeText(filePath, PATH_LENGTH);
  return (
    <>
      <p className={styles.place}>
        {lineNumber === undefined ? path : phrases.at(path, lineNumber)}
        {lineNumber !== undefined && (
          <button
            type="button"
            className={styles.open}
            aria-label={phrases.openOf(title, lineNumber)}
            onClick={() => void commands.openFinding(finding.id)}
          >
            {phrases.open(lineNumber)}
          </button>
        )}
      </p>
      {lineText !== undefined && lineText.trim() !== '' && (
        <code className={styles.line}>{safeText(lineText, LINE_LENGTH)}</code>
      )}
    </>
  );
}

/** The command that fixes it, to be copied. */
function CommandLine({ finding }: { readonly finding: Finding }) {
  const { doctor: phrases } = useWords().window;
  const commands = useCommands();
  const command = findingCommand(finding);
  if (command === undefined) return null;
  const shown = safeText(command, COMMAND_LENGTH);
  return (
    <div className={styles.command}>
      <code className={styles.line}>{shown}</code>
      <IconButton
        icon="copy"
        label={phrases.copyCommand(shown)}
        onClick={() => void commands.copyFindingCommand(finding.id)}
      />
    </div>
  );
}

function AffectedClients({ finding }: { readonly finding: Finding }) {
  const words = useWords();
  if (finding.clients.length === 0) return null;
  return (
    <div className={styles.clients}>
      <span id={`hurts-${finding.id}`} className={styles.hurts}>
        {words.window.doctor.hurts}
      </span>
      <ul className={styles.labels} aria-labelledby={`hurts-${finding.id}`}>
        {finding.clients.map((client) => (
          <li key={client} className={styles.client}>
            {words.findings.clients[client]}
          </li>
        ))}
      </ul>
    </div>
  );
}
