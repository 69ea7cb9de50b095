const ATTRIBUTE = 'data-focus-first';

/** Props of the element that takes the focus when it mounts. */
export const takesFocus = {
  [ATTRIBUTE]: '',
  ref: (element: HTMLElement | null): void => element?.focus(),
};

/** An opening dialog focuses its first focusable element. This moves the focus to the element with `takesFocus`. */
export function focusFirstIn(container: HTMLElement | null): void {
  container?.querySelector<HTMLElement>(`[${ATTRIBUTE}]`)?.focus();
}
