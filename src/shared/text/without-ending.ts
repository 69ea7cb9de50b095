/**
 * A text without the characters of `ending` at its end. A loop instead of a pattern such as `/[/#]+$/`: a pattern starts again at
 * each of these characters, and a long run of them in the middle of a text would take time that grows with its square.
 */
export function withoutEnding(text: string, ending: string): string {
  let end = text.length;
  while (end > 0 && ending.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
