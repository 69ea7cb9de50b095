import { describe, expect, test } from 'vitest';
import { table } from './table.ts';

const WIDE = { outIsTerminal: true, columns: 200 };

test('columns are padded by what a terminal shows', () => {
  expect(
    table(
      ['A', 'B'],
      [
        ['本番', 'x'],
        ['e\u0301', 'y'],
        ['👩‍💻', 'z'],
      ],
      WIDE,
    ),
  ).toStrictEqual(['A     B', '本番  x', 'e\u0301     y', '👩‍💻    z']);
});

describe('on a narrow terminal', () => {
  const rows = [['corp', '111122223333', 'a very long name of an account', '本番ウェブアプリケーション']];
  const heading = ['SESSION', 'ACCOUNT', 'NAME', 'ROLE'];

  test.each([60, 50, 44])('a row fits into %d cells', (columns) => {
    const lines = table(heading, rows, { outIsTerminal: true, columns });
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(columns);
    expect(lines[1]).toContain('…');
    expect(lines[1]).toContain('corp');
  });

  test('nothing is cut for another program', () => {
    expect(table(heading, rows, { outIsTerminal: false, columns: 20 })[1]).toContain('a very long name of an account');
  });

  test('columns keep some cells however narrow it is', () => {
    expect(table(heading, rows, { outIsTerminal: true, columns: 5 })[1]).toMatch(/^corp +1111222…  a very …/u);
  });
});
