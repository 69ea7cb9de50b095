import { Activity, useState } from 'react';
import { AboutPage } from './features/about/about-page.tsx';
import { ActivityPage } from './features/activity/activity-page.tsx';
import { FirstRun } from './features/add-session/first-run.tsx';
import { DoctorPage } from './features/doctor/doctor-page.tsx';
import { FailureBoundary } from './features/failure/failure-boundary.tsx';
import { PageBoundary } from './features/failure/page-boundary.tsx';
import { LanguageSwitch } from './features/language/language-switch.tsx';
import { Navigation } from './features/navigation/navigation.tsx';
import { useFind } from './features/navigation/use-find.ts';
import { usePageKeys } from './features/navigation/use-page-keys.ts';
import { Banners } from './features/notices/banners.tsx';
import { ConfigUnreadable, isUnreadable } from './features/notices/config-unreadable.tsx';
import { useNewsKeys } from './features/notices/news-keys.ts';
import { NewsLine } from './features/notices/news-line.tsx';
import { Overview } from './features/overview/overview.tsx';
import { useRememberOverview } from './features/overview/use-remember-overview.ts';
import { ProfilesPage } from './features/profiles/profiles-page.tsx';
import { RolesPage } from './features/roles/roles-page.tsx';
import { SettingsPage } from './features/settings/settings-page.tsx';
import styles from './page.module.css';
import { PAGES, type PageName } from '../shared/pages.ts';
import { RAIL, useMedia } from './ui/use-media.ts';
import { useWindowState, useWords } from './state/window-context.ts';
import { showsOverview } from './state/window-state.ts';

/** All that is below a sheet: the navigation, the banners and one page. Pages appear with the first status from main. */
export function Page() {
  const words = useWords().window;
  const hasStatus = useWindowState((state) => state.status !== undefined);
  // A new person finds the language switch at once. Later it is among the settings.
  const isNew = useWindowState(
    ({ page, status, settings }) =>
      page === 'roles' && (status?.sessions.length === 0 || settings?.overviewLeft === false),
  );
  // In a narrow window the navigation takes the whole line, so the page shows the switch.
  const hasRail = useMedia(RAIL);
  const sheetOpen = useWindowState((state) => state.sheet.at !== 'none');
  usePageKeys();
  useFind();
  useNewsKeys();
  return (
    <>
      <div className={styles.window}>
        <header className={styles.rail}>
          <h1 className={styles.title}>{words.title}</h1>
          {hasStatus && <Navigation />}
          {isNew && hasRail && <LanguageSwitch />}
        </header>
        <div className={styles.banners}>
          <FailureBoundary part="banners" renderFailure={() => null}>
            <Banners />
          </FailureBoundary>
        </div>
        {hasStatus && <Pages />}
      </div>
      {!sheetOpen && <NewsLine />}
    </>
  );
}

const PAGE_COMPONENTS: Readonly<Record<PageName, () => React.ReactNode>> = {
  roles: StartPage,
  profiles: ProfilesPage,
  doctor: DoctorPage,
  activity: ActivityPage,
  settings: SettingsPage,
  about: AboutPage,
};

/** A page that was opened once stays mounted but hidden, so that its text fields and scroll position are retained. */
function Pages() {
  const page = useWindowState((state) => state.page);
  const [seen, setSeen] = useState<readonly PageName[]>([page]);
  if (!seen.includes(page)) setSeen([...seen, page]);
  return PAGES.filter((name) => seen.includes(name)).map((name) => {
    const PageContent = PAGE_COMPONENTS[name];
    return (
      <Activity key={name} mode={name === page ? 'visible' : 'hidden'}>
        <PageBoundary page={name}>
          <PageContent />
        </PageBoundary>
      </Activity>
    );
  });
}

/** The roles. Without sessions it is the first run, and on the first start the overview of this machine. */
function StartPage() {
  const hasSessions = useWindowState((state) => (state.status?.sessions.length ?? 0) > 0);
  const isKnown = useWindowState((state) => state.settings !== undefined);
  const isOverview = useWindowState(showsOverview);
  useRememberOverview();
  const unreadable = useWindowState((state) => state.status !== undefined && isUnreadable(state.status));
  // The settings say whether the overview was left. Until they arrive, show neither page.
  if (!isKnown) return <main className={styles.main} />;
  if (!hasSessions) return <main className={styles.main}>{unreadable ? <ConfigUnreadable /> : <FirstRun />}</main>;
  if (isOverview) return <Overview />;
  return (
    <main className={styles.main}>
      <RolesPage />
    </main>
  );
}
