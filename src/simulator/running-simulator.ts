import type { SimulatorClock } from './clock.ts';
import type { Faults } from './http/faults.ts';
import type { RequestLog, LoggedRequest } from './http/request-log.ts';
import type { Portal } from './portals.ts';
import type { SamlApplicationStore } from './saml/applications.ts';
import type { ReleaseStore } from './releases/release-store.ts';
import type { SettingsChange, SimulatorSettings } from './settings.ts';
import type { IamStore } from './sts/iam.ts';
import type { TlsFront } from './tls/tls-front.ts';

/** A running IAM Identity Center. Close it when done; it holds ports and, with TLS, a temp folder. */
export interface Simulator {
  /** `http://127.0.0.1:PORT` of OIDC, portal, STS and pages; also the value of the AWS_ENDPOINT_URL variables. */
  readonly url: string;
  /** `http://127.0.0.1:PORT` of the admin API. */
  readonly adminUrl: string;
  readonly portals: readonly Portal[];
  /** The first portal: enough for most tests. */
  readonly portal: Portal;
  /** Present when started with `tls`. */
  readonly tls: TlsFront | undefined;
  /** AWS_ENDPOINT_URL_SSO, _SSO_OIDC, _STS and _SIGNIN, honoured by the SDKs and AWS CLI from 2.13; the federation endpoint, for which AWS has no variable, by Daypass. */
  readonly environment: Readonly<Record<string, string>>;
  /** HTTPS_PROXY and AWS_CA_BUNDLE, for the AWS CLI before 2.13. Empty without `tls`. */
  readonly proxyEnvironment: Readonly<Record<string, string>>;
  /** Every expiry is judged by it. */
  readonly clock: SimulatorClock;
  readonly faults: Faults;
  readonly requests: RequestLog;
  readonly settings: Readonly<SimulatorSettings>;
  /** Changes settings from now on. @throws SimulatorOptionError, with nothing changed. */
  configure(changes: SettingsChange): void;
  /** The first answered request that `accepts` holds for, from now on (or after `sinceSequence`). No polling. */
  nextRequest(
    accepts: (request: LoggedRequest) => boolean,
    options?: { readonly sinceSequence?: number; readonly signal?: AbortSignal },
  ): Promise<LoggedRequest>;
  /** Ends sign-ins at once: portal calls get 401, refreshes InvalidGrantException. Answers how many. */
  endPortalSessions(startUrl?: string): number;
  /** Makes access tokens dead before their time; refreshing still works. Answers how many. */
  revokeAccessTokens(startUrl?: string): number;
  /** Makes refresh tokens dead while access tokens live on. Answers how many. */
  revokeRefreshTokens(startUrl?: string): number;
  /** Forgets all clients: InvalidClientException (401) from now on. */
  forgetRegistrations(): void;
  /** Makes the next approvals count as denials, whatever the person clicks. */
  denyNext(times?: number): void;
  /** Users with static keys, and what roles ask of those who assume them. */
  readonly iam: IamStore;
  /** Releases of Daypass as GitHub's API lists them. */
  readonly releases: ReleaseStore;
  /** For DAYPASS_RELEASES_URL. Not part of `environment`: nothing looks there unasked. */
  readonly releasesUrl: string;
  /** Applications of the SAML identity provider behind `/idp/sso?app=ID` and the portal's `#/saml/…` links. */
  readonly samlApplications: SamlApplicationStore;
  /** The link of a SAML application in the access portal, as a person copies it. */
  samlPortalLink(applicationId: string): string;
  /** Ends the sessions that browsers have at the identity provider. Returns how many. */
  endIdpSessions(): number;
  /** Ends sign-ins of `aws login`: TOKEN_EXPIRED from now on. Returns how many refresh tokens. */
  endLogins(): number;
  /** Stops listening, drops connections, releases holds. Safe to call twice. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}
