import type { FakeBridge } from '../fixtures/fake-bridge.ts';

/** Returns the commands sent to main, without those that a page sends by itself when it opens. */
export function actsIn(calls: FakeBridge['calls']): FakeBridge['calls'] {
  return calls.filter(({ command }) => command !== 'listOtherTools');
}
