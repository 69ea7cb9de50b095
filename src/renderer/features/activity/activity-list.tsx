import { useId, useState } from 'react';
import { calendarTime } from '../../../presenter/sessions/calendar-time.ts';
import { useLanguage, useNow, useWords } from '../../state/window-context.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { activityDays } from './activity-days.ts';
import { ICON_OF, type ShownEntry } from './activity-entry.ts';
import styles from './activity-list.module.css';

const AT_A_TIME = 100;

/** Entries by day, newest first. A button shows more. */
export function ActivityList({ entries }: { readonly entries: readonly ShownEntry[] }) {
  const { activity: words } = useWords().window;
  const language = useLanguage();
  const nowMillis = useNow('minute');
  const [shown, setShown] = useState(AT_A_TIME);
  const id = useId();
  return (
    <div className={styles.days}>
      {activityDays(entries.slice(0, shown), nowMillis, language).map(({ date, heading, entries: ofDay }) => (
        <section key={date} aria-labelledby={`${id}-${date}`}>
          <h3 className={styles.day} id={`${id}-${date}`}>
            {heading}
          </h3>
          <ol className={styles.entries}>
            {ofDay.map((entry) => (
              <Entry key={entry.id} shown={entry} />
            ))}
          </ol>
        </section>
      ))}
      {entries.length > shown && (
        <div className={styles.more}>
          <Button onClick={() => setShown(shown + AT_A_TIME)}>
            {words.showMore(Math.min(AT_A_TIME, entries.length - shown))}
          </Button>
        </div>
      )}
    </div>
  );
}

function Entry({ shown: { entry, what, whom } }: { readonly shown: ShownEntry }) {
  const language = useLanguage();
  const { atMillis } = entry;
  return (
    <li className={styles.entry}>
      <span className={styles.icon}>
        <Icon name={ICON_OF[entry.what]} />
      </span>
      <div className={styles.words}>
        <p className={styles.what}>{what}</p>
        {whom !== undefined && <p className={styles.whom}>{whom}</p>}
      </div>
      <time
        className={styles.time}
        dateTime={new Date(atMillis).toISOString()}
        title={calendarTime(atMillis, language)}
      >
        {new Intl.DateTimeFormat(language, { timeStyle: 'short' }).format(atMillis)}
      </time>
    </li>
  );
}
