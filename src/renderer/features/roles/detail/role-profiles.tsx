import { useWords } from '../../../state/window-context.ts';
import type { RoleEntry } from '../../../../presenter/search/role-entries.ts';
import styles from './role-detail.module.css';

/** The profiles of the role. */
export function RoleProfiles({ role }: { readonly role: RoleEntry }) {
  const { detail } = useWords().window;
  return (
    <div className={styles.part}>
      <h3 className={styles.heading}>{detail.profiles}</h3>
      {role.profileNames.length === 0 && <p className={styles.health}>{detail.noProfile}</p>}
      <ul className={styles.profiles}>
        {role.profileNames.map((name) => (
          <li key={name} className={styles.profile}>
            <span className={styles.name}>{name}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
