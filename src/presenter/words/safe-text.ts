/** The longest name that is shown in full, in code points. AWS guarantees no length for account and role names. */
export const NAME_LENGTH = 60;

/** Nearly all names are like this, and a test for it is faster than the replacements below. */
const PRINTABLE_ASCII = /^[ -~]*$/;

const LINE_BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/gu;

/**
 * Makes a hostile text safe to show on one line. Line breaks and tabs become a space. Other control characters, and invisible
 * characters that reorder, hide or join text (bidirectional controls, zero-width characters, variation tags, lone surrogates),
 * become a visible `�`. The zero-width joiner stays in the emoji that Unicode recommends (UTS #51, RGI_Emoji_ZWJ_Sequence: 👩‍💻);
 * elsewhere it could make two names look the same. A text longer than `maxLength` code points is cut and ends in `…`.
 */
export function safeText(text: string, maxLength: number = NAME_LENGTH): string {
  if (text.length <= maxLength && PRINTABLE_ASCII.test(text)) return text.trim();
  const shown = withoutUnseen(text.replace(LINE_BREAKS, ' ')).trim();
  if (Array.from(shown).length <= maxLength) return shown;
  return `${beginning(shown, maxLength - 1).trimEnd()}…`;
}

/** Escapes a menu's label, in which a single `&` would mark a keyboard mnemonic and not be shown. */
export function menuLabel(text: string): string {
  return text.replaceAll('&', '&&');
}

const JOINER = '\u200D';

/** Control (Cc), format (Cf: bidi, zero-width, tags), surrogates (Cs), private use (Co), and invisible fillers. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u034F\u115F\u1160\u17B4\u17B5\u3164\uFFA0]/gu;

// Built from a string, because the compiler's target is older than the flag `v`. The runtimes have it (Node 20, Chrome 112).
const JOINED_EMOJI = new RegExp(String.raw`(\p{RGI_Emoji_ZWJ_Sequence})`, 'v');

function withoutUnseen(text: string): string {
  if (!text.includes(JOINER)) return text.replace(UNSEEN, '\uFFFD');
  return text
    .split(JOINED_EMOJI)
    .map((part) => (isJoinedEmoji(part) ? part : part.replace(UNSEEN, '\uFFFD')))
    .join('');
}

/** The first `length` code points at most, without cutting an emoji that consists of several. */
function beginning(text: string, length: number): string {
  const units = text.includes(JOINER)
    ? text.split(JOINED_EMOJI).flatMap((part) => (isJoinedEmoji(part) ? [part] : Array.from(part)))
    : Array.from(text);
  let left = length;
  const cut = units.findIndex((unit) => (left -= Array.from(unit).length) < 0);
  return units.slice(0, cut).join('');
}

const WHOLE_JOINED_EMOJI = new RegExp(String.raw`^\p{RGI_Emoji_ZWJ_Sequence}$`, 'v');

/** Returns true for those parts of the split that are joined emoji. */
function isJoinedEmoji(part: string): boolean {
  return part.length > 1 && WHOLE_JOINED_EMOJI.test(part);
}
