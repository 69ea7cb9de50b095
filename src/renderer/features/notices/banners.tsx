import { useState } from 'react';
import { timeLeft } from '../../../presenter/sessions/time-left.ts';
import { useLanguage, useTools, useWindowState, useWords } from '../../state/window-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { IconButton } from '../../ui/controls/icon-button.tsx';
import { FailureCallout } from '../failure/failure-callout.tsx';
import styles from './banners.module.css';
import { isUnreadable } from './config-unreadable.tsx';
import { areAllOffline } from '../../../shared/domain/session-condition.ts';

/** Problems that concern the whole window: an unreadable config, no network, a wrong clock, no tray. */
export function Banners() {
  const words = useWords().window.banners;
  const language = useLanguage();
  const [trayRead, setTrayRead] = useState(false);
  const { store } = useTools();
  const page = useWindowState((state) => state.page);
  const configTrouble = useWindowState(({ status }) =>
    status === undefined || isUnreadable(status) ? undefined : status.configTrouble,
  );
  const trayMissing = useWindowState((state) => state.status?.trayMissing) === true && !trayRead;
  const offline = useWindowState((state) => areAllOffline(state.status?.sessions ?? []));
  const aheadMillis = useWindowState((state) => state.status?.clockAheadMillis);
  if (configTrouble === undefined && !trayMissing && !offline && aheadMillis === undefined) return null;
  return (
    <section className={styles.banners} aria-label={words.heading}>
      {configTrouble !== undefined && (
        <FailureCallout
          failure={configTrouble}
          actions={
            page === 'doctor' ? undefined : (
              <Button onClick={() => store.send({ type: 'pageAsked', page: 'doctor' })}>{words.askDoctor}</Button>
            )
          }
        />
      )}
      {offline && (
        <Callout tone="warn" icon="offline">
          {words.offline}
        </Callout>
      )}
      {aheadMillis !== undefined && (
        <Callout tone="warn" icon="clock">
          <strong>
            {aheadMillis > 0
              ? words.clockAhead(timeLeft(aheadMillis, language))
              : words.clockBehind(timeLeft(-aheadMillis, language))}
          </strong>
          <p>{words.clockNext}</p>
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
    </section>
  );
}
