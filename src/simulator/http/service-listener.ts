import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { IdentityCenter } from '../identity-center.ts';
import { bearerTokenOf } from '../portal/access.ts';
import type { Answer } from './answer.ts';
import { answerInstead, deliveryOf, type Delivery } from './fault-answers.ts';
import type { Faults, StruckFault } from './faults.ts';
import { logEntryOf } from './log-entry.ts';
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
  const entry = logEntryOf(request, route, parts.center.clock.nowMillis());
  const sequence = parts.requestLog.arrived(entry);
  const struck = parts.faults.strike(route, entry.grantType);
  let outcome: { status: number; exception: string | undefined } = { status: 0, exception: undefined };
  response.once('close', () => parts.requestLog.answered(sequence, outcome));
  const { answer, exception, delivery } = await answerTo(request, route, struck, parts);
  outcome = { status: delivery === 'dropped' ? 0 : answer.status, exception };
  write(response, dated(answer, parts), delivery);
}

/** By the simulator's clock, as everything it says of time. */
function dated(answer: Answer, { center }: ServiceParts): Answer {
  return { ...answer, headers: { date: new Date(center.clock.nowMillis()).toUTCString(), ...answer.headers } };
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
    const { answer, name } = portalError('InternalServerException', `The simulator failed: ${String(error)}`);
    return { answer, exception: name };
  }
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
