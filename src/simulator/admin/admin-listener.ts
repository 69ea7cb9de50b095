import type { IncomingMessage, ServerResponse } from 'node:http';
import { jsonAnswer, type Answer } from '../http/answer.ts';
import { parseFault } from '../http/faults.ts';
import { readBody } from '../http/request.ts';
import { parseJsonObject, type JsonObject } from '../json-object.ts';
import { SimulatorOptionError } from '../settings.ts';
import type { Simulator } from '../running-simulator.ts';

/** What the admin API can move: the same as in process. */
export type AdminControls = Pick<
  Simulator,
  | 'url'
  | 'portals'
  | 'clock'
  | 'faults'
  | 'requests'
  | 'settings'
  | 'configure'
  | 'nextRequest'
  | 'endPortalSessions'
  | 'revokeAccessTokens'
  | 'revokeRefreshTokens'
  | 'forgetRegistrations'
  | 'denyNext'
>;

interface AdminCall {
  readonly controls: AdminControls;
  readonly query: URLSearchParams;
  readonly input: JsonObject;
  readonly gone: AbortSignal;
}

type Handler = (call: AdminCall) => unknown;

/** By method and path. Bodies and answers are JSON; a wrong one is 400 {"message"}. */
const handlers: Readonly<Record<string, Handler>> = {
  'GET /': describe,
  'GET /clock': clockNow,
  'POST /clock': moveClock,
  'GET /settings': ({ controls }) => controls.settings,
  'POST /settings': ({ controls, input }) => {
    controls.configure(input);
    return controls.settings;
  },
  'GET /faults': ({ controls }) => controls.faults.list(),
  'POST /faults': ({ controls, input }) => ({ id: controls.faults.add(parseFault(input)) }),
  'DELETE /faults': removeFaults,
  'GET /requests': ({ controls, query }) => controls.requests.list(wholeNumber(query, 'since') ?? 0),
  'GET /requests/next': nextRequest,
  'DELETE /requests': ({ controls }) => controls.requests.clear(),
  'POST /portal-sessions/end': ({ controls, input }) => ({ ended: controls.endPortalSessions(startUrlIn(input)) }),
  'POST /access-tokens/revoke': ({ controls, input }) => ({ revoked: controls.revokeAccessTokens(startUrlIn(input)) }),
  'POST /refresh-tokens/revoke': ({ controls, input }) => ({
    revoked: controls.revokeRefreshTokens(startUrlIn(input)),
  }),
  'POST /registrations/forget': ({ controls }) => controls.forgetRegistrations(),
  'POST /deny-next': ({ controls, input }) => controls.denyNext(numberIn(input, 'times') ?? 1),
  'GET /organization': organization,
};

/**
 * The admin API. It takes calls from programs only: a web page could send neither this Host nor a JSON body.
 */
export function adminListener(controls: AdminControls): (message: IncomingMessage, response: ServerResponse) => void {
  return (message, response) => {
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    answerTo(message, controls, gone.signal)
      .catch((error: unknown) => jsonAnswer(500, { message: error instanceof Error ? error.message : 'Failed' }))
      .then(({ status, headers, body }) => response.writeHead(status, headers).end(body))
      .catch(() => response.destroy());
  };
}

async function answerTo(message: IncomingMessage, controls: AdminControls, gone: AbortSignal): Promise<Answer> {
  if (!/^(?:127\.0\.0\.1|localhost)(?::\d+)?$/u.test(message.headers.host ?? ''))
    return jsonAnswer(403, { message: 'The admin API is for this machine only.' });
  const url = new URL(message.url ?? '/', 'http://admin.invalid');
  const handler = handlers[`${message.method ?? 'GET'} ${url.pathname}`];
  if (handler === undefined) return jsonAnswer(404, { message: `There is: ${Object.keys(handlers).join(', ')}.` });
  try {
    const input = parseInput(await readBody(message), message.headers['content-type']);
    return jsonAnswer(200, (await handler({ controls, query: url.searchParams, input, gone })) ?? {});
  } catch (error) {
    if (error instanceof SimulatorOptionError) return jsonAnswer(400, { message: error.message });
    throw error;
  }
}

function parseInput(body: string, contentType: string | undefined): JsonObject {
  if (body === '') return {};
  if (contentType?.startsWith('application/json') !== true)
    throw new SimulatorOptionError('Send the body as application/json.');
  const input = parseJsonObject(body);
  if (input === undefined) throw new SimulatorOptionError('The body must be a JSON object.');
  return input;
}

function describe({ controls }: AdminCall): unknown {
  return {
    url: controls.url,
    portals: controls.portals.map(({ startUrl, region, assignedAccounts }) => ({
      startUrl,
      region,
      accounts: assignedAccounts.length,
    })),
    settings: controls.settings,
    faults: controls.faults.list(),
    lastSequence: controls.requests.lastSequence,
  };
}

function clockNow({ controls: { clock } }: AdminCall): unknown {
  return { nowMillis: clock.nowMillis(), offsetMillis: clock.offsetMillis };
}

/** {advanceSeconds} | {nowMillis} | {reset: true} */
function moveClock(call: AdminCall): unknown {
  const { clock } = call.controls;
  const advanceSeconds = numberIn(call.input, 'advanceSeconds');
  const nowMillis = numberIn(call.input, 'nowMillis');
  if (advanceSeconds !== undefined) clock.advanceSeconds(advanceSeconds);
  else if (nowMillis !== undefined) clock.setMillis(nowMillis);
  else if (call.input['reset'] === true) clock.reset();
  else throw new SimulatorOptionError('Give advanceSeconds, nowMillis or reset.');
  return clockNow(call);
}

/** All of them, or `?id=`. */
function removeFaults({ controls: { faults }, query }: AdminCall): unknown {
  const id = wholeNumber(query, 'id');
  if (id !== undefined) return { removed: faults.remove(id) };
  faults.clear();
  return { removed: true };
}

/** Waits for the first answered request with `?route=`, `?path=`, `?grantType=`, `?since=` (default: from now on). */
function nextRequest({ controls, query, gone }: AdminCall): Promise<unknown> {
  const wanted = ['route', 'path', 'grantType'] as const;
  const since = wholeNumber(query, 'since');
  return controls.nextRequest(
    (request) => wanted.every((name) => !query.has(name) || query.get(name) === request[name]),
    {
      signal: gone,
      ...(since === undefined ? {} : { sinceSequence: since }),
    },
  );
}

function organization({ controls, query }: AdminCall): unknown {
  const startUrl = query.get('start_url');
  const portal = controls.portals.find((known) => startUrl === null || known.startUrl === startUrl);
  if (portal === undefined) throw new SimulatorOptionError(`No such start URL: ${startUrl}`);
  return portal.organization;
}

function startUrlIn(input: JsonObject): string | undefined {
  const { startUrl } = input;
  if (startUrl === undefined || typeof startUrl === 'string') return startUrl;
  throw new SimulatorOptionError('startUrl must be a string.');
}

function numberIn(input: JsonObject, name: string): number | undefined {
  const value = input[name];
  if (value === undefined || (typeof value === 'number' && Number.isFinite(value))) return value;
  throw new SimulatorOptionError(`${name} must be a number.`);
}

function wholeNumber(query: URLSearchParams, name: string): number | undefined {
  const value = query.get(name);
  if (value === null) return undefined;
  if (/^\d{1,15}$/u.test(value)) return Number(value);
  throw new SimulatorOptionError(`${name} must be a whole number.`);
}
