const ATTRIBUTE = 'data-page-focus';

/** Props of the element that has the focus when a page opens: its search box, else its heading. */
export const pageFocus = { [ATTRIBUTE]: '' } as const;

/** Focuses the `pageFocus` element of the visible page. Pages opened before are in the document too, but hidden. */
export function focusPage(): void {
  for (const element of document.querySelectorAll<HTMLElement>(`[${ATTRIBUTE}]`))
    if (element.checkVisibility()) return element.focus();
}

const SEARCH = 'data-page-search';

/** Props of a page's search box. */
export const pageSearch = { ...pageFocus, [SEARCH]: '' } as const;

/** Focuses the search box of the visible page and selects its text. Returns false if the page has none. */
export function focusSearch(): boolean {
  const boxes = [...document.querySelectorAll<HTMLInputElement>(`input[${SEARCH}]`)];
  const box = boxes.find((one) => one.checkVisibility());
  box?.focus();
  box?.select();
  return box !== undefined;
}
