import { errorWords } from '../../../presenter/words/error-words.ts';
import { joinSentences } from '../../../presenter/words/join-sentences.ts';
import { whenWords } from '../../../presenter/sessions/when-words.ts';
import type { AvailableUpdate, UpdatesSnapshot } from '../../../shared/updates.ts';
import { useCommands, useLanguage, useNow, useWindowState, useWords } from '../../state/window-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { IconButton } from '../../ui/controls/icon-button.tsx';
import { SettingRow } from '../settings/controls/setting-row.tsx';
import { Switch } from '../settings/controls/switch.tsx';
import { useSetting } from '../settings/use-setting.ts';
import styles from './updates.module.css';

/** Whether there is a newer release. Daypass looks only when asked to, and installs nothing. */
export function Updates() {
  const { updates: words } = useWords().window;
  const updates = useWindowState((state) => state.status?.updates);
  const hasSettings = useWindowState((state) => state.settings !== undefined);
  if (updates === undefined) return null;
  return (
    <section className={styles.part} aria-labelledby="about-updates">
      <h3 id="about-updates" className={styles.title}>
        {words.heading}
      </h3>
      {!updates.isPossible && <p className={styles.hint}>{words.notPossible}</p>}
      {updates.available !== undefined && <Available update={updates.available} />}
      {updates.isPossible && <LastCheck updates={updates} />}
      {updates.host !== undefined && hasSettings && <Daily host={updates.host} />}
    </section>
  );
}

function Available({ update: { version, commands } }: { readonly update: AvailableUpdate }) {
  const { updates: words } = useWords().window;
  const does = useCommands();
  const lead = [words.howToElsewhere, words.howTo][commands.length] ?? words.howToByEither;
  return (
    <>
      <div className={styles.line}>
        <p className={styles.available}>{words.available(version)}</p>
        <Button look="primary" icon="link" onClick={() => void does.openReleasePage()}>
          {words.whatChanged}
        </Button>
        <Button look="quiet" onClick={() => void does.skipUpdate(version)}>
          {words.notThisVersion}
        </Button>
      </div>
      <p className={styles.hint}>{lead}</p>
      {commands.map((command, at) => (
        <div key={command} className={styles.command}>
          <code className={styles.code}>{command}</code>
          <IconButton icon="copy" label={words.copyCommand(command)} onClick={() => void does.copyUpdateCommand(at)} />
        </div>
      ))}
    </>
  );
}

function LastCheck({ updates }: { readonly updates: UpdatesSnapshot }) {
  const { updates: words } = useWords().window;
  const does = useCommands();
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
      <Button icon="refresh" busy={isChecking} onClick={() => void does.checkForUpdates()}>
        {words.check}
      </Button>
    </div>
  );
}

function Daily({ host }: { readonly host: string }) {
  const { updates: words } = useWords().window;
  const daily = useSetting('checksForUpdates');
  return (
    <div className={styles.daily}>
      <SettingRow label={words.daily} hint={words.dailyHint(host)} setting={daily}>
        {(ties) => <Switch ties={ties} on={daily.value} onSwitch={(on) => void daily.set(on)} />}
      </SettingRow>
    </div>
  );
}
