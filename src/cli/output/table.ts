import { cutToWidth, shownWidth } from './shown-width.ts';
import type { Terminal } from '../terminal.ts';

const GAP = '  ';
/** A column is made no narrower than this. */
const LEAST_CELLS = 8;

/**
 * Rows under a heading, columns padded to the widest cell as a terminal shows it; no blanks at line ends. On a person's
 * terminal the widest columns are cut so that a row fits into one line. Where another program reads, nothing is cut.
 */
export function table(
  heading: readonly string[],
  rows: readonly (readonly string[])[],
  { outIsTerminal, columns }: Pick<Terminal, 'outIsTerminal' | 'columns'>,
): readonly string[] {
  const lines = [heading, ...rows];
  const natural = heading.map((_, column) => Math.max(...lines.map((line) => shownWidth(line[column] ?? ''))));
  const widths = outIsTerminal ? fitted(natural, columns) : natural;
  return lines.map((line) =>
    line
      .map((cell, column) => padded(cell, widths[column] ?? 0))
      .join(GAP)
      .trimEnd(),
  );
}

function padded(cell: string, width: number): string {
  const shown = cutToWidth(cell, width);
  return shown + ' '.repeat(width - shownWidth(shown));
}

/** Takes cells from the widest column until all fit, or no column can give any. */
function fitted(widths: readonly number[], columns: number): readonly number[] {
  const fits = [...widths];
  const room = columns - GAP.length * (widths.length - 1);
  let over = fits.reduce((sum, width) => sum + width, 0) - room;
  while (over > 0) {
    const widest = Math.max(...fits);
    if (widest <= LEAST_CELLS) break;
    fits[fits.indexOf(widest)] = widest - 1;
    over -= 1;
  }
  return fits;
}
