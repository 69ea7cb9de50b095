import { expect, test } from 'vitest';
import type { DiffLine } from '../../../shared/view.ts';
import { sideBySide, unified } from './side-by-side.ts';

const line = (kind: DiffLine['kind'], lineNumber: number, text = ''): DiffLine => ({ kind, lineNumber, text });

test('pairs added lines with removed ones, and numbers both sides', () => {
  const diff = [
    line('context', 4, 'a'),
    line('removed', 5, 'old'),
    line('added', 5, 'new'),
    line('added', 6, 'more'),
    line('context', 6, 'b'),
  ];
  expect(sideBySide(diff)).toEqual([
    { left: diff[0], right: diff[0] },
    { left: diff[1], right: diff[2] },
    { right: diff[3] },
    { left: diff[4], right: { ...diff[4], lineNumber: 7 } },
  ]);
});

test('parts two places of the file by a gap', () => {
  const diff = [line('context', 1), line('removed', 2), line('context', 3), line('context', 40), line('added', 40)];
  expect(sideBySide(diff).map((row) => (row === 'gap' ? row : (row.left ?? row.right)?.lineNumber))).toEqual([
    1,
    2,
    3,
    'gap',
    40,
    40,
  ]);
  expect(unified(diff)).toEqual([diff[0], diff[1], diff[2], 'gap', diff[3], diff[4]]);
});

test('shows a new file, and a change without any context', () => {
  const created = [line('added', 1, 'x'), line('added', 2, 'y')];
  expect(sideBySide(created)).toEqual([{ right: created[0] }, { right: created[1] }]);
  expect(unified(created)).toEqual(created);
  expect(sideBySide([])).toEqual([]);
});
