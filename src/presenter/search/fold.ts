const PRINTABLE_ASCII = /^[ -~]*$/;

/** Returns the text in lower case and NFKC, so that a search treats `ＰＲＯＤ`, `prod` and `Prod` as equal. */
export function fold(text: string): string {
  return PRINTABLE_ASCII.test(text) ? text.toLowerCase() : text.normalize('NFKC').toLowerCase();
}
