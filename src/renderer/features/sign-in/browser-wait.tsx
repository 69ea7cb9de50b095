import { useCommands, useWords } from '../../state/window-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { Countdown } from './countdown.tsx';
import { OtherBrowser } from './other-browser.tsx';
import styles from './sign-in.module.css';
import { WaitingActions } from './waiting-actions.tsx';
import type { WaitingProps } from './waiting-props.ts';

interface BrowserWaitProps extends WaitingProps {
  /** False if no browser could be opened. The words about its page are then left out. */
  readonly opened: boolean;
  /** True if the sign-in can continue by device code instead. */
  readonly hasDeviceCode: boolean;
}

export function BrowserWait({ sourceId, standing, opened, hasDeviceCode, onCancel }: BrowserWaitProps) {
  const { signIn: phrases } = useWords().window;
  const commands = useCommands();
  const open = (
    <Button key="open" icon="console" focusFirst={opened} onClick={() => void commands.openSignInPage(sourceId)}>
      {phrases.openAgain}
    </Button>
  );
  // The primary button if opening has just failed.
  const copy = (
    <Button
      key="copy"
      icon="link"
      look={opened ? 'plain' : 'primary'}
      focusFirst={!opened}
      onClick={() => void commands.copySignInLink(sourceId)}
    >
      {phrases.copyLink}
    </Button>
  );
  return (
    <>
      <div className={styles.step}>
        {opened && <p className={styles.lead}>{phrases.browserLead}</p>}
        {opened && <p>{phrases.browserBody}</p>}
        <Countdown deadlineMillis={standing.deadlineMillis} />
      </div>
      <div className={styles.ways}>
        {opened ? [open, copy] : [copy, open]}
        <OtherBrowser sourceId={sourceId} />
      </div>
      {hasDeviceCode && (
        <div className={styles.other}>
          <Button look="quiet" icon="code" onClick={() => void commands.signIn(sourceId, 'device')}>
            {phrases.useDeviceCode}
          </Button>
          <p className={styles.hint}>{phrases.useDeviceCodeHint}</p>
        </div>
      )}
      <Callout tone="calm" icon="shield">
        {phrases.neverShare}
      </Callout>
      <WaitingActions onCancel={onCancel} />
    </>
  );
}
