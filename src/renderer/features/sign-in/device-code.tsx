import { useWords } from '../../state/window-context.ts';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import styles from './device-code.module.css';

/** The code as it stands on the page, large; read out letter by letter. */
export function DeviceCode({ userCode }: { readonly userCode: string }) {
  const { signIn: phrases } = useWords().window;
  const spelled = Array.from(userCode).join(' ');
  return (
    <p className={styles.code}>
      <VisuallyHidden>{phrases.codeSpelled(spelled)}</VisuallyHidden>
      <span className={styles.letters} aria-hidden="true">
        {userCode}
      </span>
    </p>
  );
}
