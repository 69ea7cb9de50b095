/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows of a virtual list are placed one by one, which a table's own layout forbids */
import { useWords } from '../../../state/window-context.ts';
import type { Section } from '../list/list-rows.ts';
import styles from './section-row.module.css';

export function SectionRow({ section }: { readonly section: Section }) {
  const { directory } = useWords().window;
  return (
    <div role="rowheader" className={styles.section}>
      {directory[section]}
    </div>
  );
}
