import { jsonAnswer, type Answer } from '../http/answer.ts';
import type { SimulatorRequest } from '../http/request.ts';
import { ServiceError } from '../http/service-error.ts';
import type { IdentityCenter } from '../identity-center.ts';
import { parseJsonObject } from '../json-object.ts';
import { html, pageAnswer } from '../pages/html.ts';
import type { RoleCredentials } from '../portal/role-credentials.ts';

/**
 * The federation endpoint of AWS Sign-In (IAM User Guide, "Enable custom identity broker access to the AWS console").
 * GET `/federation`: a browser's `Action=login`, or `Action=getSigninToken` as most clients send it.
 */
export function federationByQuery(request: SimulatorRequest, center: IdentityCenter): Answer {
  const { query } = request;
  return query.get('Action') === 'login' ? login(query, center) : signInToken(query, center);
}

/** POST `/federation`: `getSigninToken` with a form as its body. Keys in the query as well are refused. */
export function federationByForm(request: SimulatorRequest, center: IdentityCenter): Answer {
  const { body, headers, query } = request;
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
  if (!isForm || query.size > 0) throw refused('The body must be a form.');
  return signInToken(new URLSearchParams(body), center);
}

function signInToken(form: URLSearchParams, center: IdentityCenter): Answer {
  if (form.get('Action') !== 'getSigninToken') throw refused('Unknown action.');
  const duration = form.get('SessionDuration');
  if (duration !== null && !isDuration(duration)) throw refused('SessionDuration must be from 900 to 43200.');
  const credentials = credentialsOf(parseJsonObject(form.get('Session') ?? '') ?? {}, center);
  return jsonAnswer(200, { SigninToken: center.consoleSessions.issueToken(credentials) });
}

function credentialsOf(session: Readonly<Record<string, unknown>>, center: IdentityCenter): RoleCredentials {
  const { sessionId, sessionKey, sessionToken } = session;
  const found = typeof sessionId === 'string' ? center.roleCredentials.find(sessionId) : undefined;
  const isWhole = found?.secretAccessKey === sessionKey && found?.sessionToken === sessionToken;
  if (found === undefined || !isWhole || center.clock.nowMillis() >= found.expiresAtMillis)
    throw refused('AWS was not able to validate the provided access credentials.');
  return found;
}

function isDuration(text: string): boolean {
  return /^\d+$/u.test(text) && Number(text) >= 900 && Number(text) <= 43_200;
}

/** Leads to the console page of this simulator, where AWS leads to `Destination` itself. */
function login(query: URLSearchParams, center: IdentityCenter): Answer {
  const destination = query.get('Destination') ?? '';
  if (!isConsoleUrl(destination)) throw refused('Destination is not a page of the console.');
  const sessionId = center.consoleSessions.open(query.get('SigninToken') ?? '');
  if (sessionId === undefined) throw refused('The sign-in token is not valid any more.');
  return {
    status: 302,
    headers: {
      location: `/console?${new URLSearchParams({ destination }).toString()}`,
      'set-cookie': `console-session=${sessionId}; Path=/console; HttpOnly; SameSite=Lax`,
      'cache-control': 'no-store',
    },
    body: '',
  };
}

const consoleHosts =
  /^([a-z0-9-]+\.)?console\.(aws\.amazon\.com|amazonaws\.cn|amazonaws-us-gov\.com|amazonaws-eusc\.eu)$/u;

function isConsoleUrl(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url?.protocol === 'https:' && consoleHosts.test(url.host);
}

/** GET `/console`: says as whom the browser is signed in, and where AWS would have led it. */
export function showConsolePage({ headers, query }: SimulatorRequest, center: IdentityCenter): Answer {
  const id = /(?:^|;\s*)console-session=([\w-]+)/u.exec(headers.cookie ?? '')?.[1] ?? '';
  const credentials = center.consoleSessions.find(id);
  if (credentials === undefined) return pageAnswer(403, 'Not signed in to the console', html`<p>Sign in first.</p>`);
  return pageAnswer(
    200,
    'Signed in to the console',
    html`<dl>
      <dt>Account</dt>
      <dd>${credentials.accountId}</dd>
      <dt>Role</dt>
      <dd>${credentials.roleName}</dd>
      <dt>Page</dt>
      <dd>${query.get('destination') ?? ''}</dd>
    </dl>`,
  );
}

/** AWS answers people and programs alike with a page. */
function refused(reason: string): ServiceError {
  return new ServiceError('FederationRefused', pageAnswer(400, 'Amazon Web Services Sign-In', html`<p>${reason}</p>`));
}
