import type { ReactNode } from 'react';
import { useWords } from '../../../state/window-context.ts';
import styles from './section.module.css';

export const SECTIONS = [
  'general',
  'keys',
  'profiles',
  'notices',
  'sessions',
  'production',
  'browsers',
  'marks',
  'advanced',
] as const;
export type SectionName = (typeof SECTIONS)[number];

interface SectionProps {
  readonly name: SectionName;
  readonly hint?: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** Settings that belong together, below a heading that `SectionLinks` leads to. */
export function Section({ name, hint, actions, children }: SectionProps) {
  const { sections } = useWords().window.settings;
  const id = sectionId(name);
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.top}>
        <h3 id={id} tabIndex={-1} className={styles.heading}>
          {sections[name]}
        </h3>
        {actions}
        {hint !== undefined && <p className={styles.hint}>{hint}</p>}
      </div>
      <div className={styles.card}>{children}</div>
    </section>
  );
}

/** A line in place of a card's rows. */
export function CardNote({ children }: { readonly children: ReactNode }) {
  return <p className={styles.note}>{children}</p>;
}

export function sectionId(name: SectionName): string {
  return `settings-${name}`;
}
