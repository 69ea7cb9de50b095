const PRINTABLE_ASCII = /^[ -~]*$/;

/** Case, width and compatibility forms do not matter to a search: `ＰＲＯＤ`, `prod` and `Prod` are one. */
export function fold(text: string): string {
  return PRINTABLE_ASCII.test(text) ? text.toLowerCase() : text.normalize('NFKC').toLowerCase();
}
