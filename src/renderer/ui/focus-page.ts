const ATTRIBUTE = 'data-page-focus';

/** Props of the element that a page hands the focus to: its search box, else its heading. */
export const pageFocus = { [ATTRIBUTE]: '' } as const;

/** Puts the focus where the page that is shown wants it. Pages seen before are in the document too, but not shown. */
export function focusPage(): void {
  for (const element of document.querySelectorAll<HTMLElement>(`[${ATTRIBUTE}]`))
    if (element.checkVisibility()) return element.focus();
}

const SEARCH = 'data-page-search';

/** Props of a page's search box. */
export const pageSearch = { ...pageFocus, [SEARCH]: '' } as const;

/** Puts the focus into the search box of the page that is shown, with its text selected. Returns false where there is none. */
export function focusSearch(): boolean {
  const boxes = [...document.querySelectorAll<HTMLInputElement>(`input[${SEARCH}]`)];
  const box = boxes.find((one) => one.checkVisibility());
  box?.focus();
  box?.select();
  return box !== undefined;
}
