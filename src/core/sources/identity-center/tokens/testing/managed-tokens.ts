import { DaypassError } from '../../../../../shared/errors/daypass-error.ts';
import { Secret } from '../../../../secret.ts';
import { testSession } from '../../../../testing/supervised.ts';
import { VirtualTime } from '../../../../testing/virtual-time.ts';
import type { ClientRegistration, Grant, IssuedToken, TokenRefusal } from '../../portal/oidc-gateway.ts';
import type { CachedToken, TokenRead } from '../token-cache.ts';
import { TokenManager } from '../token-manager.ts';

const HOUR = 3_600_000;
export const session = testSession('corp');
const { startUrl, region } = session;

/** A token manager whose AWS answers as told, over one token file in memory. */
export function managedTokens() {
  const time = new VirtualTime();
  /** What happens, in order. */
  const events: string[] = [];
  const logged: (readonly [string, unknown])[] = [];
  const disk: {
    file: TokenRead;
    failure?: DaypassError | undefined;
    hasNoLock?: boolean;
    /** Called before each reading. */
    onRead?: () => void;
  } = { file: {} };
  const refusedTokens = new Map<string, 'revoked' | 'registrationEnded'>();
  const aws: {
    answers: (IssuedToken | TokenRefusal)[];
    onAsk: () => Promise<void>;
    spent: string[];
    regions: string[];
    registrations: ClientRegistration[];
  } = { answers: [], onAsk: async () => undefined, spent: [], regions: [], registrations: [] };
  const proveWritable = async () => {
    if (disk.failure) throw disk.failure;
  };
  let queue: Promise<unknown> = Promise.resolve();
  const tokenManager = new TokenManager(
    {
      clock: time,
      alarm: time,
      log: { info: () => undefined, warn: (event, facts) => void logged.push([event, facts]) },
    },
    {
      read: async () => {
        disk.onRead?.();
        return disk.file;
      },
      write: async (_session, { unknownKeys, ...token }) => {
        await proveWritable();
        disk.file = { token, modifiedAtMillis: time.nowMillis(), ...(unknownKeys && { unknownKeys }) };
        events.push(`write ${token.accessToken.reveal()}`);
      },
      remove: async () => {
        disk.file = {};
        events.push('remove');
      },
      proveWritable,
      alone: <T>(_session: unknown, action: () => Promise<T>) => {
        if (disk.hasNoLock) return Promise.reject(new DaypassError('busy'));
        const turn = queue.then(action);
        queue = turn.catch(() => undefined);
        return turn;
      },
    },
    (asked) => ({
      createToken: async (registration: ClientRegistration, grant: Grant) => {
        aws.registrations.push(registration);
        aws.regions.push(asked);
        aws.spent.push(grant.type === 'refresh' ? grant.refreshToken.reveal() : grant.type);
        const answer = aws.answers.shift() ?? 'invalidGrant';
        await aws.onAsk();
        return answer;
      },
    }),
    {
      seen: async (name, { accessToken }) => void events.push(`seen ${name} ${accessToken.reveal()}`),
      signedIn: (name, { accessToken }) => void events.push(`signedIn ${name} ${accessToken.reveal()}`),
      renewed: (name, { accessToken }) => void events.push(`renewed ${name} ${accessToken.reveal()}`),
      ended: (name) => void events.push(`ended ${name}`),
      signedOut: (name) => void events.push(`signedOut ${name}`),
    },
    {
      endOf: async (_name, { accessToken }) => refusedTokens.get(accessToken.reveal()),
      note: async (name, { accessToken }, end) => {
        refusedTokens.set(accessToken.reveal(), end);
        events.push(`refused ${name} ${accessToken.reveal()} ${end}`);
      },
    },
  );
  const tokenOf = (name: string, endsInMillis: number): CachedToken => ({
    startUrl,
    region,
    accessToken: new Secret(`access-${name}`),
    expiresAtMillis: time.nowMillis() + endsInMillis,
    refreshToken: new Secret(`refresh-${name}`),
    clientId: 'fake-client',
    clientSecret: new Secret('fake-secret'),
    registrationExpiresAtMillis: time.nowMillis() + 1_000 * HOUR,
  });
  const put = (token: CachedToken, file: Omit<TokenRead, 'token'> = {}) => {
    disk.file = { token, modifiedAtMillis: time.nowMillis(), ...file };
    return token;
  };
  /** Runs in virtual time; how it ended. */
  const ended = async (work: Promise<CachedToken>) => {
    const settled = work.then(
      ({ accessToken }) => accessToken.reveal(),
      ({ code, facts }: DaypassError) => ({ code, ...facts }),
    );
    return time.runUntilSettled(settled, 100);
  };
  return { time, events, logged, disk, aws, refusedTokens, tokenManager, tokenOf, put, ended };
}

export const fresh = (name: string, expiresInMillis = HOUR): IssuedToken => ({
  accessToken: new Secret(`access-${name}`),
  expiresInMillis,
  refreshToken: new Secret(`refresh-${name}`),
});
export const signedInBy = (name: string, expiresInMillis = HOUR) => ({
  token: fresh(name, expiresInMillis),
  registration: { clientId: 'fake-new', clientSecret: new Secret('fake-new'), expiresAtMillis: 123 },
});
export const without = (token: CachedToken, member: 'refreshToken' | 'clientId' | 'clientSecret'): CachedToken => {
  const { [member]: _left, ...rest } = token;
  return rest;
};
