import { KeyCap } from './key-cap.tsx';
import styles from './key-hints.module.css';

/** A combination of keys, and what it does. */
export type KeyHint = readonly [caps: readonly string[], what: string];

/** A line with the keys that work at the moment. */
export function KeyHints({ label, hints }: { readonly label: string; readonly hints: readonly KeyHint[] }) {
  return (
    <ul className={styles.hints} aria-label={label}>
      {hints.map(([caps, what]) => (
        <li key={what} className={styles.hint}>
          <span className={styles.caps}>
            {caps.map((cap) => (
              <KeyCap key={cap}>{cap}</KeyCap>
            ))}
          </span>
          {what}
        </li>
      ))}
    </ul>
  );
}
