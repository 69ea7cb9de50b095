import { DaypassError } from '../../../../shared/errors/daypass-error.ts';
import type { Ports } from '../../../ports.ts';
import { Secret } from '../../../secret.ts';
import { failureOf } from './failure.ts';
import { federationEndpoint } from '../../../transport/federation-endpoint.ts';
import { patiently } from './patience.ts';
import { reach } from './reach.ts';
import type { RoleCredentials } from '../../../role-credentials.ts';
import type { AwsTransport } from '../../../transport/aws-transport.ts';
import { postText } from '../../../transport/post-text.ts';

const CALL_LIMIT_MILLIS = 20_000;
const FORM_HEADERS = { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' };
/** AWS's tokens are some 1–4 KB. */
const LONGEST_TOKEN = 32 * 1024;

/** Trades temporary keys for a sign-in token at a partition's federation endpoint. */
export class FederationGateway {
  readonly #ports: Ports;
  readonly #region: string;
  readonly #transport: AwsTransport;

  constructor(ports: Ports, region: string, transport: AwsTransport) {
    this.#ports = ports;
    this.#region = region;
    this.#transport = transport;
  }

  /**
   * `getSigninToken` (AWS IAM User Guide, "Enable custom identity broker access to the AWS console"), as a POST: in a
   * URL the keys would stand in the logs of every proxy that opens TLS. Without SessionDuration, which AWS refuses
   * for keys that came of chained roles: the console's session then lasts as long as the keys.
   * Rejects: federationRefused, and what the way there can meet.
   */
  async signInToken(keys: RoleCredentials, signal?: AbortSignal): Promise<Secret> {
    const session = JSON.stringify({
      sessionId: keys.accessKeyId,
      sessionKey: keys.secretAccessKey.reveal(),
      sessionToken: keys.sessionToken.reveal(),
    });
    const form = new URLSearchParams({ Action: 'getSigninToken', Session: session }).toString();
    return patiently(this.#ports, signal, () => this.#ask(form, signal));
  }

  async #ask(form: string, signal: AbortSignal | undefined): Promise<Secret> {
    const endpoint = federationEndpoint(this.#region, this.#ports.surroundings.env);
    let answer: { readonly status: number; readonly text: string };
    try {
      answer = await reach(this.#ports.alarm, CALL_LIMIT_MILLIS, signal, (limited) =>
        postText(this.#transport, endpoint, { headers: FORM_HEADERS, body: form }, limited),
      );
    } catch (thrown) {
      if (signal?.aborted) throw signal.reason;
      throw failureOf(thrown, endpoint);
    }
    const facts = { status: answer.status, host: new URL(endpoint).host };
    if (answer.status === 429) throw new DaypassError('throttled', facts);
    if (answer.status >= 500) throw new DaypassError('serviceUnavailable', facts);
    if (answer.status >= 400) throw new DaypassError('federationRefused', facts);
    const token = tokenOf(answer.text);
    if (token === undefined) throw new DaypassError('unexpectedAnswer', facts);
    return new Secret(token);
  }
}

/** `{"SigninToken": "…"}`; goes into a URL's query, where any text is safe. */
function tokenOf(text: string): string | undefined {
  try {
    const { SigninToken: token }: { SigninToken?: unknown } = JSON.parse(text) ?? {};
    return typeof token === 'string' && token !== '' && token.length <= LONGEST_TOKEN ? token : undefined;
  } catch {
    return undefined;
  }
}
