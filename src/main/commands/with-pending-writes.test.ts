import { expect, test } from 'vitest';
import type { Handlers } from '../ipc/answer.ts';
import { withPendingWrites } from './with-pending-writes.ts';

const ROLE = { sourceId: 'acme', accountId: '111122223333', roleName: 'Admin' };

function held() {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((settle) => (resolve = settle));
  return { promise, resolve: () => resolve() };
}

function setUp(setFavourite: Handlers['setFavourite']) {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the others are not called
  return withPendingWrites({ setFavourite } as unknown as Handlers);
}

test('is finished at once while nothing is written', async () => {
  await expect(setUp(() => undefined).finished()).resolves.toBeUndefined();
});

test('is finished when the last write is, one that began meanwhile too', async () => {
  const turns = [held(), held()];
  const ended: string[] = [];
  let begun = 0;
  const { handlers, finished } = setUp(() => turns[begun++]?.promise);
  const first = handlers.setFavourite({ role: ROLE, favourite: true });
  const waiting = finished().then(() => ended.push('finished'));
  const second = handlers.setFavourite({ role: ROLE, favourite: false });
  turns[0]?.resolve();
  await first;
  ended.push('first');
  turns[1]?.resolve();
  await second;
  ended.push('second');
  await waiting;
  expect(ended).toEqual(['first', 'second', 'finished']);
});

test('a write that fails is finished too, and fails for the caller', async () => {
  const { handlers, finished } = setUp(() => Promise.reject(new Error('disk')));
  const asked = handlers.setFavourite({ role: ROLE, favourite: true });
  await expect(asked).rejects.toThrow('disk');
  await finished();
});
