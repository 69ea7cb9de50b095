/**
 * A name as one word of a command line that a person copies: quoted unless every shell takes it as it stands. Names come
 * from config files, and what is printed to be run must run nothing else.
 */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
