import { useWords } from '../../../state/window-context.ts';
import { sectionId, SECTIONS } from './section.tsx';
import styles from './section-links.module.css';

/** Links to the page's sections, beside them in a wide window. A click scrolls to the section and focuses it. */
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
