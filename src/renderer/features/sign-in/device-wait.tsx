import { useCommands, useWords } from '../../state/window-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { Countdown } from './countdown.tsx';
import { DeviceCode } from './device-code.tsx';
import { OtherBrowser } from './other-browser.tsx';
import styles from './sign-in.module.css';
import { WaitingActions } from './waiting-actions.tsx';
import type { WaitingProps } from './waiting-props.ts';

export function DeviceWait({ sourceId, standing, onCancel }: WaitingProps) {
  const { signIn: phrases } = useWords().window;
  const commands = useCommands();
  return (
    <>
      <div className={styles.step}>
        <p className={styles.lead}>{phrases.deviceLead}</p>
        {standing.userCode !== undefined && <DeviceCode sourceId={sourceId} userCode={standing.userCode} />}
        <p>{phrases.deviceBody}</p>
        <Countdown deadlineMillis={standing.deadlineMillis} />
      </div>
      <div className={styles.ways}>
        <Button icon="console" onClick={() => void commands.openSignInPage(sourceId)}>
          {phrases.openPage}
        </Button>
        <Button icon="link" onClick={() => void commands.copySignInLink(sourceId)}>
          {phrases.copyLink}
        </Button>
        <OtherBrowser sourceId={sourceId} />
      </div>
      <Callout tone="warn" icon="shield">
        {phrases.neverShare}
      </Callout>
      <WaitingActions onCancel={onCancel} />
    </>
  );
}
