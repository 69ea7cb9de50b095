import { describe, expect, test } from 'vitest';
import { pressKey, type Key, type PickerState } from './picker-state.ts';

const ROWS = 25;
const START: PickerState = { query: '', selected: 0 };

/** The state after keys; a text is typed character by character. */
function after(keys: readonly (string | Key)[], rowCount = ROWS, from = START): PickerState {
  return keys.reduce<PickerState>((state, key) => {
    const step = typeof key === 'string' ? pressKey(state, key, {}, rowCount) : pressKey(state, '', key, rowCount);
    if (step.is !== 'open') throw new Error(`The picker closed at ${JSON.stringify(key)}.`);
    return step.state;
  }, from);
}

describe('typing', () => {
  test.each([
    [['p', 'r', 'o', 'd'], 'prod'],
    [['本', '番'], '本番'],
    [['ab', { name: 'backspace' }], 'a'],
    [['本番', { name: 'backspace' }], '本'],
    [['👩‍💻', { name: 'backspace' }], ''],
    [['か\u3099', { name: 'backspace' }], ''],
    [[{ name: 'backspace' }], ''],
    [['one two  ', { name: 'w', ctrl: true }], 'one '],
    [['one two', { name: 'u', ctrl: true }], ''],
    [['a', '\u001B[99~', '\u0000', '\t'], 'a'],
    [['a', { name: 'left' }, { name: 'f5' }, { name: 'x', ctrl: true }], 'a'],
  ] as const)('%j is %j', (keys, query) => {
    expect(after(keys).query).toBe(query);
  });

  test('another query selects its best row', () => {
    expect(after([{ name: 'down' }, { name: 'down' }, 'a'])).toStrictEqual({ query: 'a', selected: 0 });
  });
});

describe('moving', () => {
  test.each([
    [[{ name: 'down' }], 1],
    [[{ name: 'up' }], ROWS - 1],
    [[{ name: 'end' }, { name: 'down' }], 0],
    [[{ name: 'pagedown' }, { name: 'pagedown' }, { name: 'pagedown' }], ROWS - 1],
    [[{ name: 'pagedown' }, { name: 'pageup' }, { name: 'pageup' }], 0],
    [
      [
        { name: 'n', ctrl: true },
        { name: 'j', ctrl: true },
        { name: 'p', ctrl: true },
      ],
      1,
    ],
    [[{ name: 'tab' }, { name: 'home' }], 0],
  ] as const)('%j', (keys, selected) => {
    expect(after(keys).selected).toBe(selected);
  });

  test.each(['up', 'down', 'pageup', 'pagedown', 'home', 'end'])('%s stays at 0 where nothing was found', (name) => {
    expect(after([{ name }], 0).selected).toBe(0);
  });
});

describe('closing', () => {
  test('Enter picks the selected row, and nothing where there is none', () => {
    expect(pressKey({ query: '', selected: 3 }, '\r', { name: 'return' }, ROWS)).toStrictEqual({
      is: 'picked',
      selected: 3,
    });
    expect(pressKey(START, '\r', { name: 'return' }, 0).is).toBe('open');
  });

  test.each([{ name: 'escape' }, { name: 'c', ctrl: true }, { name: 'd', ctrl: true }])('%j leaves', (key) => {
    expect(pressKey(START, '', key, ROWS)).toStrictEqual({ is: 'left' });
  });
});
