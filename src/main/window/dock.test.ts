import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { dockFollowsWindows } from './dock.ts';

function setUp() {
  const told: string[] = [];
  const dock = {
    show: async () => void told.push('show'),
    hide: () => void told.push('hide'),
  };
  const app = Object.assign(new EventEmitter(), { dock });
  dockFollowsWindows(app, () => told.push('window'));
  const open = () => {
    const window = new EventEmitter();
    app.emit('browser-window-created', {}, window);
    window.emit('show');
    return window;
  };
  return { app, told, open };
}

test('an icon in the Dock while a window is shown, none before or after', () => {
  const { told, open } = setUp();
  expect(told).toEqual(['hide']);
  const window = open();
  window.emit('hide');
  window.emit('show');
  window.emit('closed');
  expect(told).toEqual(['hide', 'show', 'hide', 'show', 'hide']);
});

test('a second window keeps it', () => {
  const { told, open } = setUp();
  const [first, second] = [open(), open()];
  first.emit('closed');
  expect(told.at(-1)).toBe('show');
  second.emit('closed');
  expect(told.at(-1)).toBe('hide');
});

test('started once more, the window comes', () => {
  const { app, told } = setUp();
  app.emit('activate');
  expect(told).toEqual(['hide', 'window']);
});

test('elsewhere there is no Dock, and nothing is listened for', () => {
  const app = new EventEmitter();
  dockFollowsWindows(app, () => undefined);
  expect(app.eventNames()).toEqual([]);
});
