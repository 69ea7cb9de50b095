const ATTRIBUTE = 'data-focus-first';

/** Props of the element that takes the focus when it appears. */
export const takesFocus = {
  [ATTRIBUTE]: '',
  ref: (element: HTMLElement | null): void => element?.focus(),
};

/** A dialog that opens puts the focus on its first element; this hands it to the one that asked for it. */
export function focusFirstIn(container: HTMLElement | null): void {
  container?.querySelector<HTMLElement>(`[${ATTRIBUTE}]`)?.focus();
}
