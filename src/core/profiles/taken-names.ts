import type { ConfigDocument } from '../files/config-document.ts';
import { headerIn, namesAnyClientReads } from '../files/config-header.ts';
import { LINE } from '../files/config-layout.ts';
import { strip } from '../files/config-text.ts';

/**
 * Every name under which some AWS client knows a profile, or an sso-session, of the file. Looks at all lines that look
 * like a header: an indented one belongs to the value above for botocore, and begins a section for the SDK for JavaScript.
 */
export function takenNames({ layout }: ConfigDocument, prefix: 'profile' | 'sso-session'): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { text } of layout.headers) for (const name of namesAnyClientReads(text, prefix)) names.add(name);
  layout.kinds.forEach((kind, line) => {
    const header = kind === LINE.continuation ? headerIn(strip(layout.textOf(line))) : undefined;
    if (header === undefined) return;
    for (const name of namesAnyClientReads(header, prefix)) names.add(name);
  });
  return names;
}

export function isNameTaken(document: ConfigDocument, prefix: 'profile' | 'sso-session', name: string): boolean {
  return takenNames(document, prefix).has(name);
}
