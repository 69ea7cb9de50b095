import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { TopicName } from '../../shared/contract.ts';
import type { TrayIcon } from '../../presenter/tray/tray-icon.ts';
import { statePublisher } from './state-publisher.ts';
import { engineState, fakeEngine, memoryPreferences, NOW_MILLIS, ROLE, sessionState } from '../testing/fake-shell.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: NOW_MILLIS });
});
afterEach(() => vi.useRealTimers());

function setUp(engine = fakeEngine()) {
  const drawn: TrayIcon[] = [];
  const published: { name: TopicName; value: unknown }[] = [];
  const preferences = memoryPreferences();
  const shown = statePublisher({
    engine,
    clock: { nowMillis: () => Date.now() },
    platform: 'linux',
    trayMissing: () => false,
    copied: { now: () => undefined, onChange: () => undefined },
    vault: { isAvailable: () => false },
    mfa: { pending: () => [] },
    updates: { now: () => ({ isPossible: false, isChecking: false }), onChange: () => undefined },
    preferences,
    tray: { draw: (icon) => drawn.push(icon) },
    publish: (name, value) => published.push({ name, value }),
  });
  shown.start();
  const names = () => published.map(({ name }) => name);
  return { engine, shown, drawn, published, names, preferences };
}

test('shows everything at the start', () => {
  const { drawn, names } = setUp();
  expect(drawn.map(({ icon }) => icon)).toEqual(['signedIn']);
  expect(names()).toEqual(['status', 'directory']);
});

test('gathers a burst of changes into one drawing, and sends the directory only when it changed', () => {
  const { engine, drawn, names } = setUp();
  const before = engine.state;
  for (let listed = 0; listed < 100; listed++) engine.become({ ...before, sessions: [...before.sessions] });
  vi.advanceTimersByTime(1000);
  expect(drawn).toHaveLength(2);
  expect(names()).toEqual(['status', 'directory', 'status']);
  engine.become({ ...before, favourites: [ROLE] });
  vi.advanceTimersByTime(1000);
  expect(names()).toEqual(['status', 'directory', 'status', 'status', 'directory']);
});

test('sends the directory when an account is marked', () => {
  const { engine, names } = setUp();
  engine.become({ ...engine.state, accountMarks: [{ sourceId: 'corp', accountId: '1', production: true }] });
  vi.advanceTimersByTime(1000);
  expect(names().filter((name) => name === 'directory')).toHaveLength(2);
});

test('revisions only grow', () => {
  const { shown } = setUp();
  expect(shown.status().revision).toBeLessThan(shown.status().revision);
  expect(shown.directory().revision).toBeLessThan(shown.directory().revision);
});

test('the minutes left tick in the tray while nothing else happens', () => {
  const { drawn, engine } = setUp();
  const standing = { at: 'signedIn', expiresAtMillis: NOW_MILLIS + 40 * 60_000, refreshable: false } as const;
  engine.become({ ...engine.state, sessions: [sessionState(standing)] });
  vi.advanceTimersByTime(30 * 60_000);
  expect(drawn.at(-1)?.tooltip).toContain('Expires soon, 10 min left');
});

test('after the end nothing shows any more', () => {
  const { engine, shown, drawn } = setUp();
  shown.stop();
  engine.become(engineState({ sessions: [] }));
  vi.advanceTimersByTime(10 * 60_000);
  expect(drawn).toHaveLength(1);
});

test('while a long list grows it is shown now and then, how far it has come at once, and the whole at its end', () => {
  const accounts = (count: number) => ({
    corp: Array.from({ length: count }, (_, index) => ({
      accountId: String(index).padStart(12, '0'),
      accountName: 'Team',
      emailAddress: '',
      roleNames: ['Admin'],
    })),
  });
  const base = engineState();
  const [session = sessionState({ at: 'signedOut', reason: 'never' })] = base.sessions;
  const listing = (count: number, at: 'loading' | 'ready') => ({
    ...base,
    sessions: [{ ...session, listing: { at, accountsListed: count } }],
    accounts: accounts(count),
  });
  const { engine, names } = setUp(fakeEngine(listing(1000, 'loading')));
  for (let count = 1001; count <= 1020; count++) {
    engine.become(listing(count, 'loading'));
    vi.advanceTimersByTime(100);
  }
  expect(names().filter((name) => name === 'status')).toHaveLength(21);
  expect(names().filter((name) => name === 'directory')).toHaveLength(2);
  engine.become(listing(1021, 'ready'));
  vi.advanceTimersByTime(100);
  expect(names().filter((name) => name === 'directory')).toHaveLength(3);
});
