import { useId } from 'react';
import { safeText } from '../../../presenter/words/safe-text.ts';
import { useTools, useWords } from '../../state/window-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { takesFocus } from '../../ui/focus-first.ts';
import { Icon } from '../../ui/icon.tsx';
import { Sheet, SheetActions } from '../../ui/overlays/sheet.tsx';
import { FindingItem } from '../doctor/finding-item.tsx';
import { SeverityMark } from '../doctor/severity-mark.tsx';
import { NewsLine } from '../notices/news-line.tsx';
import styles from './health-sheet.module.css';
import { useHealth } from './diagnosis-context.ts';
import type { ClientHealth } from './profile-health.ts';

/** Which tools can use a profile, why the others can't, and what fixes it. */
export function HealthSheet({ profileName }: { readonly profileName: string }) {
  const { health: words, common } = useWords().window;
  const { store } = useTools();
  const health = useHealth()(profileName);
  const headingId = useId();
  const dismiss = (): void => store.send({ type: 'sheetDismissed' });
  if (health === undefined) return null;
  const isWell = health.clients.every(({ works }) => works);
  return (
    <Sheet
      wide
      title={words.title(safeText(profileName))}
      subtitle={isWell ? words.allWork : words.someFail}
      onDismiss={dismiss}
    >
      <div className={styles.body}>
        <table className={styles.clients}>
          <thead>
            {/* The focus starts here, because focusing the first button could scroll the title out of view. */}
            <tr tabIndex={-1} className={styles.head} {...takesFocus}>
              <th scope="col">{words.tool}</th>
              <th scope="col">{words.result}</th>
              {!isWell && <th scope="col">{words.why}</th>}
            </tr>
          </thead>
          <tbody>
            {health.clients.map((client) => (
              <ClientRow key={client.client} {...client} hasWhy={!isWell} />
            ))}
          </tbody>
        </table>
        {health.findings.length > 0 && (
          <section aria-labelledby={headingId}>
            <h3 id={headingId} className={styles.heading}>
              {words.cures}
            </h3>
            <ul className={styles.findings}>
              {health.findings.map((finding) => (
                <FindingItem key={finding.id} finding={finding} />
              ))}
            </ul>
          </section>
        )}
      </div>
      <NewsLine />
      <SheetActions>
        <Button onClick={dismiss}>{common.close}</Button>
      </SheetActions>
    </Sheet>
  );
}

function ClientRow({ client, works, why, hasWhy }: ClientHealth & { readonly hasWhy: boolean }) {
  const { health: words } = useWords().window;
  return (
    <tr>
      <th scope="row">{words.clients[client]}</th>
      <td className={works ? styles.works : styles.fails}>
        <span className={styles.result}>
          {works ? <Icon name="check" /> : <SeverityMark severity="error" />}
          {works ? words.works : words.fails}
        </span>
      </td>
      {hasWhy && <td className={styles.why}>{why}</td>}
    </tr>
  );
}
