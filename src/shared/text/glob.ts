/**
 * Whether a text as a whole matches a pattern in which `*` stands for any text and `?` for one character, small and
 * capital letters alike. Takes at most text × pattern steps: patterns and names both come from outside.
 */
export function matchesGlob(text: string, pattern: string): boolean {
  const [letters, wanted] = [Array.from(text.toLowerCase()), Array.from(pattern.toLowerCase())];
  let [at, next] = [0, 0];
  let afterStar: number | undefined;
  let starTakesUpTo = 0;
  while (at < letters.length) {
    if (wanted[next] === '*') {
      next += 1;
      afterStar = next;
      starTakesUpTo = at;
    } else if (wanted[next] === '?' || wanted[next] === letters[at]) {
      at += 1;
      next += 1;
    } else if (afterStar === undefined) return false;
    else {
      // The last star takes one character more.
      starTakesUpTo += 1;
      at = starTakesUpTo;
      next = afterStar;
    }
  }
  return wanted.slice(next).every((rest) => rest === '*');
}
