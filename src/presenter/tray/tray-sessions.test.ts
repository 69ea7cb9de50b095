import { expect, test } from 'vitest';
import { KINDS } from '../../shared/testing/sources.ts';
import type { SessionState } from '../../shared/domain/session-state.ts';
import type { MenuItem } from './menu-item.ts';
import { judge } from '../sessions/judged-session.ts';
import { engineState, MINUTE, NOW, sessionState, signedIn } from '../testing/sample-state.ts';
import type { TrayMenuContext } from './tray-menu-context.ts';
import { sessionMenus } from './tray-sessions.ts';

const context: TrayMenuContext = {
  nowMillis: NOW,
  language: 'en',
  platform: 'linux',
  lastFormat: 'bash',
  hotkey: null,
  productionPattern: '',
};
const NEVER: SessionState = { at: 'signedOut', reason: 'never' };
const EXPIRED: SessionState = { at: 'signedOut', reason: 'expired' };
const LIVE = signedIn(42 * MINUTE);

function menusOf(standings: readonly SessionState[], language: 'en' | 'ja' = 'en'): readonly MenuItem[] {
  const state = engineState(standings.map((standing, index) => sessionState(`s${index}`, standing)));
  return sessionMenus(state, judge(state.sessions, NOW), { ...context, language });
}

const names = (items: readonly MenuItem[]): readonly string[] =>
  items.map((item) => (item.kind === 'separator' ? '---' : (item.label.split(' — ')[0] ?? '')));

test('up to four sessions, all of them', () => {
  expect(names(menusOf([NEVER, EXPIRED, LIVE, NEVER]))).toStrictEqual(['s0', 's1', 's2', 's3']);
});

test('of more, three in the order of the config: those in use before those that ended, before those never used', () => {
  expect(names(menusOf([NEVER, EXPIRED, LIVE, NEVER, LIVE]))).toStrictEqual([
    's1',
    's2',
    's4',
    '2 more sessions…',
    'Sign out of every session',
  ]);
  expect(names(menusOf(Array.from({ length: 12 }, () => NEVER)))).toStrictEqual(['s0', 's1', 's2', '9 more sessions…']);
  expect(menusOf([...Array.from({ length: 4 }, () => NEVER), LIVE], 'ja').at(-1)).toStrictEqual({
    kind: 'action',
    label: 'ほか 2 件のセッション…',
    enabled: true,
    act: { do: 'openWindow' },
  });
});

test('four that hold much are three and one more', () => {
  const near = { registrationEndsAtMillis: NOW + 24 * 60 * MINUTE };
  const state = engineState(['a', 'b', 'c', 'd'].map((name) => sessionState(name, LIVE, near)));
  expect(names(sessionMenus(state, judge(state.sessions, NOW), context))).toStrictEqual([
    'a',
    'b',
    '2 more sessions…',
    'Sign out of every session',
  ]);
});

test.each(KINDS)(
  '%s: a live source can be signed in to again and signed out of, and offers what it can do',
  (_, info) => {
    const state = engineState([{ ...sessionState('acme', LIVE), session: info }]);
    const [line] = sessionMenus(state, judge(state.sessions, NOW), context);
    if (line?.kind !== 'submenu') throw new Error('A source has a menu.');
    expect(line.label).toBe(`${info.label} — Signed in, 42 min left`);
    const acts = line.items.flatMap((item) => (item.kind === 'action' ? [item.act] : []));
    expect(acts).toContainEqual({ do: 'signIn', sourceId: info.id });
    expect(acts).toContainEqual({ do: 'signOut', sourceId: info.id });
    expect(acts.some((act) => act.do === 'refreshDirectory')).toBe(info.can.listsRoles);
    expect(acts.some((act) => act.do === 'openWindow')).toBe(info.can.movable);
  },
);
