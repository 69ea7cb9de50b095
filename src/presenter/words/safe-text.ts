/** Longest name shown in full, in code points: account and role names have no length AWS promises. */
export const NAME_LENGTH = 60;

/** Nearly all names there are; a list of thousands is made safe while a person waits. */
const PRINTABLE_ASCII = /^[ -~]*$/;

const LINE_BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/gu;

/**
 * A hostile text made safe to show on one line: line breaks and tabs become a space; other control characters,
 * and characters that reorder, hide or join text unseen (bidirectional controls, zero-width characters, variation
 * tags, lone surrogates), become a visible `�`. The zero-width joiner stays within the emoji that Unicode recommends
 * (UTS #51, RGI_Emoji_ZWJ_Sequence: 👩‍💻), where it shows; elsewhere two names would look alike. Longer than `maxLength`
 * code points ends in `…`.
 */
export function safeText(text: string, maxLength: number = NAME_LENGTH): string {
  if (text.length <= maxLength && PRINTABLE_ASCII.test(text)) return text.trim();
  const shown = withoutUnseen(text.replace(LINE_BREAKS, ' ')).trim();
  if (Array.from(shown).length <= maxLength) return shown;
  return `${beginning(shown, maxLength - 1).trimEnd()}…`;
}

/** A text for a menu's label, where a single `&` would mark a keyboard mnemonic and vanish. */
export function menuLabel(text: string): string {
  return text.replaceAll('&', '&&');
}

const JOINER = '\u200D';

/** Control (Cc), format (Cf: bidi, zero-width, tags), surrogates (Cs), private use (Co), and fillers that show as nothing. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u034F\u115F\u1160\u17B4\u17B5\u3164\uFFA0]/gu;

// As text: the compiler's target is older than the flag, the runtimes are not (Node 20, Chrome 112).
const JOINED_EMOJI = new RegExp(String.raw`(\p{RGI_Emoji_ZWJ_Sequence})`, 'v');

function withoutUnseen(text: string): string {
  if (!text.includes(JOINER)) return text.replace(UNSEEN, '\uFFFD');
  return text
    .split(JOINED_EMOJI)
    .map((part) => (isJoinedEmoji(part) ? part : part.replace(UNSEEN, '\uFFFD')))
    .join('');
}

/** At most so many code points from the start, never through an emoji made of several. */
function beginning(text: string, length: number): string {
  const units = text.includes(JOINER)
    ? text.split(JOINED_EMOJI).flatMap((part) => (isJoinedEmoji(part) ? [part] : Array.from(part)))
    : Array.from(text);
  let left = length;
  const cut = units.findIndex((unit) => (left -= Array.from(unit).length) < 0);
  return units.slice(0, cut).join('');
}

const WHOLE_JOINED_EMOJI = new RegExp(String.raw`^\p{RGI_Emoji_ZWJ_Sequence}$`, 'v');

/** Of the parts of a split, whose separators are joined emoji: all else that holds a joiner is no such emoji. */
function isJoinedEmoji(part: string): boolean {
  return part.length > 1 && WHOLE_JOINED_EMOJI.test(part);
}
