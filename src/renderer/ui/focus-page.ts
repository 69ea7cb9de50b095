const ATTRIBUTE = 'data-page-focus';

/** Props of the element that a page hands the focus to: its search box, else its heading. */
export const pageFocus = { [ATTRIBUTE]: '' } as const;

/** Puts the focus where the page that is shown wants it. Pages seen before are in the document too, but not shown. */
export function focusPage(): void {
  for (const element of document.querySelectorAll<HTMLElement>(`[${ATTRIBUTE}]`))
    if (element.checkVisibility()) return element.focus();
}
