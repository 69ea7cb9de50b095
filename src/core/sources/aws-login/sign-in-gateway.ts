import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import type { Ports } from '../../ports.ts';
import type { AwsTransport } from '../../transport/aws-transport.ts';
import { postText } from '../../transport/post-text.ts';
import { signInEndpoint } from '../identity-center/portal/endpoints.ts';
import { failureOf } from '../identity-center/portal/failure.ts';
import { patiently } from '../identity-center/portal/patience.ts';
import { reach } from '../identity-center/portal/reach.ts';
import { dpopProof } from './dpop-proof.ts';
import type { LoginFile } from './login-file.ts';

const CALL_LIMIT_MILLIS = 20_000;

/** What `/v1/token` returns for a refresh token. */
export interface RenewedLogin {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiresInSeconds: number;
  readonly refreshToken: string;
}

/**
 * Renews a sign-in of `aws login` (service model signin 2023-01-01, CreateOAuth2Token). Rejects: signInNeeded for
 * what only another sign-in cures, and what the way there can meet.
 */
export async function renewLogin(
  file: LoginFile,
  region: string,
  { ports, transport }: { readonly ports: Ports; readonly transport: AwsTransport },
  signal?: AbortSignal,
): Promise<RenewedLogin> {
  const url = `${signInEndpoint(region, ports.surroundings.env)}/v1/token`;
  const { clientId, refreshToken, dpopKey } = file;
  const body = JSON.stringify({ clientId, grantType: 'refresh_token', refreshToken: refreshToken.reveal() });
  return patiently(ports, signal, async () => {
    const { status, answer } = await send();
    const facts = { status, host: new URL(url).host };
    if (status === 200) return renewed(answer);
    if (status === 429) throw new DaypassError('throttled', facts);
    if (status >= 500) throw new DaypassError('serviceUnavailable', facts);
    // Only what AWS names ends a sign-in: any other refusal may come from a proxy.
    const code = typeof answer['error'] === 'string' ? answer['error'] : '';
    const isEnd = /^(?:TOKEN_EXPIRED|USER_CREDENTIALS_CHANGED|INSUFFICIENT_PERMISSIONS|INVALID_REQUEST)$/u.test(code);
    throw new DaypassError(isEnd ? 'signInNeeded' : 'unexpectedAnswer', facts);
  });

  async function send(): Promise<{ readonly status: number; readonly answer: Readonly<Record<string, unknown>> }> {
    try {
      return await reach(ports.alarm, CALL_LIMIT_MILLIS, signal, async (abortSignal) => {
        const headers = {
          'content-type': 'application/json',
          dpop: dpopProof(dpopKey, url, ports.clock.nowMillis()),
        };
        const { status, text } = await postText(transport, url, { headers, body }, abortSignal);
        return { status, answer: objectIn(text) };
      });
    } catch (thrown) {
      if (signal?.aborted === true) throw signal.reason;
      throw failureOf(thrown, url);
    }
  }
}

function renewed({ accessToken, expiresIn, refreshToken }: Readonly<Record<string, unknown>>): RenewedLogin {
  const keys: Readonly<Record<string, unknown>> =
    typeof accessToken === 'object' && accessToken !== null ? { ...accessToken } : {};
  const { accessKeyId, secretAccessKey, sessionToken } = keys;
  if (!isKey(accessKeyId) || !isKey(secretAccessKey) || !isKey(sessionToken) || !isKey(refreshToken))
    throw new DaypassError('unexpectedAnswer');
  if (typeof expiresIn !== 'number' || !(expiresIn > 0)) throw new DaypassError('unexpectedAnswer');
  return { accessKeyId, secretAccessKey, sessionToken, refreshToken, expiresInSeconds: expiresIn };
}

function isKey(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 32 * 1024 && /^[\x21-\x7e]+$/u.test(value);
}

function objectIn(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
  } catch {
    return {};
  }
}
