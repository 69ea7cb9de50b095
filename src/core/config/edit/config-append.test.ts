import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isWritableValue, type NewSection } from './config-append.ts';
import { parseConfig, type ConfigDocument, type ConfigSection } from '../document/config-document.ts';
import { editDocument } from './document-edit.ts';
import { oddConfigs } from '../testing/odd-config.ts';

const appendSections = (document: ConfigDocument, sections: readonly NewSection[]) =>
  editDocument(
    document,
    sections.map((added) => ({ do: 'addSection', section: added }) as const),
  ).bytes;
const section = { header: 'profile new', entries: [['region', 'eu-west-1'] as const] };
const read = (sections: readonly ConfigSection[]) =>
  sections.map(({ type, name, lineNumber, entries }) => ({ type, name, lineNumber, entries }));
const append = (text: string) => appendSections(parseConfig(text), [section]).toString();

test.each([
  ['', '[profile new]\nregion = eu-west-1\n'],
  ['[default]\nk = v\n', '[default]\nk = v\n\n[profile new]\nregion = eu-west-1\n'],
  ['[default]\nk = v\n\n', '[default]\nk = v\n\n[profile new]\nregion = eu-west-1\n'],
  ['[default]\nk = v', '[default]\nk = v\n\n[profile new]\nregion = eu-west-1\n'],
  ['[default]\r\nk = v\r\n', '[default]\r\nk = v\r\n\r\n[profile new]\r\nregion = eu-west-1\r\n'],
  ['[default]\r\nk = v', '[default]\r\nk = v\r\n\r\n[profile new]\r\nregion = eu-west-1\r\n'],
  ['[default]\nk = v\r', '[default]\nk = v\r\n\n[profile new]\nregion = eu-west-1\n'],
  ['# c', '# c\n\n[profile new]\nregion = eu-west-1\n'],
])('after %j', (before, after) => {
  expect(append(before)).toBe(after);
});

test('two sections have a blank line between them', () => {
  const sections = [{ header: 'sso-session corp', entries: [['sso_region', 'eu-west-1'] as const] }, section];
  expect(appendSections(parseConfig(''), sections).toString()).toBe(
    '[sso-session corp]\nsso_region = eu-west-1\n\n[profile new]\nregion = eu-west-1\n',
  );
});

test('every byte before stays and the new section reads back, whatever the file', () => {
  fc.assert(
    fc.property(oddConfigs, (bytes) => {
      const before = parseConfig(bytes);
      const after = appendSections(before, [section]);
      expect(after.subarray(0, bytes.length).equals(bytes)).toBe(true);
      const { sections } = parseConfig(after);
      expect(read(sections.slice(0, -1))).toEqual(read(before.sections));
      expect(sections.at(-1)).toMatchObject({ name: 'new', entries: [{ key: 'region', value: 'eu-west-1' }] });
    }),
    { numRuns: 1_000 },
  );
});

test('a value that counts as writable reads back as it was, on one line', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (value) => {
      fc.pre(isWritableValue(value));
      const after = appendSections(parseConfig(''), [{ header: 'profile new', entries: [['k', value]] }]);
      expect(parseConfig(after).lines).toHaveLength(2);
      expect(parseConfig(after).sections[0]?.entries[0]?.value).toBe(value);
    }),
    { numRuns: 2_000 },
  );
});

test.each(['', ' a', 'a ', 'a\nb', 'a\r', 'a # b', '# b', ';b', 'a\u0000', 'a\u2028b', 'a\u0085b'])(
  '%j is not writable',
  (value) => {
    expect(isWritableValue(value)).toBe(false);
  },
);

test.each([
  [{ header: 'profile a]\n[b', entries: [] }],
  [{ header: 'profile a', entries: [['k', 'v\n[x]']] as const }],
  [{ header: 'profile a', entries: [['k=', 'v']] as const }],
  [
    {
      header: 'profile a',
      entries: [
        ['k', 'v'],
        ['k', 'w'],
      ] as const,
    },
  ],
])('what would break the file is refused: %j', (odd) => {
  expect(() => appendSections(parseConfig(''), [odd])).toThrow('internal');
});
