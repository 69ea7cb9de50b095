import type { ConfigDocument } from '../files/config-document.ts';
import { headerIn, namesAnyClientReads } from '../files/config-header.ts';
import { strip } from '../files/config-text.ts';

/**
 * Whether any AWS client knows a section of this name. Looks at every line that looks like a header: an indented one
 * belongs to the value above for botocore, and begins a section for the SDK for JavaScript.
 */
export function isNameTaken(document: ConfigDocument, prefix: 'profile' | 'sso-session', name: string): boolean {
  return document.lines.some(({ text }) => {
    const header = headerIn(strip(text));
    return header !== undefined && namesAnyClientReads(header, prefix).includes(name);
  });
}
