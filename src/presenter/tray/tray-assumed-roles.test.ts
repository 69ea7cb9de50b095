import { expect, test } from 'vitest';
import type { AssumedRole, EngineState } from '../../core/state.ts';
import { ASSUMED_ACCOUNTS } from '../../shared/domain/source.ts';
import { account, engineState, MINUTE, sessionState, signedIn } from '../testing/sample-state.ts';
import type { MenuItem } from './menu-item.ts';
import { trayContext as context } from '../testing/tray-context.ts';
import { trayMenu } from './tray-menu.ts';

const spoke: AssumedRole = {
  sourceId: 'assumed-role:spoke',
  accountId: '111122223333',
  roleName: 'Spoke',
  profileName: 'spoke',
  comesFrom: { by: 'sourceProfile', profileName: 'hub' },
  baseSourceId: 'corp',
  homeSourceId: 'corp',
};
const accounts = { corp: [account('111122223333', 'Hub', ['Admin'])] };

function stateWith(leftMinutes: number, more: Partial<EngineState>): EngineState {
  return engineState([sessionState('corp', signedIn(leftMinutes * MINUTE, false))], { accounts, ...more });
}

function find(items: readonly MenuItem[], label: string): MenuItem | undefined {
  for (const item of items) {
    if (item.kind === 'separator') continue;
    if (item.label === label) return item;
    const inside = item.kind === 'submenu' ? find(item.items, label) : undefined;
    if (inside) return inside;
  }
  return undefined;
}

const SPOKE = 'Spoke (by source_profile hub)';

test('an assumed role is in the tree below its account, also while its base has to sign in', () => {
  for (const minutes of [60, -1]) {
    const menu = trayMenu(stateWith(minutes, { assumedRoles: [spoke] }), context);
    expect(find(menu, SPOKE)).toMatchObject({ kind: 'action', enabled: true, act: { role: { roleName: 'Spoke' } } });
    expect(JSON.stringify(find(menu, `More for ${SPOKE}`))).toContain('"do":"copyKeys"');
  }
});

test('an account that no session lists has a place of its own', () => {
  const { baseSourceId: _none, ...alone } = { ...spoke, accountId: '999988887777', homeSourceId: ASSUMED_ACCOUNTS };
  const menu = trayMenu(stateWith(-1, { assumedRoles: [alone] }), context);
  expect(find(menu, 'Assumed roles (1)')).toMatchObject({ kind: 'submenu', items: [{ label: '999988887777' }] });
  expect(find(menu, SPOKE)).toMatchObject({ kind: 'action', enabled: true });
});

test('favourites and recent roles name it with its account', () => {
  const menu = trayMenu(stateWith(60, { assumedRoles: [spoke], favourites: [spoke] }), context);
  expect(find(menu, `Hub · ${SPOKE}`)).toBeDefined();
  const gone = trayMenu(stateWith(60, { favourites: [spoke] }), context);
  expect(JSON.stringify(gone)).not.toContain('assumed-role');
});
