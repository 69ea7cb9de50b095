import { useWords } from '../../state/window-context.ts';
import { isMac } from '../navigation/platform.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import styles from './key-hints.module.css';

const commandKey = isMac ? '⌘' : 'Ctrl ';

/** The keys that work right now: in the list the letter alone, in the search box with Ctrl or ⌘. */
export function KeyHints({ where }: { readonly where: 'search' | 'list' }) {
  const { keys } = useWords().window;
  const letter = (key: string): readonly string[] => [where === 'list' ? key : `${commandKey}${key}`];
  const hints: readonly (readonly [readonly string[], string])[] = [
    [['↑', '↓'], keys.move],
    [['↵'], keys.copy],
    [['⇧', '↵'], keys.format],
    [letter('P'), keys.profile],
    [letter('O'), keys.console],
    [letter('F'), keys.favourite],
  ];
  return (
    <ul className={styles.hints} aria-label={keys.heading}>
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
