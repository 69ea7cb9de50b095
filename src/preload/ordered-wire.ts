import type { Wire } from './bridge.ts';
import { ANSWERS, type Answer } from '../shared/answers.ts';

/** The parts of Electron's ipcRenderer that a wire is made of. */
export interface Renderer {
  send(channel: string, ...args: readonly unknown[]): void;
  on(channel: string, listener: (event: unknown, value: unknown) => void): unknown;
  off(channel: string, listener: (event: unknown, value: unknown) => void): unknown;
}

/**
 * Questions are sent and answered as messages, not by `invoke`: its answers overtake messages that main sent before
 * (Electron 33: every other time), and what a command changed would be known only after the command's answer.
 */
export function orderedWire(renderer: Renderer): Wire {
  const waiting = new Map<number, (answer: Answer) => void>();
  let asked = 0;
  renderer.on(ANSWERS, (_event, value) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only main sends on this channel
    const answer = value as Answer;
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  return {
    invoke: (channel, input) =>
      new Promise((resolve, reject) => {
        const id = ++asked;
        waiting.set(id, (answer) => ('value' in answer ? resolve(answer.value) : reject(new Error('refused'))));
        renderer.send(channel, id, input);
      }),
    listen(channel, listener) {
      const onMessage = (_event: unknown, value: unknown): void => listener(value);
      renderer.on(channel, onMessage);
      return () => renderer.off(channel, onMessage);
    },
  };
}
