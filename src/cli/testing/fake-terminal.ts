import { settingsOf } from '../../core/settings/schema.ts';
import { Secret, type Account, type Engine, type EngineState } from '../../core/index.ts';
import { DaypassError } from '../../shared/errors/daypass-error.ts';
import { sessionInfo } from '../../shared/testing/sources.ts';
import type { SessionState } from '../../shared/domain/session-state.ts';
import type { ChildRun } from '../ports/run-child.ts';
import { run } from '../run.ts';
import { terminalText } from '../terminal-text.ts';
import type { Terminal } from '../terminal.ts';

/** A moment for tests: 2026-11-20 12:00:00 UTC. */
export const NOW = 1_795_176_000_000;
export const MINUTE = 60_000;

/** Nothing chosen. */
const SETTINGS = settingsOf({}, { platform: 'linux', env: {}, locales: ['en'] });

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface FakeTerminal extends Terminal {
  readonly opened: string[];
  readonly children: ChildRun[];
  /** What children were granted keys by. */
  readonly granted: Parameters<Terminal['grantToChild']>[0][];
  /** What Ctrl-C would do. */
  interrupt(): void;
  run(...args: readonly string[]): Promise<Ran>;
}

const unexpectedly = () => Promise.reject(new Error('not expected to be called'));

/** A terminal that writes down what happens, over an engine of which only what a test gives is there. */
export function fakeTerminal(engine: Partial<Engine> = {}, more: Partial<Terminal> = {}): FakeTerminal {
  let out = '';
  let err = '';
  const interrupts = new Set<() => void>();
  const opened: string[] = [];
  const children: ChildRun[] = [];
  const granted: FakeTerminal['granted'] = [];
  const terminal: FakeTerminal = {
    language: 'en',
    platform: 'linux',
    env: {},
    version: '1.2.3',
    installation: () => ({
      repository: undefined,
      place: {
        platform: 'linux',
        arch: 'x64',
        env: {},
        resourcesDir: '/opt/Daypass/resources',
        exists: () => true,
        namesIn: () => [],
      },
    }),
    hasColour: false,
    isInteractive: false,
    hasPerson: true,
    columns: 80,
    outIsTerminal: false,
    settings: SETTINGS,
    isJson: false,
    result: () => undefined,
    nowMillis: () => NOW,
    after: () => () => undefined,
    out: (line) => void (out += `${terminalText(line)}\n`),
    outExactly: (text) => void (out += terminalText(text)),
    err: (line) => void (err += `${terminalText(line)}\n`),
    readInput: unexpectedly,
    engine: () => Promise.resolve(wholeEngine(engine)),
    askService: () => Promise.resolve({ noService: 'absent' }),
    processEnded: () => Promise.resolve(true),
    ports: unexpectedly,
    askToSignIn: () => false,
    confirm: () => Promise.resolve(false),
    askLine: () => Promise.reject(new DaypassError('noTerminal')),
    pick: () => Promise.reject(new DaypassError('noTerminal')),
    copy: unexpectedly,
    openApp: unexpectedly,
    browser: { open: (url) => Promise.resolve(void opened.push(url)) },
    browsers: () => Promise.resolve({ list: () => Promise.resolve([]), open: unexpectedly, openPrivate: unexpectedly }),
    oneTimeLink: unexpectedly,
    grantToChild: async (get) => {
      granted.push(get);
      return { env: { AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://127.0.0.1:1/fake' }, end: async () => undefined };
    },
    runOverSsh: unexpectedly,
    runChild: (child) => noting(children, child, 0),
    onInterrupt(callback) {
      interrupts.add(callback);
      return () => interrupts.delete(callback);
    },
    ...more,
    opened,
    children,
    granted,
    interrupt: () => interrupts.forEach((callback) => callback()),
    async run(...args) {
      const code = await run(args, terminal);
      return { code, out, err };
    },
  };
  return terminal;
}

export const keys = {
  accessKeyId: 'ASIAFAKEFAKEFAKEFAKE',
  secretAccessKey: new Secret('fake-secret'),
  sessionToken: new Secret('fake-token'),
  expiresAtMillis: NOW + 60 * MINUTE,
};

/** Whatever a test did not give is not expected to be called. */
function wholeEngine(given: Partial<Engine>): Engine {
  const unexpected = (): never => {
    throw new Error('not expected to be called');
  };
  return {
    state: engineState([]),
    subscribe: unexpected,
    activity: { note: unexpected, list: unexpected, clear: unexpected, settled: () => Promise.resolve() },
    reload: () => Promise.resolve(),
    start: unexpected,
    stop: () => Promise.resolve(),
    wake: unexpected,
    addSession: unexpected,
    findRegion: unexpected,
    findSession: (name = 'corp') => Promise.resolve(sessionInfo(name)),
    probeSignIn: unexpected,
    signIn: unexpected,
    cancelSignIn: unexpected,
    signOut: unexpected,
    signOutEverywhere: unexpected,
    listProfiles: unexpected,
    previewEdit: unexpected,
    applyEdit: unexpected,
    listBulkRules: unexpected,
    forgetBulkRule: unexpected,
    listBackups: unexpected,
    listStoredKeys: unexpected,
    diagnose: unexpected,
    listAccounts: unexpected,
    setFavourite: unexpected,
    markAccount: unexpected,
    noteRecent: () => Promise.resolve(),
    resolveRole: (selector) =>
      'profileName' in selector
        ? Promise.reject(new DaypassError('profileUnknown', { profile: selector.profileName }))
        : Promise.resolve(selector),
    issue: ({ accountId }) => Promise.resolve({ ...keys, accountId }),
    consoleUrl: unexpected,
    federatedConsoleUrl: unexpected,
    suggestProfileName: unexpected,
    imports: {
      findOtherTools: unexpected,
      planImport: unexpected,
      applyImport: unexpected,
      undoImport: unexpected,
      listImports: unexpected,
    },
    uninstaller: { plan: unexpected, run: unexpected },
    teams: {
      planAdd: unexpected,
      add: unexpected,
      list: unexpected,
      planSync: unexpected,
      sync: unexpected,
      remove: unexpected,
    },
    saml: {
      list: unexpected,
      add: unexpected,
      rename: unexpected,
      remove: unexpected,
      findSaml2aws: unexpected,
      importSaml2aws: unexpected,
    },
    ...given,
  };
}

/** Answers after writing down what was asked. */
export function noting<Asked, Answer>(asked: Asked[], item: Asked, answer: Answer): Promise<Answer> {
  asked.push(item);
  return Promise.resolve(answer);
}

export function engineState(
  sessions: readonly (readonly [name: string, standing: SessionState])[],
  more: Partial<EngineState> = {},
): EngineState {
  return {
    sessions: sessions.map(([name, standing]) => ({
      session: sessionInfo(name),
      standing,
      listing: { at: 'empty', accountsListed: 0 },
    })),
    accounts: {},
    profiles: [],
    assumedRoles: [],
    favourites: [],
    recents: [],
    accountMarks: [],
    ...more,
  };
}

export function account(accountId: string, accountName: string, roleNames: readonly string[]): Account {
  return { accountId, accountName, emailAddress: `${accountId}@example.com`, roleNames };
}
