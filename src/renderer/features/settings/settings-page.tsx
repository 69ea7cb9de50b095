import { useEffect, useRef } from 'react';
import { useTools, useWindowState, useWords } from '../../state/window-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { pageFocus } from '../../ui/focus-page.ts';
import { AdvancedSection } from './sections/advanced-section.tsx';
import { BrowsersSection } from './sections/browsers-section.tsx';
import { GeneralSection } from './sections/general-section.tsx';
import { KeysSection } from './sections/keys-section.tsx';
import { PreferencesSection } from './sections/preferences-section.tsx';
import { NoticesSection } from './sections/notices-section.tsx';
import { ProductionSection } from './sections/production-section.tsx';
import { SectionLinks } from './controls/section-links.tsx';
import { SessionsSection } from './sections/sessions-section.tsx';
import styles from './settings-page.module.css';

/** Everything a person may set, in one page that scrolls; each change holds at once. */
export function SettingsPage() {
  const words = useWords().window;
  const { settings: phrases } = words;
  const { store } = useTools();
  const isKnown = useWindowState((state) => state.settings !== undefined);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <main className={styles.page} aria-label={phrases.heading}>
      <div className={styles.top}>
        <div className={styles.words}>
          <h2 ref={heading} tabIndex={-1} className={styles.heading} {...pageFocus}>
            {phrases.heading}
          </h2>
          <p className={styles.lead}>{phrases.lead}</p>
        </div>
        <Button look="quiet" icon="info" onClick={() => store.send({ type: 'pageAsked', page: 'about' })}>
          {words.about.heading}
        </Button>
      </div>
      {isKnown ? (
        <div className={styles.body}>
          <SectionLinks />
          <div className={styles.sections}>
            <GeneralSection />
            <KeysSection />
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
    </main>
  );
}
