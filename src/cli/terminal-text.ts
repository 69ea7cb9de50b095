/** The joiner stays where it shows: between the parts of an emoji. */
const JOINER_IN_EMOJI = String.raw`(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])\u200d(?=\p{Extended_Pictographic})`;

const SOURCE = String.raw`(?!${JOINER_IN_EMOJI})[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0]`;

const STEERING = new RegExp(String.raw`(?![\n\t])${SOURCE}`, 'u');

/**
 * Text as every command writes it: characters that steer a terminal, reorder text or show as nothing become visible
 * `\uXXXX` escapes (CWE-150). In JSON the escape means the same character. Line ends, tabs and the colours of a diff stay.
 */
export function terminalText(text: string): string {
  if (!STEERING.test(text)) return text;
  return text.split('\n').map(lineText).join('\n');
}

/** A whole line in one of the diff's colours. */
// oxlint-disable-next-line no-control-regex -- these are what is looked for
const COLOURED = /^(\u001b\[(?:1|31|32|36)m)([^\u001b]*)(\u001b\[0m)$/;

const EVERY_STEERING = new RegExp(String.raw`(?!\t)${SOURCE}`, 'gu');

function lineText(line: string): string {
  const end = line.endsWith('\r') ? '\r' : '';
  const [, colour = '', content = '', reset = ''] = COLOURED.exec(line) ?? [
    '',
    '',
    line.slice(0, line.length - end.length),
  ];
  return colour + content.replaceAll(EVERY_STEERING, escaped) + reset + end;
}

function escaped(character: string): string {
  return Array.from({ length: character.length }, (_, at) => {
    return `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`;
  }).join('');
}
