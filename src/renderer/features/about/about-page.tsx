import { useCallback, useEffect, useRef } from 'react';
import { errorWords } from '../../../presenter/words/error-words.ts';
import type { About } from '../../../shared/about.ts';
import { useAnswer } from '../../state/use-answer.ts';
import { useCommands, useLanguage, useTools, useWords } from '../../state/window-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Emblem } from '../../ui/emblem.tsx';
import { pageFocus } from '../../ui/focus-page.ts';
import styles from './about-page.module.css';
import { Licences } from './licences.tsx';
import { Places } from './places.tsx';

/** What this is, what it is built with, where its files lie, and a report for whoever fixes it. */
export function AboutPage() {
  const words = useWords().window;
  const { about: phrases } = words;
  const { bridge } = useTools();
  const language = useLanguage();
  const { value: about, failure, asking, askAgain } = useAnswer(useCallback(() => bridge.about({}), [bridge]));
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const wrong = failure === undefined ? undefined : errorWords(failure, language);
  return (
    <main className={styles.page} aria-label={phrases.heading}>
      <div className={styles.top}>
        <Emblem />
        <div className={styles.words}>
          <h2 ref={heading} tabIndex={-1} className={styles.heading} {...pageFocus}>
            {phrases.heading}
          </h2>
          <p className={styles.lead}>{phrases.summary}</p>
        </div>
      </div>
      {wrong !== undefined && about === undefined && (
        <EmptyState icon="warning" title={phrases.failed} hint={`${wrong.message} ${wrong.next}`}>
          <Button look="primary" icon="refresh" busy={asking} onClick={askAgain}>
            {words.errors.tryAgain}
          </Button>
        </EmptyState>
      )}
      {wrong === undefined && about === undefined && <EmptyState icon="info" title={phrases.loading} />}
      {about !== undefined && (
        <div className={styles.parts}>
          <Versions versions={about.versions} />
          <Report />
          <Places places={about.places} />
          <Licences licences={about.licences} />
        </div>
      )}
    </main>
  );
}

function Versions({ versions }: { readonly versions: About['versions'] }) {
  const { about: words, title } = useWords().window;
  const builtWith = [
    [words.electron, versions.electron],
    [words.chrome, versions.chrome],
    [words.node, versions.node],
  ] as const;
  return (
    <section className={styles.part} aria-label={words.versions}>
      <p className={styles.version}>
        {title} <span>{words.version(versions.daypass)}</span>
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
