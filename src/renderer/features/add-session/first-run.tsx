import { useTools, useWords } from '../../state/window-context.ts';
import { Emblem } from '../../ui/emblem.tsx';
import { RAIL, useMedia } from '../../ui/use-media.ts';
import { LanguageSwitch } from '../language/language-switch.tsx';
import styles from './first-run.module.css';
import { OtherTools } from '../overview/other-tools.tsx';
import { StartChoices } from '../overview/start-choices.tsx';
import { SessionForm } from './session-form.tsx';

/** The start page while there is no session: a form with one field, which leads to the sign-in. */
export function FirstRun() {
  const { firstRun } = useWords().window;
  const { store } = useTools();
  const hasRail = useMedia(RAIL);
  return (
    <section className={styles.page} aria-labelledby="first-run">
      <div className={styles.card}>
        <header className={styles.header}>
          <div className={styles.above}>
            <Emblem />
            {!hasRail && <LanguageSwitch />}
          </div>
          <h2 id="first-run" className={styles.heading}>
            {firstRun.heading}
          </h2>
          <p className={styles.body}>{firstRun.body}</p>
        </header>
        {/* A person who adds a session by hand needs no overview afterwards. */}
        <SessionForm onAdding={(is) => store.send({ type: 'overview', is: is === 'begun' ? 'left' : 'asBefore' })} />
        <OtherTools />
        <StartChoices />
      </div>
    </section>
  );
}
