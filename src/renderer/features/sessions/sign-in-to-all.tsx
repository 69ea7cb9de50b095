import type { SessionSnapshot } from '../../../shared/view.ts';
import { useCommands, useWords } from '../../state/window-context.ts';
import { Button } from '../../ui/controls/button.tsx';

interface SignInToAllProps {
  readonly sessions: readonly SessionSnapshot[];
  readonly look?: 'primary' | 'plain';
  /** Called before the sign-in starts. */
  readonly onPressed?: () => void;
}

/** A button that signs in to all these sessions, one after the other. For one session it has that session's name. */
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
