/** A text as one word of a POSIX shell; fish reads it the same way unless it holds a backslash. */
export function posixWord(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
