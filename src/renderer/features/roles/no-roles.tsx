import { joinSentences } from '../../../presenter/words/join-sentences.ts';
import { errorWords } from '../../../presenter/words/error-words.ts';
import type { SessionSnapshot } from '../../../shared/view.ts';
import { useCommands, useLanguage, useSessions, useTools, useWords } from '../../state/window-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Progress } from '../../ui/progress.tsx';
import { SignInToAll } from '../sessions/sign-in-to-all.tsx';
import styles from './no-roles.module.css';

/** Shown when no role is listed: why, and a button that helps. */
export function NoRoles() {
  const sessions = useSessions();
  const { directory } = useWords().window;
  const failed = sessions.find((session) => session.listing.at === 'failed');
  const loading = sessions.find((session) => session.listing.at === 'loading');
  const signedIn = sessions.filter((session) => session.standing.at !== 'signedOut');
  const listed = signedIn.find((session) => session.listing.at === 'ready');
  if (loading !== undefined) return <Loading session={loading} />;
  if (failed !== undefined) return <Failed session={failed} />;
  if (listed !== undefined) return <NothingAssigned session={listed} />;
  if (signedIn.some((session) => session.standing.at === 'signedIn'))
    return <EmptyState icon="refresh" title={directory.loading} />;
  return <SignedOut sessions={sessions} />;
}

function Loading({ session }: { readonly session: SessionSnapshot }) {
  const { directory } = useWords().window;
  const { accountsListed, accountsTotal } = session.listing;
  return (
    <EmptyState icon="refresh" title={directory.loading}>
      <div className={styles.progress}>
        <Progress label={directory.loading} done={accountsListed} total={accountsTotal} />
      </div>
    </EmptyState>
  );
}

function Failed({ session }: { readonly session: SessionSnapshot }) {
  const words = useWords().window;
  const language = useLanguage();
  const commands = useCommands();
  const trouble = session.listing.trouble;
  const { message, next } = errorWords(trouble ?? { code: 'unexpectedAnswer', facts: {} }, language);
  return (
    <EmptyState
      icon={trouble?.code === 'offline' ? 'offline' : 'warning'}
      title={words.directory.failed}
      hint={joinSentences(language, message, next)}
    >
      <Button
        // A refused list needs an administrator, so trying again is not the primary action.
        look={trouble?.code === 'listRefused' ? 'plain' : 'primary'}
        icon="refresh"
        onClick={() => void commands.refreshDirectory(session.name)}
      >
        {trouble?.code === 'listRefused' ? words.directory.refresh : words.errors.tryAgain}
      </Button>
    </EmptyState>
  );
}

function NothingAssigned({ session }: { readonly session: SessionSnapshot }) {
  const { directory } = useWords().window;
  const commands = useCommands();
  return (
    <EmptyState icon="info" title={directory.empty} hint={directory.emptyHint}>
      <Button icon="refresh" onClick={() => void commands.refreshDirectory(session.name)}>
        {directory.refresh}
      </Button>
    </EmptyState>
  );
}

function SignedOut({ sessions }: { readonly sessions: readonly SessionSnapshot[] }) {
  const words = useWords().window;
  const { store } = useTools();
  return (
    <EmptyState icon="shield" title={words.directory.signedOut} hint={words.directory.signedOutHint}>
      <SignInToAll look="primary" sessions={sessions.filter(({ standing }) => standing.at === 'signedOut')} />
      <Button look="quiet" onClick={() => store.send({ type: 'overview', is: 'asked' })}>
        {words.overview.open}
      </Button>
    </EmptyState>
  );
}
