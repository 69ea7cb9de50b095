import { useWords } from '../../state/window-context.ts';
import { Progress } from '../../ui/progress.tsx';
import styles from './sign-in.module.css';
import { WaitingActions } from './waiting-actions.tsx';

export function SignInStarting({ onCancel }: { readonly onCancel: () => void }) {
  const { signIn: phrases } = useWords().window;
  return (
    <>
      <div className={styles.step}>
        <output>{phrases.starting}</output>
        <Progress label={phrases.starting} done={0} />
      </div>
      <WaitingActions onCancel={onCancel} focusFirst />
    </>
  );
}
