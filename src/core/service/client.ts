import { lstatSync } from 'node:fs';
import { dirname } from 'node:path';
import { isOwnedByUser } from '../disk/read/file-owner.ts';
import { readServiceAddress, type ServiceAddress } from './address.ts';
import { environmentOf } from './served-environment.ts';
import {
  encodeLine,
  LineReader,
  parseLine,
  PROTOCOL_VERSION,
  type ParsedLine,
  type ServiceAnswer,
  type ServiceRequest,
  type WaitingNotice,
} from './protocol.ts';

/**
 * The client of the key service, for `credential_process`: a tool starts it for every set of keys, so it loads nothing
 * but Node's own net and fs.
 */

/**
 * Why no service answered. `otherEnvironment`: it serves other AWS files or endpoints. `newer`: it speaks a later version
 * than this program. `gone`: nobody listens, it left in the middle, or another user could listen there. `silent`: somebody listens and says nothing.
 */
export type NoService = {
  readonly noService: 'absent' | 'otherEnvironment' | 'newer' | 'gone' | 'silent' | 'untrusted';
};

/** Where to look for a service, and for which AWS environment. */
export interface ServicePlace {
  readonly ownDir: string;
  readonly homeDir: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** How long the service may take to show that it is there; waiting for a sign-in comes after. */
const HELLO_MILLIS = 2000;

/**
 * Asks the service of this own folder. Tries a second time where the service went away in between: its successor has
 * written another address by then. `helloMillis`: how long the service may take to show that it is there; a machine that
 * starts a hundred tools at once is slow. `request`: a function where a second try has less time to wait. Never rejects.
 */
export async function askService(
  place: ServicePlace,
  request: ServiceRequest | (() => ServiceRequest),
  onWaiting?: (notice: WaitingNotice) => void,
  helloMillis = HELLO_MILLIS,
): Promise<ServiceAnswer | NoService> {
  const first = readServiceAddress(place.ownDir);
  const requestNow = () => (typeof request === 'function' ? request() : request);
  const answer = await askIfServing(place, first, requestNow(), onWaiting, helloMillis);
  if (!('noService' in answer) || answer.noService !== 'gone') return answer;
  const second = readServiceAddress(place.ownDir);
  if (second === undefined || second.path === first?.path) return answer;
  return askIfServing(place, second, requestNow(), onWaiting, helloMillis);
}

/** As `askService`, of a service of any AWS environment: for what gives out no keys. */
export async function askAnyService(
  { ownDir }: Pick<ServicePlace, 'ownDir'>,
  request: Exclude<ServiceRequest, { readonly ask: 'credentials' }>,
): Promise<ServiceAnswer | NoService> {
  const address = readServiceAddress(ownDir);
  return address === undefined ? { noService: 'absent' } : askServiceAt(address, request);
}

/** Asks no service of another environment: a profile's name may mean another account there. */
async function askIfServing(
  { ownDir: _own, ...environment }: ServicePlace,
  address: ServiceAddress | undefined,
  request: ServiceRequest,
  onWaiting: ((notice: WaitingNotice) => void) | undefined,
  helloMillis: number,
): Promise<ServiceAnswer | NoService> {
  if (address === undefined) return { noService: 'absent' };
  if (address.environment !== environmentOf(environment)) return { noService: 'otherEnvironment' };
  return askServiceAt(address, request, onWaiting, helloMillis);
}

/** As `askService`, of the service at one address. */
export async function askServiceAt(
  address: ServiceAddress,
  request: ServiceRequest,
  onWaiting?: (notice: WaitingNotice) => void,
  helloMillis = HELLO_MILLIS,
): Promise<ServiceAnswer | NoService> {
  if (address.version > PROTOCOL_VERSION) return { noService: 'newer' };
  if (address.secret === undefined && !isPrivateFolder(dirname(address.path))) return { noService: 'gone' };
  // The entry of the command line has this client in it, and most commands need no socket: the module takes time to load.
  const { connect } = await import('node:net');
  return new Promise((resolve) => {
    const socket = connect(address.path);
    const end = (answer: ServiceAnswer | NoService): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(helloMillis, () => end({ noService: 'silent' }));
    const hear = (line: ParsedLine | undefined): void => {
      socket.setTimeout(0);
      if (line === undefined) return end({ noService: 'untrusted' });
      if (line['v'] === PROTOCOL_VERSION) return;
      const notice = waitingNotice(line);
      if (notice !== undefined) return onWaiting?.(notice);
      end(line['noService'] === 'newer' ? { noService: 'newer' } : answerOf(line));
    };
    let take = hear;
    const reader = new LineReader(
      (line) => take(parseLine(line)),
      () => end({ noService: 'untrusted' }),
    );
    const prove = async (secret: string): Promise<void> => {
      // Only where a secret is needed: the module takes time to load.
      const { proveClient } = await import('./prove-client.ts');
      const send = (line: object): void => void socket.write(encodeLine(line));
      take = proveClient(secret, request, send, (outcome) => {
        take = hear;
        socket.setTimeout(0);
        if (outcome !== 'trusted') end({ noService: outcome });
      });
    };
    socket.on('connect', () => {
      const { secret } = address;
      if (secret === undefined) socket.write(encodeLine({ v: PROTOCOL_VERSION, request }));
      else void prove(secret);
    });
    socket.on('data', (chunk) => reader.take(chunk));
    socket.on('error', () => end({ noService: 'gone' }));
    socket.on('close', () => end({ noService: 'gone' }));
  });
}

/**
 * True for a folder that only this user can enter. The service file outlives a service that was killed, and a folder in `/tmp`
 * does not outlive a restart of the machine: another user could make it again and listen at the same path.
 */
function isPrivateFolder(path: string): boolean {
  try {
    const stats = lstatSync(path);
    return stats.isDirectory() && (stats.mode & 0o077) === 0 && isOwnedByUser(stats, () => lstatSync(dirname(path)));
  } catch {
    return false;
  }
}

function waitingNotice({ waitingFor, owner }: ParsedLine): WaitingNotice | undefined {
  if (typeof waitingFor !== 'string' || (owner !== 'app' && owner !== 'background')) return undefined;
  return { waitingFor, owner };
}

/** The answer as the service sent it; the service has proven itself, so only its form is checked. */
function answerOf(line: ParsedLine): ServiceAnswer | NoService {
  const { ok, output, code, facts, status } = line;
  if (ok === true && typeof output === 'string') return { ok, output };
  if (ok === true && isStatus(status)) return { ok, status };
  if (ok === true) return { ok };
  if (ok !== false || typeof code !== 'string') return { noService: 'untrusted' };
  return { ok, code, facts: factsOf(facts) };
}

function isStatus(value: unknown): value is Extract<ServiceAnswer, { status: unknown }>['status'] {
  return typeof value === 'object' && value !== null && 'pid' in value && 'owner' in value;
}

function factsOf(value: unknown): Readonly<Record<string, string | number>> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter(
      (entry): entry is [string, string | number] => typeof entry[1] === 'string' || typeof entry[1] === 'number',
    ),
  );
}
