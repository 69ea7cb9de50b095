/** Longest name shown in full, in code points: account and role names have no length AWS promises. */
export const NAME_LENGTH = 60;

/**
 * A hostile text made safe to show on one line: line breaks and tabs become a space; other control characters,
 * and characters that reorder, hide or join text unseen (bidirectional controls, zero-width characters, variation
 * tags, lone surrogates), become a visible `�`. Longer than `maxLength` code points ends in `…`.
 */
export function safeText(text: string, maxLength: number = NAME_LENGTH): string {
  if (text.length <= maxLength && PRINTABLE_ASCII.test(text)) return text.trim();
  const shown = text.replace(LINE_BREAKS, ' ').replace(UNSEEN, '\uFFFD').trim();
  const points = Array.from(shown);
  if (points.length <= maxLength) return shown;
  return `${points
    .slice(0, maxLength - 1)
    .join('')
    .trimEnd()}…`;
}

/** A text for a menu's label, where a single `&` would mark a keyboard mnemonic and vanish. */
export function menuLabel(text: string): string {
  return text.replaceAll('&', '&&');
}

/** Nearly all names there are; a list of thousands is made safe while a person waits. */
const PRINTABLE_ASCII = /^[ -~]*$/;
const LINE_BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/gu;
/** Control (Cc), format (Cf: bidi, zero-width, tags), surrogates (Cs), private use (Co), and fillers that show as nothing. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u034F\u115F\u1160\u17B4\u17B5\u3164\uFFA0]/gu;
