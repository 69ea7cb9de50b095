import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseConfig } from '../document/config-document.ts';
import { editDocument } from './document-edit.ts';
import type { DocumentEdit } from './requested-edit.ts';
import { clientConfigs } from '../testing/client-configs.ts';

const edited = (text: string | Buffer, ...edits: DocumentEdit[]) =>
  editDocument(parseConfig(text), edits).bytes.toString();
const set = (section: number, key: string, value: string): DocumentEdit => ({ do: 'setValue', section, key, value });
const removeKey = (section: number, key: string): DocumentEdit => ({ do: 'removeKey', section, key });
const rename = (section: number, header: string): DocumentEdit => ({ do: 'renameSection', section, header });
const remove = (section: number): DocumentEdit => ({ do: 'removeSection', section });
const add = (name: string, afterSection?: number): DocumentEdit => ({
  do: 'addSection',
  section: { header: `profile ${name}`, entries: [['k', 'v']] },
  ...(afterSection !== undefined && { afterSection }),
});
const lines = (from: number, to: number, ...texts: (string | Uint8Array)[]): DocumentEdit => ({
  do: 'replaceLines',
  from,
  to,
  texts,
});

test.each([
  ['[a]\nk = v\n', '[a]\nk = w\n'],
  ['[a]\n  K\t:  v  \r\n', '[a]\n  K\t:  w  \r\n'],
  ['[a]\nk=v', '[a]\nk=w'],
  ['[a]\nk = v # c\n', '[a]\nk = w # c\n'],
  ['[a]\nk = v#c\n', '[a]\nk = w\n'],
  ['[a]\nk = \n', '[a]\nk = w\n'],
  ['[a]\nk =\n', '[a]\nk = w\n'],
  ['[a]\nk=\n', '[a]\nk=w\n'],
  ['[a]\nk =   # c\n', '[a]\nk = w   # c\n'],
  ['[a]\nk = 1\nx = 2\nk = 3\n', '[a]\nk = 1\nx = 2\nk = w\n'],
  ['[a]\nk = 1\n  2\n\n# c\n  3\nx = 4\n', '[a]\nk = w\n\n# c\nx = 4\n'],
  ['[a]\nk =\n  s = 1\n[b]\n', '[a]\nk = w\n[b]\n'],
  ['[a]\nk = é\u00a0# c\n', '[a]\nk = w\u00a0# c\n'],
  ['[a]\n', '[a]\nk = w\n'],
  ['[a]', '[a]\nk = w\n'],
  ['[a]\r\n', '[a]\r\nk = w\r\n'],
  ['[a]\r', '[a]\r\nk = w\n'],
  ['[a]\nx = 1', '[a]\nx = 1\nk = w\n'],
  ['[a]\n\n[b]\n', '[a]\nk = w\n\n[b]\n'],
  ['[a]\n# made by\n\n# about b\n[b]\n', '[a]\n# made by\nk = w\n\n# about b\n[b]\n'],
  ['[a]\n# about b\n[b]\n', '[a]\nk = w\n# about b\n[b]\n'],
  ['[a]\nx = 1\n  2\n\n; about b\n[b]\n', '[a]\nx = 1\n  2\nk = w\n\n; about b\n[b]\n'],
  ['[a]\r\nx = 1\r\n[b]\ny = 1\n', '[a]\r\nx = 1\r\nk = w\r\n[b]\ny = 1\n'],
  ['[a]\nx = 1\n[b]\r\ny = 1\r\n', '[a]\nx = 1\nk = w\n[b]\r\ny = 1\r\n'],
  ['[a]\n  [b]\n', '[a]\nk = w\n[b]\n'],
])('k = w put into the first section of %j', (before, after) => {
  expect(edited(before, set(1, 'k', 'w'))).toBe(after);
  expect(edited(after, set(1, 'k', 'w'))).toBe(after);
});

test('what is not UTF-8 stays, also within the line', () => {
  const before = Buffer.from('[a]\n\xff\x00 = 1\nk\xe9 = \xc3v \xff# c\xff\n[b]\n', 'latin1');
  const edits = [set(1, 'k\ufffd', 'w')];
  expect(editDocument(parseConfig(before), edits).bytes.toString('latin1')).toBe('[a]\n\xff\x00 = 1\nk\xe9 = w\n[b]\n');
});

test.each([
  ['[a]\nk = v\n', '[a]\n'],
  ['[a]\nk = 1\nx = 2\nK: 3\n', '[a]\nx = 2\n'],
  ['[a]\nk = 1\n  2\n\n# c\n  3\nx = 4\n', '[a]\n\n# c\nx = 4\n'],
  ['[a]\nx = 1\nk = v', '[a]\nx = 1\n'],
  ['[a]\nx = 1\n[b]\nk = v\n', '[a]\nx = 1\n[b]\nk = v\n'],
])('k taken out of the first section of %j', (before, after) => {
  expect(edited(before, removeKey(1, 'K'))).toBe(after);
});

test.each([
  ['[a]\n', '[profile new]\n'],
  ['  [ profile "a b" ]  # c\r\n', '  [profile new]  # c\r\n'],
  ['[é]#c', '[profile new]#c'],
])('the section %j renamed', (before, after) => {
  expect(edited(before, rename(1, 'profile new'))).toBe(after);
});

test.each([
  ['[a]\nk = v\n', 1, ''],
  ['[a]\nk = v\n\n[b]\nk = v\n', 1, '[b]\nk = v\n'],
  ['[a]\nk = v\n\n[b]\nk = v\n', 4, '[a]\nk = v\n'],
  ['[a]\nk = v\n\n[b]\nk = v\n\n[c]\n', 4, '[a]\nk = v\n\n[c]\n'],
  ['[a]\n[b]\nk = v\n[c]\n', 2, '[a]\n[c]\n'],
  ['[a]\n[b]\nk = v\n\n\n[c]\n', 2, '[a]\n\n\n[c]\n'],
  [
    '[a]\n\n# about b\n[b]\n# in b\nk = v\n# end of b\n\n# about c\n[c]\n',
    4,
    '[a]\n\n# about b\n# in b\n# end of b\n\n# about c\n[c]\n',
  ],
  ['[a]\n\n[b]\nk = v\n# END MANAGED BLOCK\n', 3, '[a]\n\n# END MANAGED BLOCK\n'],
  ['[a]\n\n[b]\nk = v\n# END MANAGED BLOCK\n\n[c]\n', 3, '[a]\n\n# END MANAGED BLOCK\n\n[c]\n'],
  ['[b]\n; BEGIN\nk = v\n\n; in b\nl = w\n\n[c]\n', 1, '; BEGIN\n; in b\n\n[c]\n'],
  ['[a]\n\n[b]\n# Made by Daypass for Admin in 111122223333\nk = v\n\n[c]\n', 3, '[a]\n\n[c]\n'],
  ['[a]\n\n[b]\n# Made by Daypass users\nk = v\n\n[c]\n', 3, '[a]\n\n# Made by Daypass users\n\n[c]\n'],
  ['[a]\n\n[b]\nk = v\n# about c\n[c]\n', 3, '[a]\n\n# about c\n[c]\n'],
  ['[a]\n\n[b]\nk = v\n\n# a closing word', 3, '[a]\n\n# a closing word'],
  ['[a]\nk = v\n[b]\n  [c]\n', 3, '[a]\nk = v\n[c]\n'],
  ['\ufeff[a]\nk = v\n', 1, '\ufeff'],
])('section taken out of %j at line %i', (before, section, after) => {
  expect(edited(before, remove(section))).toBe(after);
});

test('whatever sections go, every comment line stays', () => {
  expect.hasAssertions();
  const commentsIn = (text: string) =>
    text
      .replace(/^\ufeff/, '')
      .split(/[\r\n]+/)
      .filter((line) => /^\s*[#;]/.test(line));
  const assertStays = (text: string, chosen: readonly boolean[]) => {
    const headers = parseConfig(text).sections.map(({ lineNumber }) => lineNumber);
    const removals = headers.filter((_line, index) => chosen[index % chosen.length]).map(remove);
    expect(commentsIn(edited(text, ...removals))).toEqual(commentsIn(text));
  };
  fc.assert(fc.property(clientConfigs, fc.array(fc.boolean(), { minLength: 1 }), assertStays), { numRuns: 2_000 });
});

test('neighbours taken out together leave one blank line, at the end none', () => {
  const text = '[a]\nk = v\n\n[b]\nk = v\n\n[c]\nk = v\n\n[d]\nk = v\n';
  expect(edited(text, remove(4), remove(7))).toBe('[a]\nk = v\n\n[d]\nk = v\n');
  expect(edited(text, remove(7), remove(10))).toBe('[a]\nk = v\n\n[b]\nk = v\n');
  expect(edited(text, remove(1), remove(4), remove(7), remove(10))).toBe('');
});

test.each([
  ['', undefined, '[profile n]\nk = v\n'],
  ['\ufeff', undefined, '\ufeff[profile n]\nk = v\n'],
  ['[a]', undefined, '[a]\n\n[profile n]\nk = v\n'],
  ['[a]\r\nk = v', undefined, '[a]\r\nk = v\r\n\r\n[profile n]\r\nk = v\r\n'],
  ['[a]\n\n', undefined, '[a]\n\n[profile n]\nk = v\n'],
  ['[a]\nx = 1\n\n# about b\n[b]\n', 1, '[a]\nx = 1\n\n[profile n]\nk = v\n\n# about b\n[b]\n'],
  ['[a]\nx = 1\n# end of a\n\n[b]\n', 1, '[a]\nx = 1\n# end of a\n\n[profile n]\nk = v\n\n[b]\n'],
  ['[a]\n[b]\n', 1, '[a]\n\n[profile n]\nk = v\n\n[b]\n'],
  ['[a]\n  [b]\n', 1, '[a]\n\n[profile n]\nk = v\n\n[b]\n'],
])('a section added to %j after %j', (before, afterSection, after) => {
  expect(edited(before, add('n', afterSection))).toBe(after);
});

test('sections are added in the order asked for, with their comments under the header', () => {
  const section = { header: 'profile m', entries: [['k', 'v']] as const, comments: ['Made by Daypass'] };
  expect(edited('[a]\n[b]', add('n', 1), { do: 'addSection', section, afterSection: 1 }, add('o'), add('p'))).toBe(
    '[a]\n\n[profile n]\nk = v\n\n[profile m]\n# Made by Daypass\nk = v\n\n[b]\n\n[profile o]\nk = v\n\n[profile p]\nk = v\n',
  );
});

test.each([
  [lines(2, 2, 'x'), '[a]\nx\r\n2\n3'],
  [lines(2, 3, 'x'), '[a]\nx\r\n3'],
  [lines(2, 2), '[a]\n2\n3'],
  [lines(2, 2, 'x', 'y'), '[a]\nx\r\ny\r\n2\n3'],
  [lines(4, 4, 'x', 'y'), '[a]\n1\r\n2\nx\ny\n'],
  [lines(2, 1, 'x'), '[a]\nx\n1\r\n2\n3'],
  [lines(5, 4, 'x'), '[a]\n1\r\n2\n3\nx\n'],
  [lines(1, 4), ''],
])('%j', (edit, after) => {
  expect(edited('[a]\n1\r\n2\n3', edit)).toBe(after);
});

test('a byte order mark goes, once', () => {
  expect(edited('\ufeff[a]\n', { do: 'removeByteOrderMark' }, { do: 'removeByteOrderMark' })).toBe('[a]\n');
  expect(edited('[a]\n', { do: 'removeByteOrderMark' })).toBe('[a]\n');
  expect(edited('\ufeff#', { do: 'removeByteOrderMark' }, add('n'))).toBe('#\n\n[profile n]\nk = v\n');
});

test('edits of one document do not move the lines that others mean', () => {
  const text = '[a]\nk = 1\n\n[b]\nk = 2\n\n[c]\nk = 3';
  const edits = [set(7, 'x', '9'), add('n', 1), remove(4), set(1, 'k', '7'), rename(1, 'z'), add('o')];
  expect(edited(text, ...edits)).toBe('[z]\nk = 7\n\n[profile n]\nk = v\n\n[c]\nk = 3\nx = 9\n\n[profile o]\nk = v\n');
});

test('a value put at the very end comes before what is added there', () => {
  expect(edited('[a]\nk =', set(1, 'x', '1'), add('n'), set(1, 'k', '2'), add('m', 1))).toBe(
    '[a]\nk = 2\nx = 1\n\n[profile m]\nk = v\n\n[profile n]\nk = v\n',
  );
});

test('of edits that exclude each other the last counts; in a section that goes, none', () => {
  const text = '[a]\nk = 1\n';
  expect(edited(text, set(1, 'k', '2'), set(1, 'K', '3'))).toBe('[a]\nk = 3\n');
  expect(edited(text, set(1, 'k', '2'), removeKey(1, 'k'))).toBe('[a]\n');
  expect(edited(text, removeKey(1, 'k'), set(1, 'k', '2'))).toBe('[a]\nk = 2\n');
  expect(edited(text, rename(1, 'b'), rename(1, 'c'))).toBe('[c]\nk = 1\n');
  expect(edited(text, set(1, 'k', '2'), remove(1), rename(1, 'c'), remove(1))).toBe('');
});

test.each([
  [set(1, 'k', 'v\n[x]')],
  [set(1, 'k', 'v\r[x]')],
  [set(1, 'k', 'v # c')],
  [set(1, 'k', '')],
  [set(1, 'new\n[x]', 'v')],
  [set(1, 'a=b', 'v')],
  [set(2, 'k', 'v')],
  [set(9, 'k', 'v')],
  [removeKey(2, 'k')],
  [rename(1, 'profile a]\n[b')],
  [rename(1, '')],
  [remove(2)],
  [add('n', 2)],
  [add('n]\n[x')],
  [{ do: 'addSection', section: { header: 'profile n', entries: [], comments: ['c\n[x]'] } } as const],
  [lines(1, 1, 'a\nb')],
  [lines(1, 1, Buffer.from('a\rb'))],
  [lines(0, 1)],
  [lines(2, 0)],
  [lines(1, 3)],
  [lines(1.5, 2)],
])('%j is refused', (edit) => {
  expect(() => edited('[a]\nk = v\n', edit)).toThrow('internal');
});

test('replaced lines that another edit is about are refused', () => {
  expect(() => edited('[a]\nk = v\n', lines(2, 2, 'x'), set(1, 'k', 'w'))).toThrow('internal');
  expect(() => edited('[a]\nk = v\n', lines(2, 2, 'x'), removeKey(1, 'k'))).toThrow('internal');
});

const SIGNS = { context: ' ', added: '+', removed: '-' };
const diffOf = (text: string, ...edits: DocumentEdit[]) =>
  editDocument(parseConfig(text), edits).diff.map(
    ({ kind, lineNumber, text: line }) => `${lineNumber}${SIGNS[kind]}${line}`,
  );

test('the diff tells what changed, with context, in the numbers of either file', () => {
  const text = '[a]\nk = 1\n\n[b]\nk = 2\n\n# c\n[c]\nk = 3\n[d]\nk = 4\n';
  expect(diffOf(text, add('n', 1), remove(4), set(10, 'k', '5'))).toEqual([
    '1 [a]',
    '2 k = 1',
    '3+',
    '4+[profile n]',
    '5+k = v',
    '3 ',
    '4-[b]',
    '5-k = 2',
    '6-',
    '7 # c',
    '8 [c]',
    '9 k = 3',
    '10 [d]',
    '11-k = 4',
    '11+k = 5',
  ]);
});

test('a line that only got an end is not told', () => {
  expect(diffOf('[a]\nk = 1', add('n'))).toEqual(['1 [a]', '2 k = 1', '3+', '4+[profile n]', '5+k = v']);
});

test('a byte order mark that goes is told', () => {
  expect(diffOf('\ufeff[a]\n', { do: 'removeByteOrderMark' })).toEqual(['1-\ufeff[a]', '1+[a]']);
});

test('no change has no diff and leaves the bytes', () => {
  expect(diffOf('[a]\nk = 1\n', set(1, 'k', '1'), removeKey(1, 'x'))).toEqual([]);
  expect(diffOf('[a]\nk = 1\n')).toEqual([]);
});

test('secrets are hidden, in continued values too', () => {
  const text =
    '[a]\naws_secret_access_key = fake\naws_session_token =\n  fake\n\n  fake\nregion = x\nclient_secret:fake # c\n';
  expect(diffOf(text, set(1, 'region', 'y'), set(1, 'aws_secret_access_key', 'fake2'))).toEqual([
    '1 [a]',
    '2-aws_secret_access_key = ••••••••',
    '2+aws_secret_access_key = ••••••••',
    '3 aws_session_token =',
    '4   ••••••••',
    '5 ',
    '6   ••••••••',
    '7-region = x',
    '7+region = y',
    '8 client_secret:••••••••',
  ]);
  expect(diffOf('[a]\ntoken =\n', lines(3, 2, '  fake', 'k = v')).slice(-2)).toEqual(['3+  ••••••••', '4+k = v']);
});

test('a diff tells 2,000 changed lines and counts the others', () => {
  const text = Array.from({ length: 1_500 }, (_, index) => `[p${index}]\nk = v\n`).join('\n');
  const edits = Array.from({ length: 1_500 }, (_, index) => set(index * 3 + 1, 'k', 'w'));
  const { diff, linesNotShown } = editDocument(parseConfig(text), edits);
  expect(diff.filter(({ kind }) => kind !== 'context')).toHaveLength(2_000);
  expect(linesNotShown).toBe(1_000);
});

test('the digest is of the change, wherever it stands, and of secrets too', () => {
  const digest = (text: string, edit: DocumentEdit) => editDocument(parseConfig(text), [edit]).digest;
  expect(digest('[a]\ntoken = 1\n', set(1, 'token', '2'))).toBe(digest('# c\n[a]\ntoken = 1\n', set(2, 'token', '2')));
  expect(digest('[a]\ntoken = 1\n', set(1, 'token', '2'))).not.toBe(digest('[a]\ntoken = 1\n', set(1, 'token', '3')));
});
