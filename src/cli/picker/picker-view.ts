import { cutToWidth, shownWidth } from '../output/shown-width.ts';

const BOLD = '1';
const DIM = '2';
const RED = '31';
const GAP = '  ';
/** Narrower than this, signs would leave no room for the text. */
const NARROW_COLUMNS = 12;

/** A row as a picker shows it. Texts are safe to show. */
export interface PickerRow {
  readonly text: string;
  /** Dimmed, beside the text, where there is room. */
  readonly detail?: string;
  /** A sign of one cell before the text. */
  readonly mark?: string;
  /** In red. */
  readonly isProduction?: boolean;
}

export interface PickerView {
  readonly prompt: string;
  readonly query: string;
  readonly selected: number;
  readonly rowCount: number;
  /** Only rows in view are asked for: there may be thousands. */
  readonly row: (index: number) => PickerRow;
  readonly footer: string;
  /** What stands in place of rows. */
  readonly nothing: string;
  readonly columns: number;
  readonly lines: number;
  readonly hasColour: boolean;
}

export interface PickerScreen {
  readonly lines: readonly string[];
  /** Where the cursor stands: 0-based, in the first line. */
  readonly cursorColumn: number;
}

/** The prompt with the query, the rows around the selected one, and a last line. No line is wider than the terminal. */
export function pickerScreen(view: PickerView): PickerScreen {
  const { columns, lines, rowCount, selected, hasColour } = view;
  const head = headLine(view);
  const room = Math.max(1, lines - 2);
  const first = Math.max(0, Math.min(selected - Math.floor(room / 2), rowCount - room));
  const rows = Array.from({ length: Math.min(room, rowCount) }, (_, at) =>
    rowLine(view.row(first + at), first + at === selected, columns, hasColour),
  );
  if (rowCount === 0) rows.push(cutToWidth(`  ${view.nothing}`, columns));
  const footer = cutToWidth(view.footer, columns);
  return {
    lines: [head.text, ...rows, ...(lines > 3 ? [paint(footer, DIM, hasColour)] : [])],
    cursorColumn: head.cursorColumn,
  };
}

/** A query too long for the line shows its end, where the person types. */
function headLine({ prompt, query, columns }: PickerView): { readonly text: string; readonly cursorColumn: number } {
  const shownPrompt = cutToWidth(prompt, Math.max(0, columns - 2));
  const room = columns - shownWidth(shownPrompt) - 1;
  let shown = query;
  while (shownWidth(shown) > room && shown !== '') shown = Array.from(shown).slice(1).join('');
  const text = shownPrompt + shown;
  return { text, cursorColumn: Math.min(shownWidth(text), columns - 1) };
}

function rowLine(
  { text, detail = '', mark = ' ', isProduction = false }: PickerRow,
  isSelected: boolean,
  columns: number,
  hasColour: boolean,
): string {
  const lead = columns < NARROW_COLUMNS ? '' : `${isSelected ? '>' : ' '} ${mark} `;
  const shown = cutToWidth(text, Math.max(1, columns - shownWidth(lead)));
  const left = columns - shownWidth(lead) - shownWidth(shown) - GAP.length;
  const shownDetail = left >= 8 ? cutToWidth(detail, left) : '';
  const style = [...(isSelected ? [BOLD] : []), ...(isProduction ? [RED] : [])];
  const main = style.reduce((line, code) => paint(line, code, hasColour), shown);
  return `${lead}${main}${shownDetail === '' ? '' : GAP + paint(shownDetail, DIM, hasColour)}`;
}

function paint(text: string, code: string, hasColour: boolean): string {
  return hasColour && text !== '' ? `\u001B[${code}m${text}\u001B[0m` : text;
}
