import type { About } from '../../../shared/about.ts';
import { useWords } from '../../state/window-context.ts';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import styles from './about-page.module.css';
import { PlaceList } from './places.tsx';

/** The licences of runtime and bundled packages and where their texts are, collapsed at first. */
export function Licences({ licences, licenceTexts }: Pick<About, 'licences' | 'licenceTexts'>) {
  const { about: words } = useWords().window;
  if (licences.length === 0) return <p className={styles.hint}>{words.noLicences}</p>;
  return (
    <details className={classNames(styles.part, styles.folded)}>
      <summary className={styles.summary}>
        <Icon name="chevron" />
        {words.licences(licences.length)}
      </summary>
      <p className={styles.hint}>{words.licencesLead}</p>
      <PlaceList places={[{ what: 'licenceTexts', path: licenceTexts }]} />
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
