/**
 * Quotes a name as one word of a command line that a person copies, unless no shell needs that. Names come from config files,
 * so an unquoted one could run another command.
 */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
