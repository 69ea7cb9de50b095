import { joinSentences } from '../../../presenter/words/join-sentences.ts';
import { errorWords, type WordedError } from '../../../presenter/words/error-words.ts';
import { useCommands, useLanguage, useTools, useWindowState, useWords } from '../../state/window-context.ts';
import { sessionNamed } from '../../state/window-state.ts';
import { Callout } from '../../ui/callout.tsx';
import { Sheet } from '../../ui/overlays/sheet.tsx';
import { NewsLine } from '../notices/news-line.tsx';
import { isSigningIn } from '../../../shared/domain/session-state.ts';
import { BrowserWait } from './browser-wait.tsx';
import { DeviceWait } from './device-wait.tsx';
import { SamlWait } from '../saml/saml-wait.tsx';
import { SignInFailed } from './sign-in-failed.tsx';
import { SignInQueued } from './sign-in-queued.tsx';
import { SignInStarting } from './sign-in-starting.tsx';

interface SignInSheetProps {
  readonly sourceId: string;
  /** Why the last attempt failed. Not shown while another attempt is in progress. */
  readonly failure: WordedError | undefined;
}

/** A sign-in from the first call to its end. Cancel ends the sign-in; Escape only closes the sheet. */
export function SignInSheet({ sourceId, failure }: SignInSheetProps) {
  const { signIn: phrases } = useWords().window;
  const commands = useCommands();
  const { store } = useTools();
  const session = useWindowState((state) => sessionNamed(state, sourceId));
  if (session === undefined) return null;
  const { standing, label } = session;
  const hasDeviceCode = session.can.deviceCode;
  const trouble = session.trouble?.code === 'browserNotOpened' ? session.trouble : undefined;
  const waiting = isSigningIn(standing);
  const dismiss = (): void => store.send({ type: 'sheetDismissed' });
  const cancel = (): void => void commands.cancelSignIn(sourceId);
  return (
    <Sheet title={phrases.title(label)} onDismiss={dismiss}>
      {waiting && trouble !== undefined && <Unopened trouble={trouble} />}
      {standing.at === 'awaitingUser' && standing.flow === 'device' && (
        <DeviceWait sourceId={sourceId} standing={standing} onCancel={cancel} />
      )}
      {standing.at === 'awaitingUser' && session.can.takesSamlResponse && (
        <SamlWait sourceId={sourceId} standing={standing} onCancel={cancel} />
      )}
      {standing.at === 'awaitingUser' && standing.flow === 'browser' && !session.can.takesSamlResponse && (
        <BrowserWait
          sourceId={sourceId}
          standing={standing}
          opened={trouble === undefined}
          hasDeviceCode={hasDeviceCode}
          onCancel={cancel}
        />
      )}
      {!waiting && failure !== undefined && (
        <SignInFailed
          sourceId={sourceId}
          failure={failure}
          hasDeviceCode={hasDeviceCode}
          takesResponse={session.can.takesSamlResponse}
          onClose={dismiss}
        />
      )}
      {standing.at === 'queued' && <SignInQueued onCancel={cancel} />}
      {(standing.at === 'registering' || (!waiting && failure === undefined)) && <SignInStarting onCancel={cancel} />}
      <NewsLine />
    </Sheet>
  );
}

/** Says that no browser could be opened. The sign-in continues with the link. */
function Unopened({ trouble }: { readonly trouble: WordedError }) {
  const language = useLanguage();
  const { message, next } = errorWords(trouble, language);
  return (
    <div role="alert">
      <Callout tone="warn">{joinSentences(language, message, next)}</Callout>
    </div>
  );
}
