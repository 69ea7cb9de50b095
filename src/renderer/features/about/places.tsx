import { safeText } from '../../../presenter/words/safe-text.ts';
import type { About } from '../../../shared/about.ts';
import { useCommands, useWords } from '../../state/window-context.ts';
import { IconButton } from '../../ui/controls/icon-button.tsx';
import styles from './about-page.module.css';

const LONGEST_PATH = 1_024;

/** Where the AWS files and Daypass's own folders are. */
export function Places({ places }: Pick<About, 'places'>) {
  const { about: words } = useWords().window;
  return (
    <section className={styles.part} aria-labelledby="about-places">
      <h3 id="about-places" className={styles.title}>
        {words.places}
      </h3>
      <PlaceList places={places} />
    </section>
  );
}

/** Paths, each with a button that copies it and one that shows it in its folder. */
export function PlaceList({ places }: Pick<About, 'places'>) {
  const { about: words } = useWords().window;
  const commands = useCommands();
  return (
    <dl className={styles.places}>
      {places.map(({ what, path }) => (
        <div key={what} className={styles.place}>
          <dt>{words.place[what]}</dt>
          <dd>
            <code className={styles.path}>{safeText(path, LONGEST_PATH)}</code>
            <IconButton
              icon="copy"
              label={words.copyPath(words.place[what])}
              onClick={() => void commands.copyPlace(what)}
            />
            <IconButton
              icon="folder"
              label={words.showPlace(words.place[what])}
              onClick={() => void commands.showPlace(what)}
            />
          </dd>
        </div>
      ))}
    </dl>
  );
}
