import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { IdentityCenter } from '../identity-center.ts';
import { parseJsonObject } from '../json-object.ts';
import { bearerTokenOf } from '../portal/access.ts';
import { jsonAnswer, type Answer } from './answer.ts';
import { refusalOf, type FaultEffect, type Faults, type StruckFault } from './faults.ts';
import type { RateLimit } from './rate-limit.ts';
import type { RequestLog } from './request-log.ts';
import { BodyTooLargeError, readRequest, type AddressedService, type SimulatorRequest } from './request.ts';
import { routeOf, routes, type RouteName } from './routes.ts';
import { portalError, ServiceError } from './service-error.ts';

export interface ServiceParts {
  readonly center: IdentityCenter;
  readonly faults: Faults;
  readonly requestLog: RequestLog;
  readonly rateLimit: RateLimit;
  /** Aborts when the simulator closes: slow answers stop waiting. */
  readonly closing: AbortSignal;
}

/** How an answer leaves: whole, cut in the middle, or not at all. */
type Delivery = 'whole' | 'cut' | 'dropped';

/** The request listener of the service for plain HTTP and, told which AWS host was named, for TLS. */
export function serviceListener(
  parts: ServiceParts,
  addressedBy: (message: IncomingMessage) => AddressedService | undefined,
): (message: IncomingMessage, response: ServerResponse) => void {
  return (message, response) => {
    void serve(message, response, addressedBy(message), parts).catch(() => response.destroy());
  };
}

async function serve(
  message: IncomingMessage,
  response: ServerResponse,
  addressed: AddressedService | undefined,
  parts: ServiceParts,
): Promise<void> {
  if (addressed === undefined) {
    write(response, portalError('UnknownOperationException', 'Unknown host').answer, 'whole');
    return;
  }
  const request = await readRequest(message, addressed).catch((error: unknown) => {
    if (error instanceof BodyTooLargeError) return undefined;
    throw error;
  });
  if (request === undefined) {
    write(response, { status: 413, headers: { connection: 'close' }, body: '' }, 'whole');
    return;
  }
  const route = routeOf(request);
  const members = bodyMembers(request);
  const sequence = parts.requestLog.arrived(describe(request, route, members, parts.center.clock.nowMillis()));
  const struck = parts.faults.strike(route, members['grantType']);
  let outcome: { status: number; exception: string | undefined } = { status: 0, exception: undefined };
  response.once('close', () => parts.requestLog.answered(sequence, outcome));
  const { answer, exception, delivery } = await answerTo(request, route, struck, parts);
  outcome = { status: delivery === 'dropped' ? 0 : answer.status, exception };
  write(response, answer, delivery);
}

async function answerTo(
  request: SimulatorRequest,
  route: RouteName | undefined,
  struck: StruckFault | undefined,
  parts: ServiceParts,
): Promise<{ answer: Answer; exception: string | undefined; delivery: Delivery }> {
  const effect = struck?.effect;
  if (effect?.kind === 'slow') await delay(effect.delayMillis, undefined, { signal: parts.closing });
  if (effect?.kind === 'hold') await struck?.released;
  const service = route === undefined ? 'portal' : routes[route].service;
  const { answer, exception } = attempt(() => {
    const instead = effect === undefined ? undefined : answerInstead(effect, service);
    return instead ?? handle(request, route, parts);
  });
  return { answer, exception, delivery: deliveryOf(effect) };
}

function handle(request: SimulatorRequest, route: RouteName | undefined, parts: ServiceParts): Answer {
  if (route === undefined) throw portalError('UnknownOperationException');
  const { service, handle: handler } = routes[route];
  const accessToken = service === 'portal' ? bearerTokenOf(request) : undefined;
  if (accessToken !== undefined) parts.rateLimit.spend(accessToken);
  return handler(request, parts.center);
}

function attempt(work: () => Answer): { answer: Answer; exception: string | undefined } {
  try {
    return { answer: work(), exception: undefined };
  } catch (error) {
    if (error instanceof ServiceError) return { answer: error.answer, exception: error.name };
    throw error;
  }
}

const captivePortal: Answer = {
  status: 200,
  headers: { 'content-type': 'text/html' },
  body: '<!doctype html><title>Welcome</title><h1>Welcome to the airport</h1><p>Accept our terms to go online.</p>',
};

function answerInstead(effect: FaultEffect, service: 'oidc' | 'portal'): Answer | undefined {
  switch (effect.kind) {
    case 'throttle': {
      const { answer } = portalError('TooManyRequestsException');
      const { retryAfterSeconds } = effect;
      if (retryAfterSeconds === undefined) return answer;
      return { ...answer, headers: { ...answer.headers, 'retry-after': String(retryAfterSeconds) } };
    }
    case 'error':
      return jsonAnswer(effect.status, { message: null });
    case 'exception':
      throw refusalOf(effect.exception, service);
    case 'html':
      return captivePortal;
    case 'emptyBody':
      return { status: 200, headers: { 'content-type': 'application/json' }, body: '' };
    case 'reset':
      return { status: 0, headers: {}, body: '' };
    default:
      return undefined;
  }
}

function deliveryOf(effect: FaultEffect | undefined): Delivery {
  if (effect?.kind === 'reset' || effect?.kind === 'lostAnswer') return 'dropped';
  return effect?.kind === 'cutBody' ? 'cut' : 'whole';
}

function write(response: ServerResponse, answer: Answer, delivery: Delivery): void {
  if (delivery === 'dropped') {
    response.socket?.resetAndDestroy();
    return;
  }
  const body = Buffer.from(answer.body, 'utf8');
  response.writeHead(answer.status, { ...answer.headers, 'content-length': body.length });
  if (delivery === 'whole') response.end(body);
  else response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy());
}

function describe(
  request: SimulatorRequest,
  route: RouteName | undefined,
  members: Readonly<Record<string, string>>,
  atMillis: number,
): Parameters<RequestLog['arrived']>[0] {
  const { method, path, query, headers, service } = request;
  return {
    atMillis,
    method,
    path,
    route,
    queryNames: [...query.keys()],
    bodyNames: Object.keys(members),
    grantType: members['grantType'],
    accountId: query.get('account_id') ?? undefined,
    roleName: query.get('role_name') ?? undefined,
    hasBearerToken: bearerTokenOf(request) !== undefined,
    via: service === 'either' ? 'http' : (headers.host ?? ''),
    userAgent: headers['user-agent'],
  };
}

/** The body's members by name; a value that is no string is noted by its type. */
function bodyMembers({ body, headers }: SimulatorRequest): Record<string, string> {
  if (headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true)
    return Object.fromEntries(new URLSearchParams(body));
  return Object.fromEntries(
    Object.entries(parseJsonObject(body) ?? {}).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : typeof value,
    ]),
  );
}
