import type { About } from '../../../shared/about.ts';
import { useWords } from '../../state/window-context.ts';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import styles from './about-page.module.css';

/** The licences of bundled packages, collapsed at first. */
export function Licences({ licences }: Pick<About, 'licences'>) {
  const { about: words } = useWords().window;
  if (licences.length === 0) return <p className={styles.hint}>{words.noLicences}</p>;
  return (
    <details className={classNames(styles.part, styles.folded)}>
      <summary className={styles.summary}>
        <Icon name="chevron" />
        {words.licences(licences.length)}
      </summary>
      <p className={styles.hint}>{words.licencesLead}</p>
      <table className={styles.licences}>
        <thead>
          <tr>
            <th scope="col">{words.package}</th>
            <th scope="col">{words.licence}</th>
          </tr>
        </thead>
        <tbody>
          {licences.map(({ name, version, licence }) => (
            <tr key={`${name} ${version}`}>
              <td>
                {name} <span className={styles.packageVersion}>{version}</span>
              </td>
              <td>{licence}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
