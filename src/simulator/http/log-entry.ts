import { parseJsonObject } from '../json-object.ts';
import { bearerTokenOf } from '../portal/access.ts';
import type { LoggedRequest } from './request-log.ts';
import type { SimulatorRequest } from './request.ts';
import type { RouteName } from './routes.ts';

/** What the log keeps of a request: names and public ids, no value that could be a token, code or secret. */
export function logEntryOf(
  request: SimulatorRequest,
  route: RouteName | undefined,
  atMillis: number,
): Omit<LoggedRequest, 'sequence' | 'status' | 'exception'> {
  const { method, path, query, headers, service } = request;
  const members = bodyMembers(request);
  return {
    atMillis,
    method,
    path,
    route,
    queryNames: [...query.keys()],
    bodyNames: [...members.keys()],
    grantType: members.get('grantType'),
    accountId: query.get('account_id') ?? undefined,
    roleName: query.get('role_name') ?? undefined,
    hasBearerToken: bearerTokenOf(request) !== undefined,
    via: service === 'any' ? 'http' : (headers.host ?? ''),
    userAgent: headers['user-agent'],
  };
}

/** The body's members by name; a value that is no string is noted by its type. */
function bodyMembers({ body, headers }: SimulatorRequest): ReadonlyMap<string, string> {
  if (headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true)
    return new Map(new URLSearchParams(body));
  const members = Object.entries(parseJsonObject(body) ?? {});
  return new Map(members.map(([name, value]) => [name, typeof value === 'string' ? value : typeof value]));
}
