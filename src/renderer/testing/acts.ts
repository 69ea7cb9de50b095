import type { FakeBridge } from '../fixtures/fake-bridge.ts';

/** What was asked of main, without what the page reads by itself as it appears. */
export function actsIn(calls: FakeBridge['calls']): FakeBridge['calls'] {
  return calls.filter(({ command }) => command !== 'listOtherTools');
}
