import { isOidcException, isPortalException, type OidcException, type PortalException } from './service-error.ts';
import { Gate } from './gate.ts';
import { isRouteName, type RouteName } from './routes.ts';
import { isLoginException, type LoginException } from '../sign-in/login.ts';
import { isStsException, type StsException } from '../sts/sts-error.ts';
import { SimulatorOptionError } from '../settings.ts';

/** Whom a fault strikes and how often. */
interface Target {
  /** A route by name, or `*` for all. */
  readonly route: RouteName | '*';
  /** Strikes so many requests, then is gone. Left out: until it is removed. */
  readonly times?: number;
  /** For createToken: only this grant, e.g. `refresh_token`. */
  readonly grantType?: string;
}

/**
 * What goes wrong. `throttle`, `error`, `exception`, `html` and `emptyBody` answer instead of the service, which does
 * not see the request. `slow`, `hold`, `cutBody` and `lostAnswer` let it do its work first or after: what changes
 * there (a refresh token used up) has changed. `reset` drops the connection before any work.
 */
export type FaultEffect =
  | { readonly kind: 'throttle'; readonly retryAfterSeconds?: number }
  | { readonly kind: 'error'; readonly status: 500 | 502 | 503 | 504 }
  | { readonly kind: 'exception'; readonly exception: ServiceException }
  | { readonly kind: 'html' }
  | { readonly kind: 'emptyBody' }
  | { readonly kind: 'slow'; readonly delayMillis: number }
  | { readonly kind: 'hold' }
  | { readonly kind: 'cutBody' }
  | { readonly kind: 'lostAnswer' }
  | { readonly kind: 'reset' };

/** An exception of any of the services; the route's own service gives it its shape. */
export type ServiceException = OidcException | PortalException | StsException | LoginException;

export type Fault = Target & FaultEffect;

/** A fault in force. */
export interface ActiveFault {
  readonly id: number;
  readonly fault: Fault;
  readonly struck: number;
}

/** Requests stopped at the door until released. */
export interface Hold {
  /** The first request is there and waits. */
  readonly arrived: Promise<void>;
  /** Lets the waiting requests, and all later ones, through. */
  release(): void;
}

interface Entry {
  readonly id: number;
  readonly fault: Fault;
  readonly arrived: Gate;
  readonly released: Gate;
  struck: number;
}

/** A fault met by a request; `released` settles when a hold on it ends. */
export interface StruckFault {
  readonly effect: FaultEffect;
  readonly released: Promise<void>;
}

export class Faults {
  #entries: Entry[] = [];
  #lastId = 0;

  /**
   * Puts a fault in force and answers its id. Of several that fit, the oldest strikes.
   * @throws SimulatorOptionError when it makes no sense.
   */
  add(fault: Fault): number {
    return this.#add(parseFault({ ...fault })).id;
  }

  /** Holds requests of a route until released: for races that must not depend on time. */
  hold(route: RouteName | '*', options: { readonly grantType?: string; readonly times?: number } = {}): Hold {
    const entry = this.#add({ route, kind: 'hold', ...options });
    return { arrived: entry.arrived.opened, release: () => this.remove(entry.id) };
  }

  /** Removes a fault and lets through what it holds. False when there is none of that id. */
  remove(id: number): boolean {
    const entry = this.#entries.find((known) => known.id === id);
    this.#entries = this.#entries.filter((known) => known.id !== id);
    entry?.released.open();
    return entry !== undefined;
  }

  clear(): void {
    for (const { released } of this.#entries) released.open();
    this.#entries = [];
  }

  list(): readonly ActiveFault[] {
    return this.#entries.map(({ id, fault, struck }) => ({ id, fault, struck }));
  }

  /** The fault this request meets, counted as struck. */
  strike(route: RouteName | undefined, grantType: string | undefined): StruckFault | undefined {
    const entry = this.#entries.find(
      ({ fault, struck }) =>
        (fault.route === '*' || fault.route === route) &&
        (fault.grantType === undefined || fault.grantType === grantType) &&
        (fault.times === undefined || struck < fault.times),
    );
    if (entry === undefined) return undefined;
    entry.struck += 1;
    entry.arrived.open();
    const { kind } = entry.fault;
    if (entry.struck === entry.fault.times && kind !== 'hold')
      this.#entries = this.#entries.filter((known) => known !== entry);
    return { effect: entry.fault, released: entry.released.opened };
  }

  #add(fault: Fault): Entry {
    this.#lastId += 1;
    const entry: Entry = { id: this.#lastId, fault, arrived: new Gate(), released: new Gate(), struck: 0 };
    this.#entries.push(entry);
    return entry;
  }
}

/**
 * Checks a fault that came from outside.
 * @throws SimulatorOptionError naming the member that makes no sense.
 */
export function parseFault(input: Readonly<Record<string, unknown>>): Fault {
  return { ...parseTarget(input), ...parseEffect(input) };
}

function parseTarget({ route, times, grantType }: Readonly<Record<string, unknown>>): Target {
  if (route !== '*' && !isRouteName(route)) throw new SimulatorOptionError(`Unknown route ${JSON.stringify(route)}.`);
  return {
    route,
    ...(times === undefined ? {} : { times: positiveInteger('times', times) }),
    ...(typeof grantType === 'string' ? { grantType } : {}),
  };
}

function parseEffect(input: Readonly<Record<string, unknown>>): FaultEffect {
  const { kind } = input;
  switch (kind) {
    case 'html':
    case 'emptyBody':
    case 'hold':
    case 'cutBody':
    case 'lostAnswer':
    case 'reset':
      return { kind };
    case 'throttle':
      return input['retryAfterSeconds'] === undefined
        ? { kind }
        : { kind, retryAfterSeconds: positiveInteger('retryAfterSeconds', input['retryAfterSeconds']) };
    case 'slow':
      return { kind, delayMillis: positiveInteger('delayMillis', input['delayMillis']) };
    case 'error':
      return { kind, status: parseStatus(input['status']) };
    case 'exception':
      return { kind, exception: parseException(input['exception']) };
    default:
      throw new SimulatorOptionError(`Unknown kind of fault ${JSON.stringify(kind)}.`);
  }
}

function parseStatus(status: unknown): 500 | 502 | 503 | 504 {
  if (status === 500 || status === 502 || status === 503 || status === 504) return status;
  throw new SimulatorOptionError('status must be 500, 502, 503 or 504.');
}

function parseException(exception: unknown): ServiceException {
  if (typeof exception === 'string' && isServiceException(exception)) return exception;
  throw new SimulatorOptionError(`Unknown exception ${JSON.stringify(exception)}.`);
}

function isServiceException(name: string): name is ServiceException {
  return isOidcException(name) || isPortalException(name) || isStsException(name) || isLoginException(name);
}

function positiveInteger(name: string, value: unknown): number {
  if (typeof value === 'number' && Number.isInteger(value) && value > 0 && value < 2 ** 31) return value;
  throw new SimulatorOptionError(`${name} must be a positive whole number.`);
}
