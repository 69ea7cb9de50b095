import { expect, test } from 'vitest';
import { KINDS } from '../../shared/testing/sources.ts';
import type { SessionState } from '../../shared/domain/session-state.ts';
import type { MenuItem } from './menu-item.ts';
import { judge } from '../sessions/judged-session.ts';
import { engineState, MINUTE, NOW, sessionState, signedIn } from '../testing/sample-state.ts';
import { trayContext } from '../testing/tray-context.ts';
import { sessionLines } from './tray-sessions.ts';

const NEVER: SessionState = { at: 'signedOut', reason: 'never' };
const EXPIRED: SessionState = { at: 'signedOut', reason: 'expired' };
const LIVE = signedIn(42 * MINUTE);

function linesOf(standings: readonly SessionState[]): readonly MenuItem[] {
  const state = engineState(standings.map((standing, index) => sessionState(`s${index}`, standing)));
  return sessionLines(state, judge(state.sessions, NOW), trayContext);
}

const names = (items: readonly MenuItem[]): readonly string[] =>
  items.map((item) => (item.kind === 'separator' ? '---' : (item.label.split(' — ')[0] ?? '')));

test('up to three sessions, all of them', () => {
  expect(names(linesOf([NEVER, EXPIRED, LIVE]))).toStrictEqual(['s0', 's1', 's2']);
});

test('of more, two in the order of the config, those in use before the others, and the rest below one line', () => {
  const lines = linesOf([NEVER, EXPIRED, LIVE, NEVER, LIVE]);
  expect(names(lines)).toStrictEqual(['s2', 's4', '3 more sessions']);
  const rest = lines[2];
  expect(rest?.kind === 'submenu' && names(rest.items)).toStrictEqual(['s0', 's1', 's3']);
  expect(names(linesOf(Array.from({ length: 12 }, () => NEVER)))).toStrictEqual(['s0', 's1', '10 more sessions']);
});

test.each(KINDS)(
  '%s: a live source can be signed in to again and signed out of, and offers what it can do',
  (_, info) => {
    const standing = info.can.renewsItself ? LIVE : signedIn(42 * MINUTE, false);
    const state = engineState([{ ...sessionState('acme', standing), session: info }]);
    const [line] = sessionLines(state, judge(state.sessions, NOW), trayContext);
    if (line?.kind !== 'submenu') throw new Error('A source has a menu.');
    expect(line.label).toMatch(
      info.can.renewsItself ? /Signed in, renews itself$/ : /Signed in, ends \d+:\d\d\s[AP]M$/,
    );
    const acts = line.items.flatMap((item) => (item.kind === 'action' ? [item.act] : []));
    expect(acts).toContainEqual({ do: 'signIn', sourceId: info.id });
    expect(acts).toContainEqual({ do: 'signOut', sourceId: info.id });
    expect(acts.some((act) => act.do === 'refreshDirectory')).toBe(info.can.listsRoles);
    expect(acts.some((act) => act.do === 'openWindow')).toBe(info.can.movable);
  },
);
