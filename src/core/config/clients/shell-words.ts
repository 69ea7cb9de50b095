const SPACE = new Set([' ', '\t', '\r', '\n']);

/**
 * Splits a text into words as Python's `shlex.split` does (POSIX rules, no comments): quotes hold words together and
 * vanish, a backslash takes the next character as it is. Undefined where a quote or a backslash is left open.
 */
export function shellWords(text: string): string[] | undefined {
  const words: string[] = [];
  let word: string | undefined;
  let quote = '';
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (quote === "'") {
      if (character === "'") quote = '';
      else word += character;
    } else if (character === '\\') {
      index += 1;
      const escaped = text.charAt(index);
      if (escaped === '') return undefined;
      const isKept = quote === '"' && escaped !== '"' && escaped !== '\\';
      word = (word ?? '') + (isKept ? '\\' : '') + escaped;
    } else if (quote === '"') {
      if (character === '"') quote = '';
      else word += character;
    } else if (character === '"' || character === "'") {
      quote = character;
      word ??= '';
    } else if (!SPACE.has(character)) word = (word ?? '') + character;
    else if (word !== undefined) {
      words.push(word);
      word = undefined;
    }
  }
  if (quote !== '') return undefined;
  if (word !== undefined) words.push(word);
  return words;
}
