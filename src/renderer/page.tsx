import { FirstRun } from './features/add-session/first-run.tsx';
import { LanguageSwitch } from './features/language/language-switch.tsx';
import { Banners } from './features/notices/banners.tsx';
import { ConfigUnreadable, isUnreadable } from './features/notices/config-unreadable.tsx';
import { NewsLine } from './features/notices/news-line.tsx';
import { RolesPage } from './features/roles/roles-page.tsx';
import { SessionsBar } from './features/sessions/sessions-bar.tsx';
import styles from './page.module.css';
import { useTools, useWindowState, useWords } from './state/window-context.ts';
import { classNames } from './ui/class-names.ts';
import { IconButton } from './ui/icon-button.tsx';

/** What lies under every sheet: nothing until main has spoken, the first run without sessions, else sessions and roles. */
export function Page() {
  const words = useWords().window;
  const { store } = useTools();
  const status = useWindowState((state) => state.status);
  const sheetOpen = useWindowState((state) => state.sheet.at !== 'none');
  const hasSessions = status !== undefined && status.sessions.length > 0;
  return (
    <>
      <div className={classNames(styles.page, hasSessions && styles.inColumns)}>
        <header>
          <div className={styles.top}>
            <h1 className={styles.title}>{words.title}</h1>
            {hasSessions && (
              <IconButton
                icon="plus"
                label={words.sessions.add}
                onClick={() => store.send({ type: 'sheetAsked', sheet: { at: 'addSession' } })}
              />
            )}
            <LanguageSwitch />
          </div>
          <Banners />
        </header>
        <main className={styles.main}>
          {hasSessions && <SessionsBar />}
          {hasSessions && <RolesPage />}
          {status !== undefined && !hasSessions && (isUnreadable(status) ? <ConfigUnreadable /> : <FirstRun />)}
        </main>
      </div>
      {!sheetOpen && <NewsLine />}
    </>
  );
}
