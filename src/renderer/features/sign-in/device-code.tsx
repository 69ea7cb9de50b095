import { useCommands, useWords } from '../../state/window-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import styles from './device-code.module.css';

interface DeviceCodeProps {
  readonly sourceId: string;
  readonly userCode: string;
}

/** The code of the AWS page, in large letters. Screen readers get it letter by letter. */
export function DeviceCode({ sourceId, userCode }: DeviceCodeProps) {
  const { signIn: phrases } = useWords().window;
  const commands = useCommands();
  const spelled = Array.from(userCode).join(' ');
  return (
    <div className={styles.code}>
      <VisuallyHidden>{phrases.codeSpelled(spelled)}</VisuallyHidden>
      <span className={styles.letters} aria-hidden="true">
        {userCode}
      </span>
      <Button icon="copy" focusFirst onClick={() => void commands.copySignInCode(sourceId)}>
        {phrases.copyCode}
      </Button>
    </div>
  );
}
