import { useWords } from '../../state/window-context.ts';
import { Icon } from '../../ui/icon.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import styles from './health-marks.module.css';
import type { ClientHealth } from './profile-health.ts';

/** A tick or a cross with the name of each tool, so that colour is not the only sign. */
export function HealthMarks({ clients }: { readonly clients: readonly ClientHealth[] }) {
  const { health: words } = useWords().window;
  return (
    <ul className={styles.marks}>
      {clients.map(({ client, works }) => (
        <li key={client} className={works ? styles.works : styles.fails} title={words.clients[client]}>
          <Icon name={works ? 'check' : 'close'} />
          <span aria-hidden="true">{words.shortClients[client]}</span>
          <VisuallyHidden>{(works ? words.worksWith : words.failsWith)(words.clients[client])}</VisuallyHidden>
        </li>
      ))}
    </ul>
  );
}
