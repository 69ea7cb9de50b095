import { isSignedIn } from '../../../shared/domain/session-state.ts';
import type { SessionSnapshot } from '../../../shared/view.ts';
import { useCommands, useLanguage, useWords } from '../../state/window-context.ts';
import { IconButton } from '../../ui/controls/icon-button.tsx';
import { SamlAccountActions } from '../saml/saml-account-actions.tsx';
import styles from './session-details.module.css';
import { whenWords } from '../../../presenter/sessions/when-words.ts';

interface SessionDetailsProps {
  readonly session: SessionSnapshot;
  readonly nowMillis: number;
}

/** What is known of a session, and what is not known. */
export function SessionDetails({ session, nowMillis }: SessionDetailsProps) {
  const { sessions: phrases } = useWords().window;
  const language = useLanguage();
  const commands = useCommands();
  const { standing, portalEndsAtMillis } = session;
  const isLive = isSignedIn(standing);
  const portal =
    portalEndsAtMillis === undefined
      ? phrases.portalUnknown
      : portalEndsAtMillis <= nowMillis
        ? phrases.portalOver
        : phrases.portalUntil(whenWords(portalEndsAtMillis, nowMillis, language));
  const facts: readonly (readonly [string, string])[] = [
    ...(session.startUrl === undefined ? [] : [[phrases.startUrl, session.startUrl] as const]),
    ...(session.region === undefined ? [] : [[phrases.region, session.region] as const]),
    ...(isLive
      ? ([
          [phrases.token, phrases.expiresAt(whenWords(standing.expiresAtMillis, nowMillis, language))],
          ...(session.can.renewsItself ? ([[phrases.portalSession, portal]] as const) : []),
        ] as const)
      : []),
  ];
  return (
    <>
      <dl className={styles.details}>
        {facts.map(([name, value]) => (
          <div key={name} className={styles.fact}>
            <dt>{name}</dt>
            <dd>
              {value}
              {value === session.startUrl && (
                <IconButton
                  icon="copy"
                  label={phrases.copyStartUrl}
                  onClick={() => void commands.copyStartUrl(session.name)}
                />
              )}
            </dd>
          </div>
        ))}
      </dl>
      {session.can.storedByDaypass && <SamlAccountActions session={session} />}
    </>
  );
}
