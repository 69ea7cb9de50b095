import { expect, test } from 'vitest';
import { testSession } from '../../../../testing/supervised.ts';
import { SessionMachines } from './session-machines.ts';

const token = { expiresAtMillis: 3_600_000, refreshable: true, dueAtMillis: 1_000 };

test('feeds one session, and returns what its machine wants done', () => {
  const machines = new SessionMachines();
  machines.put(testSession('a'));
  machines.put(testSession('b'));
  const stepped = machines.send('a', { type: 'tokenSeen', token }, 2_000);
  expect(stepped?.effects).toEqual([{ do: 'refresh' }]);
  expect([machines.standing('a').at, machines.standing('b').at]).toEqual(['refreshing', 'signedOut']);
});

test('an unknown session has no machine and counts as signed out', () => {
  const machines = new SessionMachines();
  expect(machines.send('a', { type: 'tick' }, 0)).toBeUndefined();
  machines.noteToken('a', undefined);
  expect([machines.standing('a').at, machines.names]).toEqual(['signedOut', []]);
});

test('a session that is put again keeps its state', () => {
  const machines = new SessionMachines();
  const first = testSession('a');
  expect(machines.put(first)).toBeUndefined();
  machines.send('a', { type: 'tokenSeen', token }, 0);
  expect(machines.put({ ...first, region: 'us-east-1' })).toBe(first);
  expect([machines.standing('a').at, machines.session('a')?.region]).toEqual(['signedIn', 'us-east-1']);
  expect(machines.tickInstants).toEqual([1_000]);
  machines.remove('a');
  expect(machines.tickInstants).toEqual([]);
});
