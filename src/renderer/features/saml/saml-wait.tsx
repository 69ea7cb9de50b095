import { useState } from 'react';
import { useCommands, useWords } from '../../state/window-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Countdown } from '../sign-in/countdown.tsx';
import styles from '../sign-in/sign-in.module.css';
import { WaitingActions } from '../sign-in/waiting-actions.tsx';
import type { WaitingProps } from '../sign-in/waiting-props.ts';
import { PasteResponse } from './paste-response.tsx';

/** Shown while the person signs in at an identity provider. They can paste a response instead. */
export function SamlWait({ sourceId, standing, onCancel }: WaitingProps) {
  const { saml, signIn } = useWords().window;
  const commands = useCommands();
  const [pastes, setPastes] = useState(false);
  const { way = 'installedBrowser' } = standing;
  return (
    <>
      <div className={styles.step}>
        <p className={styles.lead}>{saml.waitLead}</p>
        <p>{saml.waitBody[way]}</p>
        <Countdown deadlineMillis={standing.deadlineMillis} />
      </div>
      {way === 'everydayBrowser' && (
        <div className={styles.ways}>
          <Button icon="console" onClick={() => void commands.openSignInPage(sourceId)}>
            {signIn.openAgain}
          </Button>
          <Button icon="link" onClick={() => void commands.copySignInLink(sourceId)}>
            {signIn.copyLink}
          </Button>
        </div>
      )}
      {pastes ? (
        <PasteResponse sourceId={sourceId} focusFirst />
      ) : (
        <div className={styles.other}>
          <Button look="quiet" icon="code" onClick={() => setPastes(true)}>
            {saml.paste}
          </Button>
        </div>
      )}
      <WaitingActions onCancel={onCancel} focusFirst={!pastes} />
    </>
  );
}
