import { IDENTITY_CENTER, LEGACY_SSO, PLAIN } from '../../shared/testing/sources.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AssumedRole, EngineState } from '../../core/state.ts';
import { ACCOUNT_COLOURS } from '../../shared/domain/account-preferences.ts';
import { DEFAULT_ACTS } from '../../shared/domain/settings.ts';
import { EXPORT_FORMATS } from '../../shared/domain/export-formats.ts';
import type { RoleRef } from '../../shared/domain/role.ts';
import { ASSUMED_ACCOUNTS } from '../../shared/domain/source.ts';
import type { SessionState } from '../../shared/domain/session-state.ts';
import { countItems, type MenuItem } from './menu-item.ts';
import { MINUTE, NOW, sessionState } from '../testing/sample-state.ts';
import { trayMenu, type TrayMenuContext } from './tray-menu.ts';

const hostile = fc.oneof(
  fc.string({ maxLength: 200, unit: 'binary' }),
  fc.constantFrom(
    '',
    ' ',
    '&',
    '&&Quit',
    'a\u202Eb\u2066',
    'x\n[profile y]',
    '\u0000\u001B[31m',
    'é'.repeat(300),
    '___',
  ),
);
const names = [
  'acme',
  'beta',
  '__proto__',
  'constructor',
  'a & b',
  'c\u202Ed',
  ...Array.from({ length: 6 }, (_, i) => `s${i}`),
];
const expiry = fc.integer({ min: -100, max: 600 }).map((minutes) => NOW + minutes * MINUTE);
const standing: fc.Arbitrary<SessionState> = fc.oneof(
  fc.record({
    at: fc.constant('signedOut' as const),
    reason: fc.constantFrom('never', 'byUser', 'expired', 'revoked', 'registrationEnded'),
  }),
  fc.constantFrom({ at: 'queued' } as const, { at: 'registering', heldUntilMillis: NOW + MINUTE } as const),
  fc.record({
    at: fc.constant('awaitingUser' as const),
    flow: fc.constant('device' as const),
    url: fc.constant('https://x'),
    userCode: hostile,
    deadlineMillis: expiry,
  }),
  fc.record({ at: fc.constant('signedIn' as const), expiresAtMillis: expiry, refreshable: fc.boolean() }),
  fc.record({ at: fc.constant('refreshing' as const), expiresAtMillis: expiry }),
  fc.record({
    at: fc.constant('retrying' as const),
    expiresAtMillis: expiry,
    retryAtMillis: expiry,
    code: fc.constantFrom('offline', 'throttled'),
  }),
);
const accountId = fc.integer({ min: 0, max: 9 }).map((index) => String(100_000_000_000 + index));
const role: fc.Arbitrary<RoleRef> = fc.record({
  sourceId: fc.constantFrom(...names, 'gone', 'assumed-role:a'),
  accountId,
  roleName: fc.oneof(fc.constantFrom('Admin', 'ReadOnly'), hostile),
});
const assumedRole: fc.Arbitrary<AssumedRole> = fc.record(
  {
    sourceId: fc.constantFrom('assumed-role:a', 'assumed-role:b'),
    accountId,
    roleName: fc.constantFrom('Admin', 'Audit'),
    profileName: fc.constantFrom('a', 'b'),
    comesFrom: fc.oneof(
      fc.constant({ by: 'environment' as const }),
      fc.record({ by: fc.constant('sourceProfile' as const), profileName: hostile }),
    ),
    baseSourceId: fc.constantFrom(...names),
    homeSourceId: fc.constantFrom(...names, ASSUMED_ACCOUNTS),
  },
  { requiredKeys: ['sourceId', 'accountId', 'roleName', 'profileName', 'comesFrom', 'homeSourceId'] },
);
const accounts = fc.uniqueArray(
  fc.record({
    accountId,
    accountName: hostile,
    emailAddress: fc.constant(''),
    roleNames: fc.uniqueArray(fc.oneof(fc.constantFrom('Admin', 'ReadOnly'), hostile), { maxLength: 4 }),
  }),
  { selector: ({ accountId: id }) => id, maxLength: 6 },
);
const session = fc.record({
  standing,
  can: fc.constantFrom(IDENTITY_CENTER, LEGACY_SSO, PLAIN),
  listing: fc.constantFrom('empty' as const, 'loading' as const, 'ready' as const, 'failed' as const),
  ending: fc.boolean(),
});
const state: fc.Arbitrary<EngineState> = fc.record(
  {
    sessions: fc.array(session, { maxLength: names.length }).map((list) =>
      list.map(({ standing: at, can, listing, ending }, index) => {
        const made = sessionState(names[index] ?? '', at, { listing: { at: listing, accountsListed: 0 } });
        const registration = ending ? { registrationEndsAtMillis: NOW + 60 * MINUTE } : {};
        return { ...made, ...registration, session: { ...made.session, can } };
      }),
    ),
    accounts: fc.dictionary(fc.constantFrom(...names), accounts, { maxKeys: 4 }),
    profiles: fc.array(
      fc.record({
        sourceId: fc.constantFrom(...names),
        accountId,
        roleName: fc.constantFrom('Admin', 'ReadOnly'),
        profileName: fc.oneof(fc.constant('default'), hostile),
      }),
      { maxLength: 20 },
    ),
    assumedRoles: fc.uniqueArray(assumedRole, { maxLength: 5, selector: (of) => JSON.stringify(of) }),
    favourites: fc.uniqueArray(role, { maxLength: 50, selector: (of) => JSON.stringify(of) }),
    recents: fc.uniqueArray(role, { maxLength: 10, selector: (of) => JSON.stringify(of) }),
    accountMarks: fc.array(
      fc.record({
        sourceId: fc.constantFrom(...names),
        accountId,
        colour: fc.constantFrom(...ACCOUNT_COLOURS),
        label: hostile,
        production: fc.boolean(),
      }),
      { maxLength: 8 },
    ),
    configTrouble: fc.constant({ code: 'configUnreadable', facts: {}, atMillis: NOW } as const),
    clockAheadMillis: fc.integer({ min: -1e7, max: 1e7 }),
  },
  { requiredKeys: ['sessions', 'accounts', 'profiles', 'assumedRoles', 'favourites', 'recents', 'accountMarks'] },
);
const context: fc.Arbitrary<TrayMenuContext> = fc.record({
  nowMillis: fc.constant(NOW),
  language: fc.constantFrom('en', 'ja'),
  platform: fc.constantFrom('linux', 'darwin', 'win32'),
  lastFormat: fc.constantFrom(...EXPORT_FORMATS),
  defaultAct: fc.constantFrom(...DEFAULT_ACTS),
  hotkey: fc.option(fc.constantFrom('CommandOrControl+Shift+D', 'Super+Space')),
  productionPattern: fc.constantFrom('', '*prod*', '*', '1000*'),
});

type Line = Exclude<MenuItem, { kind: 'separator' }>;

function everyLine(items: readonly MenuItem[]): readonly Line[] {
  return items.flatMap((item): readonly Line[] =>
    item.kind === 'separator' ? [] : [item, ...(item.kind === 'submenu' ? everyLine(item.items) : [])],
  );
}

/** What would draw a mnemonic, break the line, reorder it or hide in it; a joiner within an emoji does not. */
const UNSAFE = /(?<!&)(?:&&)*&(?!&)|\u200D(?!\p{Extended_Pictographic})|(?!\u200D)[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;

test('whatever the state: few lines, safe labels, acts about what is there, nothing twice or empty', () => {
  fc.assert(
    fc.property(state, context, (engine, shown) => {
      const menu = trayMenu(engine, shown);
      const lines = everyLine(menu);
      expect(countItems(menu)).toBe(lines.length);
      expect(menu.filter(({ kind }) => kind !== 'separator').length).toBeLessThanOrEqual(12);
      expect(lines.length).toBeLessThanOrEqual(3_300);
      const sessionNames = new Set(engine.sessions.map(({ session: { id } }) => id));
      const assumedIds = engine.assumedRoles.map(({ sourceId }) => sourceId);
      for (const line of lines) {
        expect(line.label).not.toBe('');
        expect(line.label).not.toMatch(UNSAFE);
        expect(Array.from(line.label).length).toBeLessThanOrEqual(250);
        if (line.kind === 'submenu') expect(line.items.length).toBeGreaterThan(0);
        if (line.kind !== 'action') continue;
        const { act } = line;
        if ('sourceId' in act) expect(sessionNames).toContain(act.sourceId);
        if ('role' in act) expect(new Set([...sessionNames, ...assumedIds])).toContain(act.role.sourceId);
      }
      const submenus = [menu, ...lines.flatMap((line) => (line.kind === 'submenu' ? [line.items] : []))];
      for (const items of submenus) {
        const acts = items.flatMap((item) =>
          item.kind === 'action' ? [`${item.label} ${JSON.stringify(item.act)}`] : [],
        );
        expect(new Set(acts).size).toBe(acts.length);
        expect(items[0]?.kind).not.toBe('separator');
        expect(items.at(-1)?.kind).not.toBe('separator');
      }
      expect(menu.at(-1)).toMatchObject({ act: { do: 'quit' } });
    }),
    { numRuns: 1_000 },
  );
});
