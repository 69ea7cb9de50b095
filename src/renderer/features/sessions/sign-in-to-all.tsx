import type { SessionSnapshot } from '../../../shared/view.ts';
import { useCommands, useWords } from '../../state/window-context.ts';
import { Button } from '../../ui/controls/button.tsx';

interface SignInToAllProps {
  readonly sessions: readonly SessionSnapshot[];
  readonly look?: 'primary' | 'plain';
  /** Called as well, once it is pressed. */
  readonly onPressed?: () => void;
}

/** Signs in to these sessions, one page after the other; to the only one by its name. Nothing without any. */
export function SignInToAll({ sessions, look = 'plain', onPressed }: SignInToAllProps) {
  const { sessions: phrases } = useWords().window;
  const commands = useCommands();
  const [only] = sessions;
  if (only === undefined) return null;
  const isOne = sessions.length === 1;
  const signIn = (): void => {
    onPressed?.();
    void (isOne ? commands.signIn(only.name) : commands.signInToAll(sessions.map(({ name }) => name)));
  };
  return (
    <Button look={look} onClick={signIn}>
      {isOne ? phrases.signInTo(only.label) : phrases.signInToAll(sessions.length)}
    </Button>
  );
}
