import { errorWords } from '../../../presenter/words/error-words.ts';
import { joinSentences } from '../../../presenter/words/join-sentences.ts';
import { whenWords } from '../../../presenter/sessions/when-words.ts';
import type { AvailableUpdate, UpdatesSnapshot } from '../../../shared/updates.ts';
import { useCommands, useLanguage, useNow, useWindowState, useWords } from '../../state/window-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { IconButton } from '../../ui/controls/icon-button.tsx';
import { SwitchRow } from '../settings/controls/switch-row.tsx';
import page from './about-page.module.css';
import styles from './updates.module.css';

/** Shows whether there is a newer release. Daypass checks only when asked to, and installs nothing. */
export function Updates() {
  const { updates: words } = useWords().window;
  const updates = useWindowState((state) => state.status?.updates);
  const hasSettings = useWindowState((state) => state.settings !== undefined);
  if (updates === undefined) return null;
  return (
    <section className={page.part} aria-labelledby="about-updates">
      <h3 id="about-updates" className={page.title}>
        {words.heading}
      </h3>
      {!updates.isPossible && <p className={page.hint}>{words.notPossible}</p>}
      {updates.available !== undefined && <Available update={updates.available} />}
      {updates.isPossible && <LastCheck updates={updates} />}
      {updates.host !== undefined && hasSettings && <Daily host={updates.host} />}
    </section>
  );
}

function Available({ update: { version, commands: shellCommands } }: { readonly update: AvailableUpdate }) {
  const { updates: words } = useWords().window;
  const commands = useCommands();
  const lead = [words.howToElsewhere, words.howTo][shellCommands.length] ?? words.howToByEither;
  return (
    <>
      <div className={styles.line}>
        <p className={styles.available}>{words.available(version)}</p>
        <Button look="primary" icon="link" onClick={() => void commands.openReleasePage()}>
          {words.whatChanged}
        </Button>
        <Button look="quiet" onClick={() => void commands.skipUpdate(version)}>
          {words.notThisVersion}
        </Button>
      </div>
      <p className={page.hint}>{lead}</p>
      {shellCommands.map((command, at) => (
        <div key={command} className={styles.command}>
          <code className={styles.code}>{command}</code>
          <IconButton
            icon="copy"
            label={words.copyCommand(command)}
            onClick={() => void commands.copyUpdateCommand(at)}
          />
        </div>
      ))}
    </>
  );
}

function LastCheck({ updates }: { readonly updates: UpdatesSnapshot }) {
  const { updates: words } = useWords().window;
  const commands = useCommands();
  const language = useLanguage();
  const nowMillis = useNow('minute');
  const { isChecking, trouble, checkedAtMillis, available } = updates;
  const wrong = trouble === undefined ? undefined : errorWords(trouble, language);
  const found =
    checkedAtMillis === undefined ? words.notChecked : words.upToDate(whenWords(checkedAtMillis, nowMillis, language));
  const state =
    wrong === undefined ? (available === undefined ? found : '') : joinSentences(language, wrong.message, wrong.next);
  return (
    <div className={styles.line}>
      <output className={styles.state}>{isChecking ? words.checking : state}</output>
      <Button icon="refresh" busy={isChecking} onClick={() => void commands.checkForUpdates()}>
        {words.check}
      </Button>
    </div>
  );
}

function Daily({ host }: { readonly host: string }) {
  const { updates: words } = useWords().window;
  return (
    <div className={styles.daily}>
      <SwitchRow name="checksForUpdates" label={words.daily} hint={words.dailyHint(host)} />
    </div>
  );
}
