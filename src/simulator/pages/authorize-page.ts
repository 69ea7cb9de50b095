import { redirectAnswer, type Answer } from '../http/answer.ts';
import type { SimulatorRequest } from '../http/request.ts';
import { decisionOf, type IdentityCenter } from '../identity-center.ts';
import { matchesRegistered } from '../oidc/redirect-uri.ts';
import type { Registration } from '../oidc/registrations.ts';
import { findPortal, type Portal } from '../portals.ts';
import { approvalForm } from './approval-form.ts';
import { html, pageAnswer } from './html.ts';

/**
 * GET `/authorize`, where the app sends the browser: response_type=code, client_id, redirect_uri (any port on the
 * registered path), state, code_challenge_method=S256, code_challenge, and `scopes` separated by spaces (plural, as the
 * AWS CLI sends it). An unknown client or redirect URI is told to the person; anything else wrong goes back to the app
 * (RFC 6749 §4.1.2.1).
 */
export function showAuthorizePage(request: SimulatorRequest, center: IdentityCenter): Answer {
  const { query } = request;
  const asked = knownClient(request, center);
  if (asked === undefined) return refusalPage();
  const { registration, portal, redirectUri } = asked;
  const state = query.get('state') ?? undefined;
  const codeChallenge = query.get('code_challenge') ?? '';
  const scopes = (query.get('scopes') ?? '').split(' ').filter((scope) => scope !== '');
  const fault = faultOf(query, codeChallenge, scopes, registration);
  if (fault !== undefined) return redirectAnswer(callbackUrl(redirectUri, state, { error: fault }));
  const pageId = center.authorizations.open({ registration, portal, redirectUri, state, codeChallenge, scopes });
  return pageAnswer(
    200,
    `Allow ${registration.clientName} to access your data?`,
    approvalForm({
      action: '/authorize',
      hidden: { page: pageId },
      clientName: registration.clientName,
      startUrl: portal.startUrl,
      scopes,
    }),
    callbackSource(redirectUri),
  );
}

/** The callback as a CSP source. CSP has no way to write an IPv6 address: there, any http will do. */
function callbackSource(redirectUri: string): string {
  const { origin, hostname } = new URL(redirectUri);
  return hostname.startsWith('[') ? 'http:' : origin;
}

/** POST `/authorize`: the person's answer, sent on to the app with `code` or `error`, and `state` as it came. */
export function decideAuthorization(request: SimulatorRequest, center: IdentityCenter): Answer {
  const form = new URLSearchParams(request.body);
  const opened = center.authorizations.takeOpened(form.get('page') ?? '');
  if (opened === undefined)
    return pageAnswer(
      400,
      'This request is no longer open',
      html`<p class="error" role="alert">It was answered already, or the simulator was restarted.</p>
        <p>Start the sign-in again from your app.</p>`,
    );
  const outcome: Record<string, string> =
    decisionOf(center, form.get('decision')) === 'approved'
      ? { code: center.authorizations.issueCode(opened) }
      : { error: 'access_denied' };
  return redirectAnswer(callbackUrl(opened.redirectUri, opened.state, outcome));
}

function knownClient(
  { query, region }: SimulatorRequest,
  center: IdentityCenter,
): { registration: Registration; portal: Portal; redirectUri: string } | undefined {
  const registration = center.registrations.find(query.get('client_id') ?? '');
  const redirectUri = query.get('redirect_uri') ?? '';
  if (registration === undefined || !matchesRegistered(redirectUri, registration.redirectUris)) return undefined;
  const portal = findPortal(center.portals, registration.issuerUrl ?? '', region);
  return portal === undefined ? undefined : { registration, portal, redirectUri };
}

/** The error code of RFC 6749 §4.1.2.1 that goes back to the app, or nothing when all is well. */
function faultOf(
  query: URLSearchParams,
  codeChallenge: string,
  scopes: readonly string[],
  registration: Registration,
): string | undefined {
  if (!registration.grantTypes.includes('authorization_code')) return 'unauthorized_client';
  if (query.get('response_type') !== 'code') return 'unsupported_response_type';
  if (query.get('code_challenge_method') !== 'S256') return 'invalid_request';
  if (!/^[A-Za-z0-9_-]{43}$/u.test(codeChallenge)) return 'invalid_request';
  return scopes.every((scope) => registration.scopes.includes(scope)) ? undefined : 'invalid_scope';
}

function refusalPage(): Answer {
  return pageAnswer(
    400,
    'This sign-in request is not valid',
    html`<p class="error" role="alert">
        The app is not registered here, or asked to be called back at an address it did not register.
      </p>
      <p>Go back to the app and start the sign-in again.</p>`,
  );
}

function callbackUrl(redirectUri: string, state: string | undefined, outcome: Record<string, string>): string {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(outcome)) url.searchParams.set(name, value);
  if (state !== undefined) url.searchParams.set('state', state);
  return url.href;
}
