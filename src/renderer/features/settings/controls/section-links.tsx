import { useWords } from '../../../state/window-context.ts';
import { sectionId, SECTIONS } from './section.tsx';
import styles from './section-links.module.css';

/** The page's sections, beside them where there is room: each link goes there and takes the focus along. */
export function SectionLinks() {
  const { sections: words } = useWords().window.settings;
  return (
    <nav className={styles.links} aria-label={words.heading}>
      <ul>
        {SECTIONS.map((name) => (
          <li key={name}>
            <a
              href={`#${sectionId(name)}`}
              className={styles.link}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(sectionId(name))?.focus();
              }}
            >
              {words[name]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
