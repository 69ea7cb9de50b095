import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { focusFirstIn } from '../focus-first.ts';
import styles from './sheet.module.css';

interface SheetProps {
  readonly title: string;
  readonly subtitle?: ReactNode;
  /** Wide enough for two texts side by side, if the window is. */
  readonly wide?: boolean;
  /** `production`: the sheet is about production. The title says it too, so that colour is not the only sign. */
  readonly tone?: 'production';
  /** Called on Escape. The sheet stays until its owner unmounts it. */
  readonly onDismiss: () => void;
  readonly children: ReactNode;
}

/** A modal dialog. The browser holds the focus inside it and restores it afterwards. */
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
