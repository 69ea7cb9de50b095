import type { SessionSnapshot } from '../../../shared/view.ts';
import { useTools, useWords } from '../../state/window-context.ts';
import styles from './attention.module.css';

/** Says that a legacy session, which only profiles define, can't be renewed. A click moves it to an sso-session. */
export function LegacyLine({ session }: { readonly session: SessionSnapshot }) {
  const { sessions: phrases } = useWords().window;
  const { store } = useTools();
  const { startUrl = '', label } = session;
  return (
    <p className={styles.line}>
      <strong>{label}</strong>
      <span title={phrases.legacyHint}>{phrases.cantRenew}</span>
      <button
        type="button"
        className={styles.link}
        onClick={() =>
          store.send({ type: 'sheetAsked', sheet: { at: 'edit', request: { form: 'moveLegacy', startUrl } } })
        }
      >
        {phrases.move}
      </button>
    </p>
  );
}
