import stringWidth from 'string-width';

const PRINTABLE_ASCII = /^[ -~]*$/;

/** The cells that a terminal gives a text: two for East Asian wide characters and emoji, none for combining marks. */
export function shownWidth(text: string): number {
  return PRINTABLE_ASCII.test(text) ? text.length : stringWidth(text);
}

/** The beginning of a text that fits in so many cells, ending in `…` where something is left out. */
export function cutToWidth(text: string, cells: number): string {
  if (shownWidth(text) <= cells) return text;
  if (cells < 1) return '';
  let shown = '';
  let used = 0;
  for (const { segment } of graphemes().segment(text)) {
    const width = shownWidth(segment);
    if (used + width > cells - 1) break;
    shown += segment;
    used += width;
  }
  return `${shown}…`;
}

/** Characters as a person counts them. */
export function graphemes(): Intl.Segmenter {
  return new Intl.Segmenter(undefined, { granularity: 'grapheme' });
}
