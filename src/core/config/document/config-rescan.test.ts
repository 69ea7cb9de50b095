import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseConfig } from './config-document.ts';
import { rescanned } from './config-rescan.ts';
import { editDocument } from '../edit/document-edit.ts';
import type { DocumentEdit } from '../edit/requested-edit.ts';
import { editSteps } from '../edit/edit-steps.ts';
import { applySteps } from '../edit/apply-steps.ts';
import { configFiles } from '../testing/config-files.ts';
import { oddConfigs } from '../testing/odd-config.ts';
import { editsOf, requests } from '../testing/random-edits.ts';

const allOf = ({ starts, kinds, headers, oddLines }: ReturnType<typeof parseConfig>['layout']) => ({
  starts: [...starts],
  kinds: [...kinds],
  headers,
  oddLines,
});

test('after any edit of any file the layout is the one that a scan of it all finds', () => {
  fc.assert(
    fc.property(fc.oneof(configFiles, oddConfigs), requests, (bytes, asked) => {
      const before = parseConfig(bytes);
      const edited = editDocument(before, editsOf(before, asked));
      expect(allOf(edited.document().layout)).toEqual(allOf(parseConfig(edited.bytes).layout));
    }),
    { numRuns: 2_000 },
  );
});

const applied = (text: string, ...edits: DocumentEdit[]) => {
  const { layout } = parseConfig(text);
  return rescanned(layout, applySteps(layout, editSteps(layout, edits)));
};

test('an ordinary edit is told from its part alone; what would count beyond it is not', () => {
  const file = '# top\n[profile a]\nregion = eu-west-1\n\n[profile b]\nregion = eu-west-1\n\n[profile c]\n';
  expect(applied(file, { do: 'setValue', section: 5, key: 'output', value: 'json' })).toBeDefined();
  expect(applied(file, { do: 'removeSection', section: 5 })).toBeDefined();
  expect(applied(file, { do: 'renameSection', section: 5, header: 'profile d' })).toBeDefined();
  expect(applied(file, { do: 'renameSection', section: 5, header: 'profile a' })).toBeUndefined();
  expect(applied(file, { do: 'removeSection', section: 2 })).toBeUndefined();
  const twice = '[DEFAULT]\na = 1\n[x]\n[DEFAULT]\n';
  expect(applied(twice, { do: 'setValue', section: 4, key: 'a', value: '2' })).toBeUndefined();
});
