import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import { LINE, type ConfigLayout } from '../document/config-layout.ts';
import { startsWithByteOrderMark } from '../document/config-scan.ts';
import { strip } from '../document/config-text.ts';
import type { EditStep } from './edit-steps.ts';

/** Bytes `from` to `to` of the file before have become `outFrom` to `outTo` of the one after. */
export interface Replacement {
  readonly from: number;
  readonly to: number;
  readonly outFrom: number;
  readonly outTo: number;
}

export interface AppliedSteps {
  readonly bytes: Buffer;
  /** In order, none touching another. */
  readonly replacements: readonly Replacement[];
}

/** Takes all steps in one pass over the file. Throws `internal` where two are about the same bytes. */
export function applySteps(layout: ConfigLayout, steps: readonly EditStep[]): AppliedSteps {
  const ordered = tidyEnd(layout, inOrder(steps, layout.bytes.length));
  const writer = new Writer(layout, ordered);
  for (const step of ordered) writer.take(step);
  return writer.finish();
}

const ORDER = { lines: 1, section: 2, lastSection: 3, change: 4 } as const;

/** By place; where one is, lines of a section come before a new section. What a removed section held is left out. */
function inOrder(steps: readonly EditStep[], fileEnd: number): EditStep[] {
  const sorted = steps.toSorted(
    (a, b) => a.from - b.from || orderOf(a, fileEnd) - orderOf(b, fileEnd) || toOf(b) - toOf(a),
  );
  const kept: EditStep[] = [];
  let reached: { to: number; wholeSection: boolean; step: EditStep } | undefined;
  for (const step of sorted) {
    if (step.step === 'insert') {
      kept.push(step);
      continue;
    }
    if (reached !== undefined && step.from < reached.to) {
      if (reached.wholeSection && toOf(step) <= reached.to) continue;
      if (areSame(step, reached.step)) continue;
      if (!(step.step === 'cut' && reached.step.step === 'cut'))
        throw new DaypassError('internal', { problem: 'overlap', at: step.from });
    }
    kept.push(step);
    const to = Math.max(toOf(step), reached?.to ?? 0);
    if (to > (reached?.to ?? -1)) reached = { to, wholeSection: step.step === 'cut' && step.wholeSection, step };
  }
  return kept;
}

/** What begins where lines come belongs to the line after them; but at the file's end, to the last line. */
function orderOf(step: EditStep, fileEnd: number): number {
  if (step.step === 'insert') return ORDER[step.as];
  return step.from === fileEnd ? 0 : ORDER.change;
}

function toOf(step: EditStep): number {
  return step.step === 'insert' ? step.from : step.to;
}

function areSame(one: EditStep, other: EditStep): boolean {
  if (one.from !== other.from || toOf(one) !== toOf(other)) return false;
  return one.step === 'put' && other.step === 'put' && one.bytes.equals(other.bytes);
}

/** Where the last sections of a file go, the blank line before them goes too. */
function tidyEnd(layout: ConfigLayout, steps: EditStep[]): EditStep[] {
  const last = steps.at(-1);
  if (last?.step !== 'cut' || !last.wholeSection || last.to !== layout.bytes.length) return steps;
  let first = steps.length - 1;
  let { from } = last;
  for (let before = steps[first - 1]; before?.step === 'cut' && before.to === from; before = steps[first - 1]) {
    first -= 1;
    ({ from } = before);
  }
  const lineBefore = layout.lineAt(from) - 1;
  if (lineBefore < 0 || layout.kinds[lineBefore] !== LINE.blank) return steps;
  return steps.toSpliced(first, 0, { step: 'cut', from: layout.startOf(lineBefore), to: from, wholeSection: true });
}

const [LF, CR] = [0x0a, 0x0d];

class Writer {
  readonly #layout: ConfigLayout;
  readonly #out: Buffer;
  #length = 0;
  /** How far the file before has been read. */
  #at = 0;
  /** What follows a new section is to stand apart from it. */
  #wantsBlank = false;
  readonly #replacements: Replacement[] = [];

  constructor(layout: ConfigLayout, steps: readonly EditStep[]) {
    this.#layout = layout;
    this.#out = Buffer.allocUnsafe(layout.bytes.length + mostBytesPutIn(steps));
  }

  take(step: EditStep): void {
    this.#copyTo(step.from);
    const outFrom = this.#length;
    if (step.step === 'insert') this.#insert(step);
    if (step.step === 'put') this.#write(step.bytes);
    this.#at = Math.max(this.#at, toOf(step));
    this.#note({ from: Math.min(step.from, this.#at), to: this.#at, outFrom, outTo: this.#length });
  }

  finish(): AppliedSteps {
    this.#copyTo(this.#layout.bytes.length);
    return { bytes: this.#out.subarray(0, this.#length), replacements: this.#replacements };
  }

  #copyTo(to: number): void {
    const { bytes } = this.#layout;
    if (to <= this.#at) return;
    if (this.#wantsBlank) this.#standApart();
    this.#length += bytes.copy(this.#out, this.#length, this.#at, to);
    this.#at = to;
  }

  #insert({ texts, as }: Extract<EditStep, { step: 'insert' }>): void {
    const asSection = as !== 'lines';
    const end = this.#lineEnd();
    this.#closeLine(end);
    if ((asSection || this.#wantsBlank) && !this.#isEmpty() && !this.#endsWithBlankLine()) this.#write(end);
    for (const text of texts) {
      this.#write(text);
      this.#write(end);
    }
    this.#wantsBlank = asSection;
  }

  /** A blank line between a section that came and the line that follows it, unless that is blank itself. */
  #standApart(): void {
    this.#wantsBlank = false;
    if (this.#layout.kinds[this.#layout.lineAt(this.#at)] === LINE.blank) return;
    const outFrom = this.#length;
    this.#write(this.#lineEnd());
    this.#note({ from: this.#at, to: this.#at, outFrom, outTo: this.#length });
  }

  /** What ends the last line for every client; a lone carriage return does for Python only. */
  #closeLine(end: Buffer): void {
    const last = this.#out[this.#length - 1];
    if (this.#isEmpty() || last === LF) return;
    this.#write(last === CR ? Buffer.of(LF) : end);
  }

  /** As the line before has it, else the one after. */
  #lineEnd(): Buffer {
    const { bytes } = this.#layout;
    const before = this.#length === 0 ? -1 : this.#out.lastIndexOf(LF, this.#length - 1);
    if (before !== -1) return lineEndAt(this.#out, before);
    const after = bytes.indexOf(LF, this.#at);
    return after === -1 ? Buffer.of(LF) : lineEndAt(bytes, after);
  }

  #isEmpty(): boolean {
    return this.#length === (startsWithByteOrderMark(this.#out.subarray(0, this.#length)) ? 3 : 0);
  }

  #endsWithBlankLine(): boolean {
    const lineFeed = this.#length - 1;
    const end = this.#out[lineFeed - 1] === CR ? lineFeed - 1 : lineFeed;
    const start = end === 0 ? 0 : this.#out.lastIndexOf(LF, end - 1) + 1;
    const line = this.#out.subarray(start, end);
    return strip(line.subarray(line.lastIndexOf(CR) + 1).toString('utf8')) === '';
  }

  #write(bytes: Buffer): void {
    this.#length += bytes.copy(this.#out, this.#length);
  }

  #note(replacement: Replacement): void {
    const last = this.#replacements.at(-1);
    if (last === undefined || last.to < replacement.from) {
      this.#replacements.push(replacement);
      return;
    }
    const { from, outFrom } = last;
    this.#replacements[this.#replacements.length - 1] = { from, to: replacement.to, outFrom, outTo: replacement.outTo };
  }
}

function lineEndAt(bytes: Buffer, lineFeed: number): Buffer {
  return bytes[lineFeed - 1] === CR ? Buffer.of(CR, LF) : Buffer.of(LF);
}

/** Lines come with their ends, and around each group at most three further ones. */
function mostBytesPutIn(steps: readonly EditStep[]): number {
  let count = 0;
  for (const step of steps) {
    if (step.step === 'put') count += step.bytes.length;
    if (step.step === 'insert') count += step.texts.reduce((sum, text) => sum + text.length + 2, 6);
  }
  return count;
}
