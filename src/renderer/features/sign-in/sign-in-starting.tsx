import { useWords } from '../../state/window-context.ts';
import { Button } from '../../ui/button.tsx';
import { Progress } from '../../ui/progress.tsx';
import { SheetActions } from '../../ui/sheet.tsx';
import styles from './sign-in.module.css';

export function SignInStarting({ onCancel }: { readonly onCancel: () => void }) {
  const { signIn: phrases } = useWords().window;
  return (
    <>
      <div className={styles.step}>
        <output>{phrases.starting}</output>
        <Progress label={phrases.starting} done={0} />
      </div>
      <SheetActions>
        <Button onClick={onCancel} focusFirst>
          {phrases.cancel}
        </Button>
      </SheetActions>
    </>
  );
}
