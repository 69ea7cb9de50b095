import { LANGUAGES } from '../../shared/domain/languages.ts';
import { fixtures } from '../fixtures/fixtures.ts';
import styles from './fixture-list.module.css';

/** A developer's page: a link to every state in every language. */
export function FixtureList() {
  return (
    <main className={styles.page}>
      <h1>Daypass gallery</h1>
      <ul className={styles.list}>
        {Object.keys(fixtures).map((name) => (
          <li key={name}>
            {name}{' '}
            {LANGUAGES.map((language) => (
              <a key={language} className={styles.link} href={`?fixture=${name}&language=${language}`}>
                {language}
              </a>
            ))}
          </li>
        ))}
      </ul>
    </main>
  );
}
