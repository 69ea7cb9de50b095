import { PAGES, type PageName } from '../../../shared/pages.ts';
import { useTools, useWindowState, useWords } from '../../state/window-context.ts';
import { classNames } from '../../ui/class-names.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { useDiagnosis } from '../health/diagnosis-context.ts';
import styles from './navigation.module.css';
import { isMac } from './platform.ts';

const ICONS: Readonly<Record<PageName, IconName>> = {
  roles: 'key',
  profiles: 'file',
  doctor: 'pulse',
  activity: 'clock',
  settings: 'sliders',
  about: 'info',
};

/** Links to the pages: a rail beside the page in a wide window, tabs above it in a narrow one. */
export function Navigation() {
  const { navigation } = useWords().window;
  const { store } = useTools();
  const page = useWindowState((state) => state.page);
  return (
    <nav className={styles.navigation} aria-label={navigation.heading}>
      <ul className={styles.pages}>
        {PAGES.map((name, at) => (
          <li key={name}>
            <a
              href={`#${name}`}
              className={classNames(styles.page, name === 'about' && styles.byIcon, name === page && styles.current)}
              aria-current={name === page ? 'page' : undefined}
              aria-keyshortcuts={`${isMac ? 'Meta' : 'Control'}+${at + 1}`}
              title={`${navigation[name]} (${isMac ? '⌘' : 'Ctrl '}${at + 1})`}
              onClick={(event) => {
                event.preventDefault();
                store.send({ type: 'pageAsked', page: name });
              }}
            >
              <Icon name={ICONS[name]} />
              <span className={styles.name}>{navigation[name]}</span>
              <span className={styles.key} aria-hidden="true">
                {isMac ? '⌘' : 'Ctrl '}
                {at + 1}
              </span>
              {name === 'doctor' && <DoctorBadge />}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The number of errors that the doctor has found. */
function DoctorBadge() {
  const { doctor } = useWords().window;
  const findings = useDiagnosis().value?.findings ?? [];
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  if (errors === 0) return null;
  return (
    <span className={styles.badge}>
      <span aria-hidden="true">{errors > 99 ? '99+' : errors}</span>
      <VisuallyHidden>{doctor.counts.error(errors)}</VisuallyHidden>
    </span>
  );
}
