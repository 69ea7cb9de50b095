import { useState } from 'react';
import { errorWords } from '../../../presenter/error-words.ts';
import { useLanguage, useWindowState, useWords } from '../../state/window-context.ts';
import { Callout } from '../../ui/callout.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import styles from './banners.module.css';
import { isUnreadable } from './config-unreadable.tsx';
import { isOffline } from './is-offline.ts';

/** What concerns the whole window: an unreadable config, no network, no tray. */
export function Banners() {
  const words = useWords().window.banners;
  const language = useLanguage();
  const [trayRead, setTrayRead] = useState(false);
  const configTrouble = useWindowState(({ status }) =>
    status === undefined || isUnreadable(status) ? undefined : status.configTrouble,
  );
  const trayMissing = useWindowState((state) => state.status?.trayMissing) === true && !trayRead;
  const offline = useWindowState((state) => isOffline(state.status?.sessions ?? []));
  if (configTrouble === undefined && !trayMissing && !offline) return null;
  return (
    <div className={styles.banners}>
      {configTrouble !== undefined && (
        <Callout tone="bad">
          <ErrorText {...errorWords(configTrouble, language)} />
        </Callout>
      )}
      {offline && (
        <Callout tone="warn" icon="offline">
          {words.offline}
        </Callout>
      )}
      {trayMissing && (
        <Callout
          tone="calm"
          actions={<IconButton icon="close" label={words.dismiss} onClick={() => setTrayRead(true)} />}
        >
          {words.trayMissing}
        </Callout>
      )}
    </div>
  );
}

function ErrorText({ message, next }: { readonly message: string; readonly next: string }) {
  return (
    <>
      <strong>{message}</strong>
      <p>{next}</p>
    </>
  );
}
