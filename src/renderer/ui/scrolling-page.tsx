import { useEffect, useRef, type ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { pageFocus } from './focus-page.ts';
import styles from './scrolling-page.module.css';

interface ScrollingPageProps {
  readonly heading: string;
  readonly lead: string;
  /** Sets the page's width. */
  readonly className: string | undefined;
  readonly emblem?: ReactNode;
  readonly actions?: ReactNode;
  /** Below the heading, across the page. */
  readonly below?: ReactNode;
  readonly children: ReactNode;
}

/** A page that scrolls as a whole: its heading, which takes the focus when the page opens, and its content. */
export function ScrollingPage({ heading, lead, className, emblem, actions, below, children }: ScrollingPageProps) {
  const headingElement = useRef<HTMLHeadingElement>(null);
  useEffect(() => headingElement.current?.focus(), []);
  return (
    <main className={classNames(styles.page, className)} aria-label={heading}>
      <div className={styles.top}>
        {emblem}
        <div className={styles.words}>
          <h2 ref={headingElement} tabIndex={-1} className={styles.heading} {...pageFocus}>
            {heading}
          </h2>
          <p className={styles.lead}>{lead}</p>
        </div>
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
        {below}
      </div>
      {children}
    </main>
  );
}
