import type { ConfigLayout } from '../../config/document/config-layout.ts';
import type { DocumentEdit } from '../../config/edit/requested-edit.ts';

/** What stands in the place of one line: comments that go before it, the line itself unless it goes, lines that follow. */
export interface EditedLine {
  readonly before: readonly string[];
  readonly text: string | undefined;
  readonly after: readonly string[];
}

/** Lines of a document under repair: several fixes change the same line one after the other. Lines are 1-based. */
export class PendingLineEdits {
  readonly layout: ConfigLayout;
  readonly #changed = new Map<number, EditedLine>();

  constructor(layout: ConfigLayout) {
    this.layout = layout;
  }

  lineAt(line: number): EditedLine {
    return this.#changed.get(line) ?? { before: [], text: this.layout.textOf(line - 1), after: [] };
  }

  change(line: number, changed: Partial<EditedLine>): void {
    this.#changed.set(line, { ...this.lineAt(line), ...changed });
  }

  /** All that stands in a line's place now. */
  textsAt(line: number): readonly string[] {
    const { before, text, after } = this.lineAt(line);
    return [...before, ...(text === undefined ? [] : [text]), ...after];
  }

  /** The changes as edits of the document. */
  edits(): DocumentEdit[] {
    return [...this.#changed.keys()]
      .toSorted((a, b) => a - b)
      .filter((line) => this.#isChanged(line))
      .map((line) => ({ do: 'replaceLines', from: line, to: line, texts: this.textsAt(line) }));
  }

  #isChanged(line: number): boolean {
    const texts = this.textsAt(line);
    return texts.length !== 1 || texts[0] !== this.layout.textOf(line - 1);
  }
}
