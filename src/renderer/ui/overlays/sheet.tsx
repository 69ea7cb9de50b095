import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { focusFirstIn } from '../focus-first.ts';
import styles from './sheet.module.css';

interface SheetProps {
  readonly title: string;
  readonly subtitle?: ReactNode;
  /** Room for two texts side by side, where the window has it. */
  readonly wide?: boolean;
  /** `production`: what follows touches production. Never by colour alone: the title says it. */
  readonly tone?: 'production';
  /** Escape; the sheet itself stays until its owner takes it away. */
  readonly onDismiss: () => void;
  readonly children: ReactNode;
}

/** A modal over the page: the browser keeps the focus inside and hands it back to where it was. */
export function Sheet({ title, subtitle, wide = false, tone, onDismiss, children }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    focusFirstIn(element);
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={classNames(styles.sheet, wide && styles.wide, tone && styles[tone])}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onDismiss();
      }}
    >
      <header className={styles.header}>
        <h2 className={styles.title} id={titleId}>
          {title}
        </h2>
        {subtitle !== undefined && <p className={styles.subtitle}>{subtitle}</p>}
      </header>
      {children}
    </dialog>
  );
}

/** The row of buttons that ends a sheet. */
export function SheetActions({ children }: { readonly children: ReactNode }) {
  return <div className={styles.actions}>{children}</div>;
}
