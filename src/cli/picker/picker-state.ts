import { graphemes } from '../output/shown-width.ts';

/** What a person has typed into a picker and where the selection is. Pure: keys in, state out. */
export interface PickerState {
  readonly query: string;
  /** The place of the selected row in what the query found; 0 where nothing was found. */
  readonly selected: number;
}

/** A key as Node.js's readline names it. */
export interface Key {
  readonly name?: string;
  readonly ctrl?: boolean;
  readonly meta?: boolean;
  /** What the key sent. */
  readonly sequence?: string;
}

export type PickerStep =
  | { readonly is: 'open'; readonly state: PickerState }
  | { readonly is: 'picked'; readonly selected: number }
  | { readonly is: 'left' };

const PAGE_ROWS = 10;

/** What a key does. `rowCount` is how many rows the present query found. */
export function pressKey(state: PickerState, text: string, key: Key, rowCount: number): PickerStep {
  if (key.ctrl === true) return pressControl(state, key, rowCount);
  switch (key.name) {
    case 'return':
    case 'enter':
      return rowCount > 0 ? { is: 'picked', selected: state.selected } : stay(state);
    case 'escape':
      return { is: 'left' };
    case 'backspace':
      return typed(withoutLast(state.query));
    case 'up':
      return moved(state, state.selected === 0 ? rowCount - 1 : state.selected - 1, rowCount);
    case 'down':
    case 'tab':
      return moved(state, state.selected >= rowCount - 1 ? 0 : state.selected + 1, rowCount);
    case 'pageup':
      return moved(state, state.selected - PAGE_ROWS, rowCount);
    case 'pagedown':
      return moved(state, state.selected + PAGE_ROWS, rowCount);
    case 'home':
      return moved(state, 0, rowCount);
    case 'end':
      return moved(state, rowCount - 1, rowCount);
    default:
      return isTyped(text) ? typed(state.query + text) : stay(state);
  }
}

function pressControl(state: PickerState, { name }: Key, rowCount: number): PickerStep {
  switch (name) {
    case 'c':
    case 'd':
    case 'g':
      return { is: 'left' };
    case 'p':
    case 'k':
      return pressKey(state, '', { name: 'up' }, rowCount);
    case 'n':
    case 'j':
      return pressKey(state, '', { name: 'down' }, rowCount);
    case 'h':
      return typed(withoutLast(state.query));
    case 'u':
      return typed('');
    case 'w':
      return typed(withoutLastWord(state.query));
    default:
      return stay(state);
  }
}

/** Keys that steer, and what terminals send for keys that nobody names, start with a control character. */
function isTyped(text: string): boolean {
  return text !== '' && !/\p{Cc}/u.test(text);
}

function withoutLast(query: string): string {
  const last = [...graphemes().segment(query)].at(-1);
  return last === undefined ? '' : query.slice(0, last.index);
}

function withoutLastWord(query: string): string {
  return query.slice(0, query.trimEnd().lastIndexOf(' ') + 1);
}

/** Another query has other rows: the best of them is selected. */
function typed(query: string): PickerStep {
  return stay({ query, selected: 0 });
}

function moved(state: PickerState, selected: number, rowCount: number): PickerStep {
  return stay({ ...state, selected: Math.max(0, Math.min(selected, rowCount - 1)) });
}

function stay(state: PickerState): PickerStep {
  return { is: 'open', state };
}
