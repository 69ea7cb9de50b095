import { useWords } from '../../state/window-context.ts';
import type { Section } from './list-rows.ts';
import styles from './section-row.module.css';

export function SectionRow({ section }: { readonly section: Section }) {
  const { directory } = useWords().window;
  return (
    <div role="rowheader" className={styles.section}>
      {directory[section]}
    </div>
  );
}
