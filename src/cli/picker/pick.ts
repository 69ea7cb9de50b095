import { emitKeypressEvents } from 'node:readline';
import type { ReadStream, WriteStream } from 'node:tty';
import { DaypassError } from '../../shared/errors/daypass-error.ts';
import { pressKey, type Key, type PickerState } from './picker-state.ts';
import { pickerScreen, type PickerRow, type PickerScreen } from './picker-view.ts';

export interface PickOptions<Item> {
  readonly prompt: string;
  /** What the query is at first. */
  readonly query?: string;
  /** What a query finds, best first. */
  readonly search: (query: string) => readonly Item[];
  readonly row: (item: Item) => PickerRow;
  readonly footer: (found: number) => string;
  readonly nothing: string;
}

export type PickItem = <Item>(options: PickOptions<Item>) => Promise<Item | undefined>;

export interface PickerStreams {
  readonly input: ReadStream;
  readonly output: WriteStream;
  readonly hasColour: boolean;
}

/** Terminals that send an escape sequence send it at once; a lone Esc is one after this long. */
const ESCAPE_MILLIS = 50;
const ENTER_SCREEN = '\u001B[?1049h';
const LEAVE_SCREEN = '\u001B[?1049l';
const ENDING_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const CLEAR = '\u001B[H\u001B[J';

/**
 * Lets the person choose by typing and arrows, on the terminal's other screen, so that nothing of it stays. Resolves with
 * undefined on Esc, Ctrl-C and where the terminal goes away.
 */
export async function pick<Item>(options: PickOptions<Item>, streams: PickerStreams): Promise<Item | undefined> {
  const { input, output } = streams;
  let state: PickerState = { query: options.query ?? '', selected: 0 };
  let found = options.search(state.query);
  const draw = (): void => void output.write(drawn(screenOf(options, state, found, streams)));
  const wasRaw = input.isRaw;
  return new Promise<Item | undefined>((resolve) => {
    emitKeypressEvents(input, escapeTimeout());
    input.setRawMode(true);
    input.on('keypress', onKey).once('end', leave).once('error', leave);
    output.on('resize', draw);
    for (const signal of ENDING_SIGNALS) process.once(signal, leave);
    input.resume();
    output.write(ENTER_SCREEN);
    draw();

    function onKey(text: string | undefined, key: Key): void {
      const step = pressKey(state, text ?? '', key, found.length);
      if (step.is === 'left') return leave();
      if (step.is === 'picked') return end(found[step.selected]);
      if (step.state.query !== state.query) found = options.search(step.state.query);
      ({ state } = step);
      draw();
    }

    function leave(): void {
      end(undefined);
    }

    function end(item: Item | undefined): void {
      input.off('keypress', onKey).off('end', leave).off('error', leave);
      output.off('resize', draw);
      for (const signal of ENDING_SIGNALS) process.off(signal, leave);
      input.setRawMode(wasRaw);
      input.pause();
      output.write(LEAVE_SCREEN);
      resolve(item);
    }
  });
}

/** The one property of a readline interface that the decoding of keys looks at. */
function escapeTimeout(): Parameters<typeof emitKeypressEvents>[1] {
  return Object.assign(Object.create(null), { escapeCodeTimeout: ESCAPE_MILLIS });
}

/** Throws noTerminal where nobody can be asked, or where the terminal can't move its cursor. */
export function pickerStreams(
  { stdin, stderr }: { readonly stdin: NodeJS.ReadStream; readonly stderr: NodeJS.WriteStream },
  env: Readonly<Record<string, string | undefined>>,
): PickerStreams {
  if (!stdin.isTTY || !stderr.isTTY || env['TERM'] === 'dumb') throw new DaypassError('noTerminal');
  return { input: stdin, output: stderr, hasColour: !env['NO_COLOR'] };
}

function screenOf<Item>(
  { prompt, row, footer, nothing }: PickOptions<Item>,
  { query, selected }: PickerState,
  found: readonly Item[],
  { output, hasColour }: PickerStreams,
): PickerScreen {
  return pickerScreen({
    prompt,
    query,
    selected,
    rowCount: found.length,
    row: (index) => rowAt(found, index, row),
    footer: footer(found.length),
    nothing,
    // A terminal that gives no size has the usual one.
    columns: output.columns || 80,
    lines: output.rows || 24,
    hasColour,
  });
}

function rowAt<Item>(found: readonly Item[], index: number, row: (item: Item) => PickerRow): PickerRow {
  const item = found[index];
  return item === undefined ? { text: '' } : row(item);
}

function drawn({ lines, cursorColumn }: PickerScreen): string {
  return `${CLEAR}${lines.join('\r\n')}\u001B[1;${cursorColumn + 1}H`;
}
