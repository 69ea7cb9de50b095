import { describe, expect, test } from 'vitest';
import { listAction, type KeyPress } from './list-keys.ts';

function press(key: string, held: Partial<KeyPress> = {}): KeyPress {
  return { key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held };
}

describe('in the search box', () => {
  test.each([
    ['ArrowDown', {}, { do: 'move', by: 'row', direction: 1 }],
    ['PageUp', {}, { do: 'move', by: 'page', direction: -1 }],
    ['Enter', {}, { do: 'useRole' }],
    ['Enter', { ctrlKey: true }, { do: 'useOther' }],
    ['Enter', { metaKey: true }, { do: 'useOther' }],
    ['Enter', { altKey: true }, { do: 'openConsole' }],
    ['F10', { shiftKey: true }, { do: 'showMore' }],
    ['ContextMenu', {}, { do: 'showMore' }],
    ['Enter', { shiftKey: true }, { do: 'chooseFormat' }],
    ['p', { ctrlKey: true }, { do: 'setUpProfile' }],
    ['o', { metaKey: true }, { do: 'openConsole' }],
    ['S', { ctrlKey: true }, { do: 'favourite' }],
    ['e', { ctrlKey: true }, { do: 'copyVariable' }],
    ['d', { metaKey: true }, { do: 'setDefault' }],
    ['l', { ctrlKey: true }, { do: 'markAccount' }],
    ['.', { ctrlKey: true }, { do: 'showMore' }],
    ['O', { ctrlKey: true, shiftKey: true }, { do: 'openConsoleIn' }],
  ] as const)('%s with %o acts', (key, held, action) => {
    expect(listAction(press(key, held), 'search')).toEqual(action);
  });

  test.each([
    ['p', {}],
    ['Home', {}],
    ['End', {}],
    ['ArrowDown', { shiftKey: true }],
    ['ArrowLeft', {}],
    ['p', { ctrlKey: true, shiftKey: true }],
    ['.', {}],
    ['O', { shiftKey: true }],
    ['Escape', {}],
  ] as const)('%s with %o stays the box’s own', (key, held) => {
    expect(listAction(press(key, held), 'search')).toBeUndefined();
  });
});

describe('in the list', () => {
  test.each([
    ['p', { do: 'setUpProfile' }],
    ['o', { do: 'openConsole' }],
    ['s', { do: 'favourite' }],
    ['End', { do: 'move', by: 'end', direction: 1 }],
    ['.', { do: 'showMore' }],
    ['Escape', { do: 'search' }],
    ['x', { do: 'search' }],
    ['決', { do: 'search' }],
  ] as const)('%s acts alone', (key, action) => {
    expect(listAction(press(key), 'list')).toEqual(action);
  });

  test('opens the console elsewhere with Shift and O', () => {
    expect(listAction(press('O', { shiftKey: true }), 'list')).toEqual({ do: 'openConsoleIn' });
  });

  test.each(['Tab', 'Shift', 'F5', ' '])('%s is left alone', (key) => {
    expect(listAction(press(key), 'list')).toBeUndefined();
  });
});
