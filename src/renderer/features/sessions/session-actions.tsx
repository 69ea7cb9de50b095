import type { SessionSnapshot } from '../../../shared/view.ts';
import { useCommands, useTools, useWords } from '../../state/window-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { IconButton } from '../../ui/controls/icon-button.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import styles from './session-actions.module.css';
import { SessionMenu } from './session-menu.tsx';
import { isSigningIn } from '../../../shared/domain/session-state.ts';
import { isOver } from './session-view.ts';

interface SessionActionsProps {
  readonly session: SessionSnapshot;
  readonly nowMillis: number;
}

export function SessionActions({ session, nowMillis }: SessionActionsProps) {
  const { sessions: phrases, common } = useWords().window;
  const { store } = useTools();
  const commands = useCommands();
  const { standing, label, name } = session;
  if (standing.at === 'queued')
    return (
      <Button aria-label={phrases.cancelSignInTo(label)} onClick={() => void commands.cancelSignIn(name)}>
        {common.cancel}
      </Button>
    );
  if (isSigningIn(standing))
    return (
      <Button onClick={() => store.send({ type: 'sheetAsked', sheet: { at: 'signIn', sourceId: name } })}>
        {phrases.showSignIn}
        <VisuallyHidden> {label}</VisuallyHidden>
      </Button>
    );
  if (isOver(standing, nowMillis)) {
    const isFirst = standing.at === 'signedOut' && standing.reason === 'never';
    const isRequested = standing.at === 'signedOut' && (isFirst || standing.reason === 'byUser');
    return (
      <Button
        look={isRequested ? 'plain' : 'primary'}
        aria-label={isFirst ? phrases.signInTo(label) : phrases.signInAgainTo(label)}
        onClick={() => void commands.signIn(name)}
      >
        {isFirst ? phrases.signIn : phrases.signInAgain}
      </Button>
    );
  }
  return (
    <div className={styles.icons}>
      {session.can.listsRoles && (
        <IconButton
          icon="refresh"
          label={phrases.refreshOf(label)}
          aria-disabled={session.listing.at === 'loading' || undefined}
          onClick={() => session.listing.at !== 'loading' && void commands.refreshDirectory(name)}
        />
      )}
      <SessionMenu session={session} />
    </div>
  );
}
