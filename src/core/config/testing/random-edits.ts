import fc from 'fast-check';
import { isWritableValue } from '../edit/config-append.ts';
import type { ConfigDocument } from '../document/config-document.ts';
import type { DocumentEdit } from '../edit/requested-edit.ts';

/** What a planner might ask of some document: numbers pick sections and keys, whatever there are. */
interface Request {
  readonly request: 'set' | 'remove' | 'rename' | 'removeSection' | 'add' | 'addAfter' | 'mark';
  readonly pick: number;
  readonly keyPick: number;
  readonly newKey: string;
  readonly value: string;
  readonly name: string;
}

const values = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom('eu-west-2', 'a = b', '"q"', 'https://d-fake.awsapps.com/start#/', 'x#y', 'ü'),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }).filter(isWritableValue) },
);

const anyRequest: fc.Arbitrary<Request> = fc.record({
  request: fc.constantFrom('set', 'set', 'set', 'set', 'remove', 'rename', 'removeSection', 'add', 'addAfter', 'mark'),
  pick: fc.nat(30),
  keyPick: fc.nat(30),
  newKey: fc.constantFrom('region', 'output', 'new_key', 'sso_role_name'),
  value: values,
  name: fc.constantFrom('profile n', 'sso-session s', 'default', 'bare', 'profile a.b@c:d/e'),
});

export const requests: fc.Arbitrary<readonly Request[]> = fc.array(anyRequest, { minLength: 1, maxLength: 4 });

/** The edits that wishes come to for a document; none of sections where it has none. */
export function editsOf(document: ConfigDocument, asked: readonly Request[]): DocumentEdit[] {
  return asked.flatMap((one) => editOf(document, one) ?? []);
}

function editOf(
  { sections }: ConfigDocument,
  { request, pick, keyPick, newKey, value, name }: Request,
): DocumentEdit | undefined {
  const added = {
    header: name,
    entries: [[newKey, value]] as const,
    comments: ['Made by Daypass for Admin in 111122223333'],
  };
  if (request === 'add') return { do: 'addSection', section: added };
  if (request === 'mark') return { do: 'removeByteOrderMark' };
  const target = sections[pick % Math.max(1, sections.length)];
  if (target === undefined) return undefined;
  const section = target.lineNumber;
  // One more than there are: a new key.
  const key = target.entries[keyPick % (target.entries.length + 1)]?.key ?? newKey;
  switch (request) {
    case 'set':
      return { do: 'setValue', section, key, value };
    case 'remove':
      return { do: 'removeKey', section, key };
    case 'rename':
      return { do: 'renameSection', section, header: name };
    case 'removeSection':
      return { do: 'removeSection', section };
    case 'addAfter':
      return { do: 'addSection', section: added, afterSection: section };
  }
}
