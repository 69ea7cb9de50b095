import styles from './highlight.module.css';
import { fold } from '../../../../presenter/search/fold.ts';

/** The text, with the parts that match the search in `<mark>`. */
export function Highlight({ text, words }: { readonly text: string; readonly words: readonly string[] }) {
  return markedParts(text, words).map((part) =>
    part.marked ? (
      <mark key={part.at} className={styles.mark}>
        {part.text}
      </mark>
    ) : (
      part.text
    ),
  );
}

interface Part {
  readonly at: number;
  readonly text: string;
  readonly marked: boolean;
}

function markedParts(text: string, words: readonly string[]): readonly Part[] {
  const folded = fold(text);
  // Folding can change a text's length (`ﬀ`, `㍿`). Indexes in the folded text are then not those of the text.
  if (words.length === 0 || folded.length !== text.length) return [{ at: 0, text, marked: false }];
  const marked = new Set<number>();
  const isNumber = /^\d+$/u.test(text);
  for (const word of words) {
    // Nearly every account id contains any one digit, so marking it would be noise.
    if (isNumber && word.length === 1) continue;
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
      for (let inside = at; inside < at + word.length; inside++) marked.add(inside);
    }
  }
  return runs(text, marked);
}

function runs(text: string, marked: ReadonlySet<number>): readonly Part[] {
  const parts: Part[] = [];
  let start = 0;
  for (let at = 1; at <= text.length; at++) {
    if (at < text.length && marked.has(at) === marked.has(start)) continue;
    parts.push({ at: start, text: text.slice(start, at), marked: marked.has(start) });
    start = at;
  }
  return parts;
}
