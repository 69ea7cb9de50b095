import type { Engine, EngineState, Log, SourceState } from '../../core/index.ts';
import { Secret } from '../../core/index.ts';
import { sessionInfo } from '../../shared/testing/sources.ts';
import type { SessionState } from '../../shared/domain/session-state.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../shared/domain/settings.ts';
import type { SettingsStore } from '../../core/index.ts';

/** Doubles for what the shell stands between: an engine that only remembers, and preferences in memory. */

export const ROLE = { sourceId: 'corp', accountId: '123456789012', roleName: 'Admin' };
export const NOW_MILLIS = Date.UTC(2026, 0, 5, 9, 0, 0);
export const quietLog: Log = { info: () => undefined, warn: () => undefined };

export function sessionState(standing: SessionState, name = 'corp'): SourceState {
  return {
    session: { ...sessionInfo(name), startUrl: 'https://d-demo.awsapps.com/start' },
    standing,
    listing: { at: 'empty', accountsListed: 0 },
  };
}

export function engineState(change: Partial<EngineState> = {}): EngineState {
  return {
    sessions: [sessionState({ at: 'signedIn', expiresAtMillis: NOW_MILLIS + 3_600_000, refreshable: true })],
    accounts: {
      corp: [{ accountId: ROLE.accountId, accountName: 'Team & Co', emailAddress: '', roleNames: ['Admin'] }],
    },
    profiles: [],
    assumedRoles: [],
    favourites: [],
    recents: [],
    accountMarks: [],
    ...change,
  };
}

export interface FakeEngine extends Engine {
  /** Every call that asks for something, in order: method name, then its arguments. */
  readonly calls: readonly (readonly unknown[])[];
  become(state: EngineState): void;
}

export function fakeEngine(initial = engineState(), overrides: Partial<Engine> = {}): FakeEngine {
  let state = initial;
  const listeners = new Set<(state: EngineState) => void>();
  const calls: unknown[][] = [];
  const noted =
    <Answer>(name: string, answer: Answer) =>
    async (...args: readonly unknown[]): Promise<Answer> => {
      calls.push([name, ...args]);
      return answer;
    };
  const editPreview = { files: [], warnings: [], added: [], changed: [], removed: [], fingerprint: 'none' };
  const importPlan = {
    from: { by: 'tool' as const, tool: 'granted' as const },
    readFrom: [],
    edit: editPreview,
    sessions: [],
    own: [],
    dropped: [],
    leftOut: [],
    fingerprint: 'none',
  };
  const uninstallPlan = { profiles: [], storedKeys: [], paths: [], signsOut: [], stays: [] };
  const teamPlan = { ...importPlan, team: 'acme' };
  return {
    get state() {
      return state;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    calls,
    become(next) {
      state = next;
      for (const listener of listeners) listener(next);
    },
    activity: {
      note: () => undefined,
      list: async () => [],
      clear: async () => undefined,
      settled: async () => undefined,
    },
    reload: noted('reload', undefined),
    start: noted('start', undefined),
    stop: noted('stop', undefined),
    wake: () => void calls.push(['wake']),
    addSession: noted('addSession', sessionState({ at: 'signedOut', reason: 'never' }).session),
    findRegion: noted('findRegion', 'eu-west-1'),
    probeSignIn: noted('probeSignIn', sessionState({ at: 'signedOut', reason: 'never' }).session),
    findSession: noted('findSession', sessionState({ at: 'signedOut', reason: 'never' }).session),
    signIn: noted('signIn', { expiresAtMillis: NOW_MILLIS, refreshable: true }),
    cancelSignIn: (sourceId) => void calls.push(['cancelSignIn', sourceId]),
    signOut: noted('signOut', { revokedAtAws: true }),
    signOutEverywhere: noted('signOutEverywhere', { signedOut: [], notTold: [], failed: [] }),
    listProfiles: noted('listProfiles', []),
    previewEdit: noted('previewEdit', editPreview),
    applyEdit: noted('applyEdit', editPreview),
    listBulkRules: noted('listBulkRules', []),
    forgetBulkRule: noted('forgetBulkRule', undefined),
    listBackups: noted('listBackups', []),
    listStoredKeys: noted('listStoredKeys', []),
    diagnose: noted('diagnose', {
      findings: [],
      profiles: [],
      refusedBy: [],
      filesRead: [],
      checkedAtMillis: NOW_MILLIS,
    }),
    listAccounts: noted('listAccounts', { accounts: [], asOfMillis: NOW_MILLIS }),
    setFavourite: noted('setFavourite', undefined),
    noteRecent: noted('noteRecent', undefined),
    markAccount: noted('markAccount', undefined),
    resolveRole: noted('resolveRole', ROLE),
    issue: noted('issue', {
      accountId: ROLE.accountId,
      accessKeyId: 'ASIAFAKEFAKEFAKEFAKE',
      secretAccessKey: new Secret('fake-secret'),
      sessionToken: new Secret('fake-token'),
      expiresAtMillis: NOW_MILLIS + 3_600_000,
    }),
    consoleUrl: noted('consoleUrl', 'https://d-demo.awsapps.com/start/#/console?account_id=123456789012'),
    federatedConsoleUrl: noted(
      'federatedConsoleUrl',
      new Secret('https://signin.aws.amazon.com/federation?Action=login&SigninToken=FAKE'),
    ),
    suggestProfileName: noted('suggestProfileName', 'team-admin'),
    imports: {
      findOtherTools: noted('imports.findOtherTools', []),
      planImport: noted('imports.planImport', importPlan),
      applyImport: noted('imports.applyImport', importPlan),
      undoImport: noted('imports.undoImport', undefined),
      listImports: noted('imports.listImports', []),
    },
    uninstaller: {
      plan: noted('uninstaller.plan', uninstallPlan),
      run: noted('uninstaller.run', uninstallPlan),
    },
    teams: {
      planAdd: noted('teams.planAdd', teamPlan),
      add: noted('teams.add', teamPlan),
      list: noted('teams.list', []),
      planSync: noted('teams.planSync', teamPlan),
      sync: noted('teams.sync', teamPlan),
      remove: noted('teams.remove', undefined),
    },
    saml: {
      list: noted('saml.list', []),
      add: noted('saml.add', { id: '0', name: 'partner', url: 'https://id.example.test/app' }),
      rename: noted('saml.rename', undefined),
      remove: noted('saml.remove', undefined),
      findSaml2aws: noted('saml.findSaml2aws', []),
      importSaml2aws: noted('saml.importSaml2aws', []),
    },
    ...overrides,
  };
}

/** No account is production, so that tests of other things are not asked about it. */
const SETTINGS: Settings = { ...DEFAULT_SETTINGS, productionPattern: '' };

export function memoryPreferences(initial: Partial<Settings> = {}): SettingsStore {
  let now = { ...SETTINGS, ...initial };
  const listeners = new Set<(settings: Settings, before: Settings) => void>();
  const set: SettingsStore['set'] = (change) => {
    const before = now;
    now = { ...now, ...change };
    for (const listener of listeners) listener(now, before);
  };
  return {
    now: () => now,
    set,
    change: (change) => Promise.resolve(set(change)),
    reload: () => Promise.resolve(),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    settled: () => Promise.resolve(),
  };
}
