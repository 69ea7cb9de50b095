import { useWords } from '../../state/window-context.ts';
import { Emblem } from '../../ui/emblem.tsx';
import styles from './first-run.module.css';
import { SessionForm } from './session-form.tsx';

/** All there is while no session is known: one form, and the sign-in follows. */
export function FirstRun() {
  const { firstRun } = useWords().window;
  return (
    <section className={styles.page} aria-labelledby="first-run">
      <div className={styles.card}>
        <header className={styles.header}>
          <Emblem />
          <h2 id="first-run" className={styles.heading}>
            {firstRun.heading}
          </h2>
          <p className={styles.body}>{firstRun.body}</p>
        </header>
        <SessionForm />
      </div>
    </section>
  );
}
