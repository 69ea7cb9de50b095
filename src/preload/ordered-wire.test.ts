import { expect, test } from 'vitest';
import { ANSWERS } from '../shared/answers.ts';
import { orderedWire } from './ordered-wire.ts';

type Listener = (event: unknown, value: unknown) => void;

function setUp() {
  const sent: (readonly unknown[])[] = [];
  const listeners = new Map<string, Set<Listener>>();
  const wire = orderedWire({
    send: (...message) => void sent.push(message),
    on: (channel, listener) => listeners.set(channel, (listeners.get(channel) ?? new Set<Listener>()).add(listener)),
    off: (channel, listener) => listeners.get(channel)?.delete(listener),
  });
  const fromMain = (channel: string, value: unknown): void => {
    for (const listener of listeners.get(channel) ?? []) listener({}, value);
  };
  return { wire, sent, fromMain };
}

test('each question gets its own answer, in whatever order they come, nothing among them too', async () => {
  const { wire, sent, fromMain } = setUp();
  const answers = [wire.invoke('one', 'in'), wire.invoke('two')];
  expect(sent).toEqual([
    ['one', 1, 'in'],
    ['two', 2, undefined],
  ]);
  fromMain(ANSWERS, { id: 2, value: undefined });
  fromMain(ANSWERS, { id: 1, value: 'first' });
  expect(await Promise.all(answers)).toEqual(['first', undefined]);
});

test('a refusal rejects, and an answer that nobody waits for is dropped', async () => {
  const { wire, fromMain } = setUp();
  const answer = wire.invoke('one');
  fromMain(ANSWERS, { id: 7, value: 'whose?' });
  fromMain(ANSWERS, { id: 1, refused: true });
  await expect(answer).rejects.toThrow('refused');
});

test('what main said before an answer is heard before it, until nobody listens', async () => {
  const { wire, fromMain } = setUp();
  const heard: unknown[] = [];
  const stop = wire.listen('topic', (value) => heard.push(value));
  const asked = wire.invoke('one').then((value) => heard.push(value));
  fromMain('topic', 'told');
  fromMain(ANSWERS, { id: 1, value: 'answered' });
  await asked;
  stop();
  fromMain('topic', 'too late');
  expect(heard).toEqual(['told', 'answered']);
});
