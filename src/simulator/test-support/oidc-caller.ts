import { approveDevice, type Simulator } from '../index.ts';

/** A JSON body as it came. */
export type Json = Record<string, unknown>;

export interface OidcAnswer {
  readonly status: number;
  /** From the x-amzn-ErrorType header, without its namespace. */
  readonly exception: string | undefined;
  readonly json: Json;
}

export interface OidcClient {
  readonly clientId: string;
  readonly clientSecret: string;
}

export const deviceCodeGrant = 'urn:ietf:params:oauth:grant-type:device_code';

/** Calls the OIDC service as a bare client would, over plain HTTP and without an SDK between. */
export class OidcCaller {
  readonly #simulator: Pick<Simulator, 'url' | 'portal'>;

  constructor(simulator: Pick<Simulator, 'url' | 'portal'>) {
    this.#simulator = simulator;
  }

  /** A text goes out as it is, everything else as JSON. */
  async post(path: string, body: unknown): Promise<OidcAnswer> {
    const answer = await fetch(this.#simulator.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    const json: Json = JSON.parse(await answer.text());
    return { status: answer.status, exception: answer.headers.get('x-amzn-errortype')?.split(':')[0], json };
  }

  async register(extra: Json = {}): Promise<OidcClient> {
    const json = await this.#expectOk('/client/register', {
      clientName: 'test',
      clientType: 'public',
      scopes: ['sso:account:access'],
      ...extra,
    });
    return { clientId: String(json['clientId']), clientSecret: String(json['clientSecret']) };
  }

  registerForBrowser(extra: Json = {}): Promise<OidcClient> {
    return this.register({
      grantTypes: ['authorization_code', 'refresh_token'],
      redirectUris: ['http://127.0.0.1/oauth/callback'],
      issuerUrl: this.#simulator.portal.startUrl,
      ...extra,
    });
  }

  /** The answer's members as texts. */
  async startDevice(client: OidcClient, startUrl = this.#simulator.portal.startUrl): Promise<Record<string, string>> {
    const json = await this.#expectOk('/device_authorization', { ...client, startUrl });
    return Object.fromEntries(Object.entries(json).map(([name, value]) => [name, String(value)]));
  }

  poll(client: OidcClient, deviceCode: string | undefined): Promise<OidcAnswer> {
    return this.post('/token', { ...client, grantType: deviceCodeGrant, deviceCode });
  }

  refresh(client: OidcClient, refreshToken: unknown): Promise<OidcAnswer> {
    return this.post('/token', { ...client, grantType: 'refresh_token', refreshToken });
  }

  /** The whole device flow, approved; answers the token as it came. */
  async signIn(client?: OidcClient): Promise<Json> {
    const signingIn = client ?? (await this.register());
    const { verificationUriComplete = '', deviceCode } = await this.startDevice(signingIn);
    await approveDevice(verificationUriComplete);
    return this.#expectOk('/token', { ...signingIn, grantType: deviceCodeGrant, deviceCode });
  }

  async #expectOk(path: string, body: Json): Promise<Json> {
    const { status, json } = await this.post(path, body);
    if (status !== 200) throw new Error(`${path}: ${status} ${String(json['error'])}`);
    return json;
  }
}

/** Signs in and answers the access token: what a test of the portal begins with. */
export async function accessTokenFor(simulator: Pick<Simulator, 'url' | 'portal'>): Promise<string> {
  const { accessToken } = await new OidcCaller(simulator).signIn();
  return String(accessToken);
}
