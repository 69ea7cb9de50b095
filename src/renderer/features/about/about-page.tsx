import { joinSentences } from '../../../presenter/words/join-sentences.ts';
import { useCallback } from 'react';
import { errorWords } from '../../../presenter/words/error-words.ts';
import type { About } from '../../../shared/about.ts';
import { useAnswer } from '../../state/use-answer.ts';
import { useCommands, useLanguage, useTools, useWords } from '../../state/window-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { IconButton } from '../../ui/controls/icon-button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Emblem } from '../../ui/emblem.tsx';
import { ScrollingPage } from '../../ui/scrolling-page.tsx';
import styles from './about-page.module.css';
import { Licences } from './licences.tsx';
import { Places } from './places.tsx';
import { Updates } from './updates.tsx';

/** Versions, updates, project pages, a report for bug trackers, the folders in use, and licences. */
export function AboutPage() {
  const words = useWords().window;
  const { about: phrases } = words;
  const { bridge } = useTools();
  const language = useLanguage();
  const { value: about, failure, asking, askAgain } = useAnswer(useCallback(() => bridge.about({}), [bridge]));
  const wrong = failure === undefined ? undefined : errorWords(failure, language);
  return (
    <ScrollingPage heading={phrases.heading} lead={phrases.summary} className={styles.page} emblem={<Emblem />}>
      {wrong !== undefined && about === undefined && (
        <EmptyState icon="warning" title={phrases.failed} hint={joinSentences(language, wrong.message, wrong.next)}>
          <Button look="primary" icon="refresh" busy={asking} onClick={askAgain}>
            {words.errors.tryAgain}
          </Button>
        </EmptyState>
      )}
      {wrong === undefined && about === undefined && <EmptyState icon="info" title={phrases.loading} />}
      {about !== undefined && (
        <div className={styles.parts}>
          <Versions versions={about.versions} />
          <Updates />
          <ProjectPages pages={about.projectPages} />
          <Report />
          <Places places={about.places} />
          <Licences licences={about.licences} licenceTexts={about.licenceTexts} />
        </div>
      )}
    </ScrollingPage>
  );
}

function Versions({ versions }: { readonly versions: About['versions'] }) {
  const { about: words, title } = useWords().window;
  const commands = useCommands();
  const builtWith = [
    [words.electron, versions.electron],
    [words.chrome, versions.chrome],
    [words.node, versions.node],
  ] as const;
  return (
    <section className={styles.part} aria-label={words.versions}>
      <p className={styles.version}>
        {title} <span>{words.version(versions.daypass)}</span>
        <IconButton icon="copy" label={words.copyVersion} onClick={() => void commands.copyVersion()} />
      </p>
      <dl className={styles.facts}>
        {builtWith.map(([name, version]) => (
          <div key={name} className={styles.fact}>
            <dt>{name}</dt>
            <dd>{version}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Links to the project's pages. A build without a repository has none. */
function ProjectPages({ pages }: { readonly pages: About['projectPages'] }) {
  const words = useWords();
  const commands = useCommands();
  if (pages.length === 0) return null;
  return (
    <section className={styles.part} aria-labelledby="about-pages">
      <h3 id="about-pages" className={styles.title}>
        {words.window.about.pages}
      </h3>
      <div className={styles.links}>
        {pages.map((page) => (
          <Button key={page} icon="console" onClick={() => void commands.openProjectPage(page)}>
            {words.appMenu.pages[page]}
          </Button>
        ))}
      </div>
    </section>
  );
}

function Report() {
  const { about: words } = useWords().window;
  const commands = useCommands();
  return (
    <section className={styles.part} aria-labelledby="about-report">
      <h3 id="about-report" className={styles.title}>
        {words.report}
      </h3>
      <div className={styles.report}>
        <p className={styles.hint}>{words.reportHint}</p>
        <Button icon="copy" onClick={() => void commands.copyReport()}>
          {words.copyReport}
        </Button>
      </div>
    </section>
  );
}
