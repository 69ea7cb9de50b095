import { expect, test } from 'vitest';
import { parseXml } from './xml-tree.ts';

test('a document is a tree of elements with their namespaces, attributes and text', () => {
  const tree = parseXml(
    '\n<?xml-stylesheet href="x"?><a xmlns="urn:one" xmlns:o="urn:two" k="v" o:k="w">x<o:b>y</o:b><!-- c --><![CDATA[<z>]]></a>\n',
  );
  expect(tree).toStrictEqual({
    namespace: 'urn:one',
    name: 'a',
    attributes: new Map([['k', 'v']]),
    text: 'x<z>',
    children: [{ namespace: 'urn:two', name: 'b', attributes: new Map(), text: 'y', children: [] }],
  });
});

test.each(['', ' ', 'x', '<a', '<a></b>', '<a/><b/>', '<a/>x', '<a>&x;</a>', '<o:a/>', '<a k=v/>', '<a k="1" k="2"/>'])(
  '%j is no XML',
  (text) => {
    expect(parseXml(text)).toBe('notXml');
  },
);

test.each(['<!DOCTYPE a><a/>', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'])('%j is refused for its DOCTYPE', (text) => {
  expect(parseXml(text)).toBe('doctype');
});

test('64 levels are read, and no more', () => {
  const nested = (levels: number) => '<a>'.repeat(levels) + '</a>'.repeat(levels);
  expect(parseXml(nested(64))).toMatchObject({ name: 'a' });
  expect(parseXml(nested(65))).toBe('limits');
});

test('20,000 elements are read, and no more', () => {
  const wide = (count: number) => `<a>${'<b/>'.repeat(count - 1)}</a>`;
  expect(parseXml(wide(20_000))).toMatchObject({ name: 'a' });
  expect(parseXml(wide(20_001))).toBe('limits');
});
