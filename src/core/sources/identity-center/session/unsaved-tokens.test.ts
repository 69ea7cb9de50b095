import { expect, test } from 'vitest';
import { SAVE_AGAIN_MILLIS, UnsavedTokens } from './unsaved-tokens.ts';

test('returns true only where a token becomes unsaved or saved', () => {
  const unsaved = new UnsavedTokens();
  const news = [false, true, true, false, false].map((isUnsaved) => unsaved.note('a', isUnsaved, 0));
  expect(news).toEqual([false, true, false, true, false]);
});

test('names a session once its token is to be written again', () => {
  const unsaved = new UnsavedTokens();
  unsaved.note('a', true, 0);
  unsaved.note('b', true, 10);
  expect(unsaved.instants).toEqual([SAVE_AGAIN_MILLIS, SAVE_AGAIN_MILLIS + 10]);
  expect([unsaved.dueAt(SAVE_AGAIN_MILLIS - 1), unsaved.dueAt(SAVE_AGAIN_MILLIS)]).toEqual([[], ['a']]);
  unsaved.forget('a');
  expect([unsaved.has('a'), unsaved.has('b')]).toEqual([false, true]);
});
