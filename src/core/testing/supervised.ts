import type { SignInPrompt } from '../requests.ts';
import type { SsoSession } from '../state.ts';
import type { Ports } from '../ports.ts';
import { SessionManager } from '../sources/identity-center/session/session-manager.ts';
import type { SupervisedSession } from '../sources/identity-center/session/supervised-session.ts';
import { TokenManager, type PortalNotes, type TokenRefusals } from '../sources/identity-center/tokens/token-manager.ts';
import { MemoryTokenStore } from './memory-token-store.ts';
import { VirtualTime } from './virtual-time.ts';
import { WeatheredOidc } from './weather.ts';

const UNHEARD: PortalNotes = {
  seen: async () => undefined,
  signedIn: () => undefined,
  renewed: () => undefined,
  ended: () => undefined,
  signedOut: () => undefined,
};

/** Knows of no refusal, as a process that runs alone. */
export const NO_REFUSALS: TokenRefusals = { endOf: async () => undefined, note: async () => undefined };

export function testSession(name: string): SsoSession {
  const startUrl = `https://${name}.awsapps.com/start`;
  return {
    name,
    type: 'identityCenter',
    startUrl,
    region: 'eu-west-1',
    scopes: ['sso:account:access'],
    profileNames: [],
  };
}

/** A sessionManager over files in memory, whose sign-ins end when the test says so. */
export function supervised(portalHistory: PortalNotes = UNHEARD) {
  const time = new VirtualTime();
  const oidc = new WeatheredOidc(time, () => 0.5);
  const stores = new Map<string, MemoryTokenStore>();
  const opened: string[] = [];
  const logged: (readonly [event: string, facts: unknown])[] = [];
  const pages = new Map<string, { readonly approve: () => void; readonly fail: (error: Error) => void }>();
  const ports: Ports = {
    clock: time,
    alarm: time,
    random: { bytes: (count) => new Uint8Array(count), fraction: () => 0.5 },
    browser: { open: async (url) => void opened.push(url) },
    log: { info: () => undefined, warn: (event, facts) => void logged.push([event, facts]) },
    surroundings: { platform: 'linux', homeDir: '/nowhere', env: { DISPLAY: ':0' } },
  };
  const storeOf = (name: string) => {
    const store = stores.get(name) ?? new MemoryTokenStore(time);
    stores.set(name, store);
    return store;
  };
  const tokenManager = new TokenManager(
    ports,
    {
      read: ({ name }) => storeOf(name).read(),
      write: (session, token) => storeOf(session.name).write(session, token),
      remove: ({ name }) => storeOf(name).remove(),
      proveWritable: ({ name }) => storeOf(name).proveWritable(),
      alone: (session, action) => storeOf(session.name).alone(session, action),
    },
    () => oidc,
    portalHistory,
    NO_REFUSALS,
  );
  const runFlow = async (
    { name }: SsoSession,
    _flow: unknown,
    { onPrompt, signal }: { readonly onPrompt: (prompt: SignInPrompt) => void; readonly signal: AbortSignal },
  ) => {
    onPrompt({ flow: 'browser', url: `https://${name}`, deadlineMillis: time.nowMillis() + 600_000 });
    await new Promise<void>((resolve, reject) => {
      pages.set(name, { approve: resolve, fail: reject });
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
    const token = oidc.signIn();
    const expiresAtMillis = time.nowMillis() + 90 * 24 * 3_600_000;
    return { token, registration: { clientId: 'fake', clientSecret: token.accessToken, expiresAtMillis } };
  };
  /** What was told of the sessions, change by change. */
  const told: SupervisedSession[] = [];
  const sessionManager: SessionManager = new SessionManager(
    ports,
    tokenManager,
    runFlow,
    (name) => void told.push(sessionManager.of(name)),
  );
  return { ports, time, oidc, storeOf, opened, logged, pages, tokenManager, sessionManager, told };
}
