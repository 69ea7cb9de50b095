import { useTools, useWindowState, useWords } from '../../state/window-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { AdvancedSection } from './sections/advanced-section.tsx';
import { BrowsersSection } from './sections/browsers-section.tsx';
import { GeneralSection } from './sections/general-section.tsx';
import { KeysSection } from './sections/keys-section.tsx';
import { PreferencesSection } from './sections/preferences-section.tsx';
import { NoticesSection } from './sections/notices-section.tsx';
import { ProfilesSection } from './sections/profiles-section.tsx';
import { ProductionSection } from './sections/production-section.tsx';
import { SectionLinks } from './controls/section-links.tsx';
import { SessionsSection } from './sections/sessions-section.tsx';
import { ScrollingPage } from '../../ui/scrolling-page.tsx';
import styles from './settings-page.module.css';

/** All settings in one page that scrolls. Each change takes effect at once. */
export function SettingsPage() {
  const words = useWords().window;
  const { settings: phrases } = words;
  const { store } = useTools();
  const isKnown = useWindowState((state) => state.settings !== undefined);
  const hasSessions = useWindowState((state) => (state.status?.sessions.length ?? 0) > 0);
  return (
    <ScrollingPage
      heading={phrases.heading}
      lead={phrases.lead}
      className={styles.page}
      actions={
        hasSessions && (
          <Button look="quiet" icon="shield" onClick={() => store.send({ type: 'overview', is: 'asked' })}>
            {words.overview.open}
          </Button>
        )
      }
    >
      {isKnown ? (
        <div className={styles.body}>
          <SectionLinks />
          <div className={styles.sections}>
            <GeneralSection />
            <KeysSection />
            <ProfilesSection />
            <NoticesSection />
            <SessionsSection />
            <ProductionSection />
            <BrowsersSection />
            <PreferencesSection />
            <AdvancedSection />
          </div>
        </div>
      ) : (
        <EmptyState icon="sliders" title={phrases.loading} />
      )}
    </ScrollingPage>
  );
}
