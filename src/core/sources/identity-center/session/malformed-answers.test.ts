import { randomInt } from 'node:crypto';
import { expect, test } from 'vitest';
import { DaypassError } from '../../../../shared/errors/daypass-error.ts';
import type { ErrorCode } from '../../../../shared/errors/error-codes.ts';
import type { SsoSession } from '../../../state.ts';
import type { CachedToken } from '../tokens/token-cache.ts';
import type { TokenStore } from '../tokens/token-store.ts';
import { OidcGateway } from '../portal/oidc-gateway.ts';
import { PortalGateway } from '../portal/portal-gateway.ts';
import { malformedAnswer, SeededDice, type RawAnswer } from '../portal/testing/malformed-answers.ts';
import { rawService } from '../portal/testing/raw-service.ts';
import { NO_REFUSALS } from '../../../testing/supervised.ts';
import type { Ports } from '../../../ports.ts';
import { Secret } from '../../../secret.ts';
import { PortalAccess } from './portal-access.ts';
import { SessionManager } from './session-manager.ts';
import { TokenManager } from '../tokens/token-manager.ts';

const ANSWERS = 20_000;
const WORKERS = 16;
/** One answer may be AWS's and still end nothing: what it says of a call is for the caller. */
const CODES_OF_FAULTS: ReadonlySet<ErrorCode> = new Set([
  'unexpectedAnswer',
  'captivePortal',
  'serviceUnavailable',
  'throttled',
  'offline',
  'timedOut',
  'signInRefused',
]);
const NOW_MILLIS = Date.UTC(2026, 10, 20, 12);
const LONG_MILLIS = 5_000;
const HOUR_MILLIS = 3_600_000;

/** One after another; only the limit of a call is waited for, and rings when the server lets it hang. */
function patientPorts(env: Record<string, string>) {
  const ringers = new Set<() => void>();
  const ports: Ports = {
    clock: { nowMillis: () => NOW_MILLIS },
    alarm: {
      set: () => () => undefined,
      sleep: (delayMillis, signal) => {
        if (delayMillis < LONG_MILLIS) return Promise.resolve();
        return new Promise((resolve, reject) => {
          ringers.add(resolve);
          const stop = (): void => {
            ringers.delete(resolve);
            reject(signal?.reason);
          };
          signal?.addEventListener('abort', stop, { once: true });
        });
      },
    },
    random: { bytes: (count) => new Uint8Array(count), fraction: () => 0.5 },
    browser: { open: async () => undefined },
    log: { info: () => undefined, warn: () => undefined },
    surroundings: { platform: 'linux', homeDir: '/nowhere', env },
  };
  const ringAll = (): void => {
    for (const ring of ringers) ring();
    ringers.clear();
  };
  return { ports, ringAll };
}

function memoryStore(first: CachedToken): TokenStore & { put(token: CachedToken): void } {
  let held: CachedToken | undefined = first;
  return {
    put: (token) => (held = token),
    read: async () => (held ? { token: held, modifiedAtMillis: NOW_MILLIS - HOUR_MILLIS } : {}),
    write: async (_session, token) => void (held = token),
    remove: async () => (held = undefined),
    proveWritable: async () => undefined,
    alone: (_session, action) => action(),
  };
}

const session: SsoSession = {
  name: 'corp',
  type: 'identityCenter',
  startUrl: 'https://d-fake.awsapps.com/start',
  region: 'eu-west-1',
  scopes: ['sso:account:access'],
  profileNames: [],
};
/** Due for renewal, and live for a while yet. */
const dueToken = (): CachedToken => ({
  startUrl: session.startUrl,
  region: session.region,
  accessToken: new Secret('fake-before'),
  expiresAtMillis: NOW_MILLIS + 10 * 60_000,
  refreshToken: new Secret('fake-refresh'),
  clientId: 'fake-client',
  clientSecret: new Secret('fake-secret'),
  registrationExpiresAtMillis: NOW_MILLIS + 1_000 * HOUR_MILLIS,
});
const quietHistory = { seen: async () => undefined, signedIn() {}, renewed() {}, ended() {}, signedOut() {} };

const READABLE: unknown = expect.stringMatching(/^[\x20-\x7e]+$/);
const CLIENT = { clientId: 'id', clientSecret: new Secret('fake'), expiresAtMillis: Number.MAX_SAFE_INTEGER };
const TOKEN = new Secret('fake');
const ROLE = { accountId: '111122223333', roleName: 'Admin' };

test(`${ANSWERS.toLocaleString('en')} malformed answers: no crash, no hang, and no session ended but by AWS's own word`, async () => {
  const seed = Number(process.env['DAYPASS_SEED'] ?? randomInt(2 ** 31));
  const dice = new SeededDice(seed);
  const tally = new Map<string, number>();
  const count = (what: string): void => void tally.set(what, (tally.get(what) ?? 0) + 1);
  const lastAnswers = new Map<string, RawAnswer[]>();
  const ringers = new Map<string, () => void>();
  let served = 0;
  const servedSoFar = (): number => served;

  await using service = await rawService(
    (name) => {
      served += 1;
      const answer = malformedAnswer(dice);
      count(`answer ${answer.kind}`);
      lastAnswers.get(name)?.push(answer);
      return answer;
    },
    (name) => ringers.get(name)?.(),
  );

  /** As an app does that shows an account's list: the token is renewed on the way, and must outlive every fault. */
  const useSession = async (
    name: string,
    parts: {
      tokenManager: TokenManager;
      access: PortalAccess;
      sessionManager: SessionManager;
      store: ReturnType<typeof memoryStore>;
    },
  ): Promise<void> => {
    for (const question of ['live', 'ask', 'expired'] as const) {
      const before = question === 'expired' ? { ...dueToken(), expiresAtMillis: NOW_MILLIS - 1 } : dueToken();
      parts.store.put(before);
      await parts.sessionManager.look(session.name);
      const seen = noteAnswers(name);
      try {
        if (question === 'live') await parts.tokenManager.live(session);
        else await parts.access.ask(session, (portal, token) => portal.accountsPage(token));
        count(`${question}: an answer`);
      } catch (thrown) {
        const { code } = expectFault(thrown, seen);
        count(`${question}: ${code}`);
      }
      const { token } = await parts.store.read(session);
      const { standing } = parts.sessionManager.of(session.name);
      const stored = [token?.accessToken.reveal(), token?.refreshToken?.reveal()];
      expect({ seed, stored, at: standing.at }).toEqual({
        seed,
        stored: [READABLE, READABLE],
        at: expect.not.stringMatching('signedOut'),
      });
    }
  };

  const work = async (name: string): Promise<void> => {
    const endpoint = service.endpointOf(name);
    const { ports, ringAll } = patientPorts({ AWS_ENDPOINT_URL_SSO: endpoint, AWS_ENDPOINT_URL_SSO_OIDC: endpoint });
    ringers.set(name, ringAll);
    const oidc = new OidcGateway(ports, session.region);
    const portal = new PortalGateway(ports, session.region);
    const store = memoryStore(dueToken());
    const tokenManager = new TokenManager(ports, store, () => oidc, quietHistory, NO_REFUSALS);
    const noFlow = () => Promise.reject(new DaypassError('internal'));
    const sessionManager = new SessionManager(ports, tokenManager, noFlow, () => undefined);
    const access = new PortalAccess(tokenManager, sessionManager, () => portal, ports.log);
    await sessionManager.follow([session]);

    const calls: readonly [string, () => Promise<unknown>][] = [
      ['register', () => oidc.register({ startUrl: session.startUrl, scopes: session.scopes })],
      ['startDevice', () => oidc.startDevice(CLIENT, session.startUrl)],
      ['createToken', () => oidc.createToken(CLIENT, { type: 'device', deviceCode: new Secret('fake') })],
      ['accountsPage', () => portal.accountsPage(TOKEN)],
      ['rolesPage', () => portal.rolesPage(TOKEN, ROLE.accountId)],
      ['roleCredentials', () => portal.roleCredentials(TOKEN, ROLE)],
      ['logout', () => portal.logout(TOKEN)],
    ];
    while (servedSoFar() < ANSWERS) {
      for (const [call, run] of calls) {
        const seen = noteAnswers(name);
        try {
          checkResult(await run());
          count(`${call}: an answer`);
        } catch (thrown) {
          const { code } = expectFault(thrown, seen);
          count(`${call}: ${code}`);
        }
      }
      await useSession(name, { tokenManager, access, sessionManager, store });
    }
  };

  function noteAnswers(name: string): readonly RawAnswer[] {
    const seen: RawAnswer[] = [];
    lastAnswers.set(name, seen);
    return seen;
  }

  /** A fault is told as one; a session's end only after AWS's own refusal. */
  function expectFault(thrown: unknown, seen: readonly RawAnswer[]): DaypassError {
    const story = `seed ${seed}: ${seen.map(({ kind, bytes }) => `${kind} ${bytes.subarray(0, 300).toString()}`).join(' | ')}`;
    if (!(thrown instanceof DaypassError)) throw new Error(story, { cause: thrown });
    const isEnd = thrown.code === 'signInNeeded';
    const isRight = isEnd ? seen.some(({ isRefusal }) => isRefusal) : CODES_OF_FAULTS.has(thrown.code);
    if (!isRight) throw new Error(`${thrown.code} after ${story}`, { cause: thrown });
    if (isEnd) count('sessions ended by AWS’s word');
    return thrown;
  }

  const startedMillis = performance.now();
  await Promise.all(Array.from({ length: WORKERS }, (_, index) => work(`w${index}`)));
  const tookSeconds = ((performance.now() - startedMillis) / 1000).toFixed(1);
  const figures = [...tally].toSorted(([a], [b]) => a.localeCompare(b)).map(([what, times]) => `${what} × ${times}`);
  console.log(`Malformed answers: ${served} in ${tookSeconds} s, seed ${seed}. ${figures.join(', ')}`);
  expect(served).toBeGreaterThanOrEqual(ANSWERS);
  expect(tally.get('sessions ended by AWS’s word')).toBeGreaterThan(0);
}, 300_000);

/** Whatever comes out is of the types it promises. */
function checkResult(result: unknown): void {
  JSON.stringify(result, (key, value: unknown) => {
    if (key.endsWith('Millis') && !(typeof value === 'number' && Number.isFinite(value) && value > 0))
      throw new Error(`${key} is ${String(value)}`);
    if (
      /^(accountId|accountName|emailAddress|userCode|verificationUri|clientId|accessKeyId|nextToken)$/.test(key) &&
      typeof value !== 'string'
    )
      throw new Error(`${key} is a ${typeof value}`);
    return value;
  });
}
