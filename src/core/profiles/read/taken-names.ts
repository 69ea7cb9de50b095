import type { ConfigDocument } from '../../config/document/config-document.ts';
import { headerIn, namesAnyClientReads } from '../../config/document/config-header.ts';
import { LINE, type ConfigLayout } from '../../config/document/config-layout.ts';
import { strip } from '../../config/document/config-text.ts';

/**
 * Every name under which some AWS client knows a profile, or an sso-session, of the file. Looks at all lines that look
 * like a header: an indented one belongs to the value above for botocore, and begins a section for the SDK for JavaScript.
 */
export function takenNames({ layout }: ConfigDocument, prefix: 'profile' | 'sso-session'): ReadonlySet<string> {
  const names = new Set<string>();
  for (const header of headersIn(layout)) for (const name of namesAnyClientReads(header, prefix)) names.add(name);
  return names;
}

export function isNameTaken({ layout }: ConfigDocument, prefix: 'profile' | 'sso-session', name: string): boolean {
  // Of 25,000 headers few have the name in them, as it is or with signs that some client takes out.
  const mayName = (header: string) => header.includes(name) || /["'\\]/.test(header);
  return headersIn(layout).some((header) => mayName(header) && namesAnyClientReads(header, prefix).includes(name));
}

function headersIn(layout: ConfigLayout): string[] {
  const headers = layout.headers.map(({ text }) => text);
  layout.kinds.forEach((kind, line) => {
    const hidden = kind === LINE.continuation ? headerIn(strip(layout.textOf(line))) : undefined;
    if (hidden !== undefined) headers.push(hidden);
  });
  return headers;
}
