import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { dockFollowsWindows } from './dock.ts';

function setUp() {
  const shown: string[] = [];
  const dock = {
    show: async () => void shown.push('show'),
    hide: () => void shown.push('hide'),
  };
  const app = Object.assign(new EventEmitter(), { dock });
  dockFollowsWindows(app, () => shown.push('window'));
  const open = () => {
    const window = new EventEmitter();
    app.emit('browser-window-created', {}, window);
    window.emit('show');
    return window;
  };
  return { app, shown, open };
}

test('an icon in the Dock while a window is shown, none before or after', () => {
  const { shown, open } = setUp();
  expect(shown).toEqual(['hide']);
  const window = open();
  window.emit('hide');
  window.emit('show');
  window.emit('closed');
  expect(shown).toEqual(['hide', 'show', 'hide', 'show', 'hide']);
});

test('a second window keeps it', () => {
  const { shown, open } = setUp();
  const [first, second] = [open(), open()];
  first.emit('closed');
  expect(shown.at(-1)).toBe('show');
  second.emit('closed');
  expect(shown.at(-1)).toBe('hide');
});

test('started once more, the window comes', () => {
  const { app, shown } = setUp();
  app.emit('activate');
  expect(shown).toEqual(['hide', 'window']);
});

test('elsewhere there is no Dock, and nothing is listened for', () => {
  const app = new EventEmitter();
  dockFollowsWindows(app, () => undefined);
  expect(app.eventNames()).toEqual([]);
});
