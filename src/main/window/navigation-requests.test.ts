import { expect, test } from 'vitest';
import type { NavigationRequest } from '../../shared/tray-act.ts';
import { navigationRequests } from './navigation-requests.ts';

const search: NavigationRequest = { at: 'search' };
const profile: NavigationRequest = {
  at: 'profile',
  role: { sourceId: 'corp', accountId: '123456789012', roleName: 'Admin' },
};

function setUp() {
  const pushed: NavigationRequest[] = [];
  return { pushed, wanted: navigationRequests((navigation) => pushed.push(navigation)) };
}

test('a wish waits for the window, and is taken once', () => {
  const { wanted, pushed } = setUp();
  wanted.ask(search);
  expect(wanted.take()).toEqual(search);
  expect(wanted.take()).toBeUndefined();
  expect(pushed).toEqual([]);
});

test('of two wishes before the window is there, the later one counts', () => {
  const { wanted } = setUp();
  wanted.ask(search);
  wanted.ask(profile);
  expect(wanted.take()).toEqual(profile);
});

test('a window that listens is told at once; after it is gone, the next one takes', () => {
  const { wanted, pushed } = setUp();
  wanted.take();
  wanted.ask(profile);
  expect(pushed).toEqual([profile]);
  wanted.forgetListener();
  wanted.ask(search);
  expect(pushed).toEqual([profile]);
  expect(wanted.take()).toEqual(search);
});
