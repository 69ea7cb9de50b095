import { describe, expect, test } from 'vitest';
import { parseConfig } from './config-document.ts';
import { headerBytes, indentBytes, valueBytes } from './value-bytes.ts';

const layoutOf = (line: string | Buffer) =>
  parseConfig(Buffer.concat([Buffer.from('[a]\n'), Buffer.from(line), Buffer.from('\nlast = 1\n')])).layout;

function withValue(line: string | Buffer, value: string): Buffer {
  const layout = layoutOf(line);
  const { from, to, bytes } = valueBytes(layout, 1, value);
  const changed = Buffer.concat([layout.bytes.subarray(0, from), bytes, layout.bytes.subarray(to)]);
  return changed.subarray('[a]\n'.length, -'\nlast = 1\n'.length);
}

describe('a new value', () => {
  test.each([
    ['k = v', 'k = new'],
    ['k=v', 'k=new'],
    ['KEY : v', 'KEY : new'],
    ['k = v # c', 'k = new # c'],
    ['k = v;c', 'k = new'],
    ['k = a b = c', 'k = new'],
    ['  k =\t v  \t; c', '  k =\t new  \t; c'],
    ['k = v  ', 'k = new  '],
    ['k =', 'k = new'],
    ['k=', 'k=new'],
    ['k= ', 'k= new'],
    ['  k=', '  k=new'],
    ['k\t:', 'k\t: new'],
    ['k = # c', 'k = new # c'],
    ['k= ; c', 'k= new ; c'],
    ['k = süß # c', 'k = new # c'],
    ['クラス = 値', 'クラス = new'],
    ['k = \u{1f600}\u{1f600} # \u{1f600}', 'k = new # \u{1f600}'],
    ['\u3000k =\u3000v', '\u3000k =\u3000new'],
  ])('takes the place of that of %j', (line, changed) => {
    expect(withValue(line, 'new').toString()).toBe(changed);
  });

  test('is written as UTF-8', () => {
    expect(withValue('k = v # c', 'süß').toString()).toBe('k = süß # c');
    expect(withValue('k=', 'süß').toString()).toBe('k=süß');
  });

  test('leaves bytes around it that are not UTF-8', () => {
    const bytes = (...values: readonly number[]) => Buffer.from(values);
    const line = Buffer.concat([bytes(0xff), Buffer.from('k = '), bytes(0xe9, 0xff), Buffer.from(' # '), bytes(0xe9)]);
    expect(withValue(line, 'v')).toEqual(Buffer.concat([bytes(0xff), Buffer.from('k = v # '), bytes(0xe9)]));
  });
});

test.each([
  ['[profile a]', 'profile a'],
  ['[a [b] c] # [d]', 'a [b] c'],
  ['  [ 開発 ] ; c', ' 開発 '],
])('of the header %j the name is %j', (line, name) => {
  const { layout } = parseConfig(line);
  const { from, to } = headerBytes(layout, 0);
  expect(layout.bytes.subarray(from, to).toString()).toBe(name);
});

test.each([
  ['k = v', ''],
  [' \tk = v', ' \t'],
  ['\u3000\u00a0k = v', '\u3000\u00a0'],
  ['   ', '   '],
])('the line %j is indented by %j', (line, indent) => {
  const layout = layoutOf(line);
  const { from, to } = indentBytes(layout, 1);
  expect([from, layout.bytes.subarray(from, to).toString()]).toEqual([4, indent]);
});
