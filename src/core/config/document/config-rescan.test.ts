import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseConfig } from './config-document.ts';
import { rescanned } from './config-rescan.ts';
import { editDocument, type DocumentEdit } from '../edit/document-edit.ts';
import { editSteps } from '../edit/edit-steps.ts';
import { takeSteps } from '../edit/apply-steps.ts';
import { configFiles } from '../testing/config-files.ts';
import { oddConfigs } from '../testing/odd-config.ts';
import { editsOf, wishes } from '../testing/random-edits.ts';

const allOf = ({ starts, kinds, headers, oddLines }: ReturnType<typeof parseConfig>['layout']) => ({
  starts: [...starts],
  kinds: [...kinds],
  headers,
  oddLines,
});

test('after any edit of any file the layout is the one that a scan of it all finds', () => {
  fc.assert(
    fc.property(fc.oneof(configFiles, oddConfigs), wishes, (bytes, asked) => {
      const before = parseConfig(bytes);
      const edited = editDocument(before, editsOf(before, asked));
      expect(allOf(edited.document().layout)).toEqual(allOf(parseConfig(edited.bytes).layout));
    }),
    { numRuns: 2_000 },
  );
});

const taken = (text: string, ...edits: DocumentEdit[]) => {
  const { layout } = parseConfig(text);
  return rescanned(layout, takeSteps(layout, editSteps(layout, edits)));
};

test('an ordinary edit is told from its part alone; what would count beyond it is not', () => {
  const file = '# top\n[profile a]\nregion = eu-west-1\n\n[profile b]\nregion = eu-west-1\n\n[profile c]\n';
  expect(taken(file, { do: 'setValue', section: 5, key: 'output', value: 'json' })).toBeDefined();
  expect(taken(file, { do: 'removeSection', section: 5 })).toBeDefined();
  expect(taken(file, { do: 'renameSection', section: 5, header: 'profile d' })).toBeDefined();
  expect(taken(file, { do: 'renameSection', section: 5, header: 'profile a' })).toBeUndefined();
  expect(taken(file, { do: 'removeSection', section: 2 })).toBeUndefined();
  const twice = '[DEFAULT]\na = 1\n[x]\n[DEFAULT]\n';
  expect(taken(twice, { do: 'setValue', section: 4, key: 'a', value: '2' })).toBeUndefined();
});
