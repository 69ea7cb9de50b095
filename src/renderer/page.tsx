import { FirstRun } from './features/add-session/first-run.tsx';
import { LanguageSwitch } from './features/language/language-switch.tsx';
import { Banners } from './features/notices/banners.tsx';
import { NewsLine } from './features/notices/news-line.tsx';
import { RolesPage } from './features/roles/roles-page.tsx';
import { SessionsBar } from './features/sessions/sessions-bar.tsx';
import styles from './page.module.css';
import { useWindowState, useWords } from './state/window-context.ts';

/** What lies under every sheet: nothing until main has spoken, the first run without sessions, else sessions and roles. */
export function Page() {
  const { title } = useWords().window;
  const known = useWindowState((state) => state.status !== undefined);
  const hasSessions = useWindowState((state) => (state.status?.sessions.length ?? 0) > 0);
  const sheetOpen = useWindowState((state) => state.sheet.at !== 'none');
  return (
    <>
      <div className={styles.page}>
        <header className={styles.top}>
          <h1 className={styles.title}>{title}</h1>
          <LanguageSwitch />
        </header>
        {known && <Banners />}
        {known && (
          <main className={styles.main}>
            {hasSessions ? (
              <>
                <SessionsBar />
                <RolesPage />
              </>
            ) : (
              <FirstRun />
            )}
          </main>
        )}
      </div>
      {!sheetOpen && <NewsLine />}
    </>
  );
}
