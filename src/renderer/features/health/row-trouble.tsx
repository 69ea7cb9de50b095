import { useTools, useWords } from '../../state/window-context.ts';
import { SeverityMark } from '../doctor/severity-mark.tsx';
import styles from './row-trouble.module.css';

interface RowTroubleProps {
  /** Safe to show. */
  readonly name: string;
  readonly profileName: string;
  /** Why it fails, in one sentence. */
  readonly trouble: string;
  readonly tabIndex: number;
}

/** Why a profile fails. A click shows what fixes it. */
export function RowTrouble({ name, profileName, trouble, tabIndex }: RowTroubleProps) {
  const { health: words } = useWords().window;
  const { store } = useTools();
  return (
    <button
      type="button"
      className={styles.trouble}
      tabIndex={tabIndex}
      title={words.showWhy(name)}
      onClick={() => store.send({ type: 'sheetAsked', sheet: { at: 'profileHealth', profileName } })}
    >
      <SeverityMark severity="error" />
      <span className={styles.words}>{trouble}</span>
    </button>
  );
}
