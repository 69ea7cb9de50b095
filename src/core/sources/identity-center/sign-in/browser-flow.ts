import { DaypassError } from '../../../../shared/errors/daypass-error.ts';
import type { ClientRegistration, OidcGateway, TokenRefusal } from '../portal/oidc-gateway.ts';
import type { Alarm } from '../../../ports.ts';
import { Secret } from '../../../secret.ts';
import { listenForCallback, type CallbackAnswer, type CallbackServer } from './callback-server.ts';
import { newOauthState, newPkcePair } from './pkce.ts';
import type { FlowContext, SignedInBy } from './sign-in-flow.ts';

const LIMIT_MILLIS = 10 * 60_000;

/**
 * Authorization code with PKCE (RFC 7636, RFC 8252 §7.3), as the AWS CLI has done since 2.22. Rejects with
 * signInDenied, signInExpired, signInRefused, callbackUnavailable, or what the way there met.
 */
export async function signInByBrowser(context: FlowContext): Promise<SignedInBy> {
  const first = await context.register({ renew: false });
  const outcome = await tryOnce(context, first);
  if (outcome !== 'invalidClient') return { token: outcome, registration: first };

  const renewed = await context.register({ renew: true });
  const second = await tryOnce(context, renewed);
  if (second === 'invalidClient') throw new DaypassError('signInRefused');
  return { token: second, registration: renewed };
}

async function tryOnce(
  { session, gateway, ports, onPrompt, signal, redirectPort }: FlowContext,
  registration: ClientRegistration,
) {
  const state = newOauthState(ports.random);
  const pkce = newPkcePair(ports.random);
  const callback = await listenForCallback(state, ports.surroundings, signal, redirectPort);
  const settled = new AbortController();
  try {
    const url = authorizeUrl(gateway, registration, callback, session.scopes, state, pkce.challenge);
    const deadlineMillis = ports.clock.nowMillis() + LIMIT_MILLIS;
    onPrompt({ flow: 'browser', url, deadlineMillis });
    const limit = deadline(ports.alarm, deadlineMillis, AbortSignal.any([signal, settled.signal]));
    const code = codeIn(await answerBefore(callback, limit));
    const { redirectUri } = callback;
    const grant = { type: 'authorizationCode', code, codeVerifier: pkce.verifier, redirectUri } as const;
    const token = await gateway.createToken(registration, grant, signal);
    if (typeof token !== 'string' || token === 'invalidClient') return token;
    throw new DaypassError(refusalCode(token));
  } finally {
    settled.abort();
    callback.close();
  }
}

/**
 * Resolves at the instant shown to the person, or after that much running time where the clock is set back meanwhile:
 * timers don't count the time a machine sleeps. Rejects with the signal's reason.
 */
async function deadline(alarm: Alarm, atMillis: number, signal: AbortSignal): Promise<void> {
  const over = new AbortController();
  const isOver = AbortSignal.any([signal, over.signal]);
  const instant = new Promise<void>((resolve) => {
    const cancel = alarm.set(atMillis, resolve);
    isOver.addEventListener('abort', cancel, { once: true });
  });
  try {
    await Promise.race([instant, alarm.sleep(LIMIT_MILLIS, isOver)]);
  } finally {
    over.abort();
  }
}

/** The AWS CLI's parameters, in its order; the key is `scopes`, plural, unlike RFC 6749's. */
function authorizeUrl(
  gateway: OidcGateway,
  registration: ClientRegistration,
  callback: CallbackServer,
  scopes: readonly string[],
  state: string,
  challenge: string,
): string {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: registration.clientId,
    redirect_uri: callback.redirectUri,
    state,
    code_challenge_method: 'S256',
    scopes: scopes.join(' '),
    code_challenge: challenge,
  });
  return `${gateway.endpoint}/authorize?${query.toString().replaceAll('+', '%20')}`;
}

function answerBefore(callback: CallbackServer, limit: Promise<void>): Promise<CallbackAnswer> {
  const expired = limit.then(() => {
    throw new DaypassError('signInExpired');
  });
  return Promise.race([callback.answer, expired]);
}

function codeIn(answer: CallbackAnswer): Secret {
  if ('code' in answer) return answer.code;
  throw new DaypassError(answer.error === 'access_denied' ? 'signInDenied' : 'signInRefused');
}

function refusalCode(refusal: TokenRefusal) {
  if (refusal === 'denied') return 'signInDenied';
  return refusal === 'expired' ? 'signInExpired' : 'signInRefused';
}
