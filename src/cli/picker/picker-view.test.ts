import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shownWidth } from '../output/shown-width.ts';
import { pickerScreen, type PickerView } from './picker-view.ts';

const ROWS = ['prod / Admin', '本番ウェブ / 管理者', 'a'.repeat(300), '👩‍💻 dev / x'];

function view(more: Partial<PickerView> = {}): PickerView {
  return {
    prompt: 'Use: ',
    query: '',
    selected: 0,
    rowCount: ROWS.length,
    row: (index) => ({ text: ROWS[index % ROWS.length] ?? '', detail: '111122223333  corp', mark: '*' }),
    footer: '4 found.',
    nothing: 'Nothing fits.',
    columns: 60,
    lines: 10,
    hasColour: false,
    ...more,
  };
}

test('shows prompt, rows and a last line', () => {
  expect(pickerScreen(view({ query: 'ad', selected: 1 }))).toStrictEqual({
    lines: [
      'Use: ad',
      '  * prod / Admin  111122223333  corp',
      '> * 本番ウェブ / 管理者  111122223333  corp',
      `  * ${'a'.repeat(55)}…`,
      '  * 👩‍💻 dev / x  111122223333  corp',
      '4 found.',
    ],
    cursorColumn: 7,
  });
});

test('shows why there are no rows', () => {
  expect(pickerScreen(view({ rowCount: 0 })).lines).toStrictEqual(['Use: ', '  Nothing fits.', '4 found.']);
});

test('keeps the selected row in view', () => {
  const rows = (selected: number) =>
    pickerScreen(view({ rowCount: 100, lines: 7, selected, row: (index) => ({ text: `row ${index}` }) })).lines.slice(
      1,
      -1,
    );
  expect(rows(0)[0]).toBe('>   row 0');
  expect(rows(99).at(-1)).toBe('>   row 99');
  expect(rows(50)).toContain('>   row 50');
});

test('production is red, and nothing is coloured without colours', () => {
  const row = () => ({ text: 'prod / Admin', isProduction: true });
  const [, coloured] = pickerScreen(view({ rowCount: 1, row, hasColour: true })).lines;
  expect(coloured).toContain('\u001B[31m');
  expect(pickerScreen(view({ rowCount: 1, row })).lines.join('')).not.toContain('\u001B');
});

test('no line is wider and no screen higher than the terminal, whatever its size', () => {
  const text = fc.oneof(fc.constantFrom(...ROWS, '日本語'.repeat(30)), fc.string());
  fc.assert(
    fc.property(
      fc.integer({ min: 4, max: 120 }),
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 0, max: 50 }),
      text.map((query) => query.replaceAll(/\p{Cc}/gu, '')),
      fc.boolean(),
      (columns, lines, rowCount, query, hasColour) => {
        const selected = Math.max(0, rowCount - 1);
        const screen = pickerScreen(view({ columns, lines, rowCount, query, selected, hasColour }));
        expect(screen.lines.length).toBeLessThanOrEqual(Math.max(lines, 2));
        for (const line of screen.lines) expect(shownWidth(line)).toBeLessThanOrEqual(columns);
        expect(screen.cursorColumn).toBeLessThan(columns);
      },
    ),
  );
});
