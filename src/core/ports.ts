import type { Requester } from '../shared/domain/activity.ts';
import type { Settings } from '../shared/domain/settings.ts';
import type { Secret } from './secret.ts';

/**
 * What the engine asks of the shell around it. Tests give fakes; main and cli give the real ones.
 * Nothing in core reads the wall clock, a timer, randomness, the environment or a browser except through here.
 */

export interface Clock {
  /** Epoch milliseconds. */
  nowMillis(): number;
  /** Milliseconds since some moment, by a clock that nobody sets. Without it, a clock set in mid-way is noticed later. */
  steadyMillis?(): number;
}

export interface Alarm {
  /**
   * Calls back once, at or after `atMillis` of wall time, or earlier if the clock may have jumped: the callee
   * compares against the clock itself. Answers a cancel. Setting an alarm never keeps a process alive by itself.
   */
  set(atMillis: number, callback: () => void): () => void;
  /** Resolves after `delayMillis`, or rejects with the signal's reason. Keeps the process alive. */
  sleep(delayMillis: number, signal?: AbortSignal): Promise<void>;
}

export interface Random {
  /** Cryptographically strong. */
  bytes(count: number): Uint8Array;
  /** In [0, 1); for jitter only. */
  fraction(): number;
}

export interface Browser {
  /**
   * Opens the page of a sign-in for the person. Its link goes into no process's arguments, for every user of the machine
   * can read those. Resolves when it was opened, or when `signal` aborts. Rejects with `browserNotOpened`.
   */
  open(url: string, signal?: AbortSignal): Promise<void>;
}

/** Structured, already without secrets: `detail` holds codes, names and counts only. The sink redacts once more. */
export interface Log {
  info(event: string, detail?: Readonly<Record<string, unknown>>): void;
  warn(event: string, detail?: Readonly<Record<string, unknown>>): void;
  /** For who looks for a fault: every call to AWS and the like. Left out where nobody wants so much. */
  detail?(event: string, detail?: Readonly<Record<string, unknown>>): void;
}

/** The machine as the engine sees it: taken once at start, so that tests can give another. */
export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly homeDir: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The words that start our own command line again, by full paths; absent where none is known, as in an app that is not packaged. */
  readonly ownCommand?: readonly string[];
}

export interface ProxyServer {
  readonly via: 'proxy';
  /** How the proxy itself is spoken to. `socks4` and `socks5` resolve names here, `socks4a` and `socks5h` at the proxy. */
  readonly scheme: 'http' | 'https' | 'socks4' | 'socks4a' | 'socks5' | 'socks5h';
  /** Without the brackets of an IPv6 literal. */
  readonly host: string;
  readonly port: number;
  readonly credentials?: { readonly user: string; readonly password: Secret };
}

/** A window of the app for the sign-in pages of SAML identity providers. Each application has cookies of its own in it. */
export interface SignInWindow {
  /** True if the person wants this window rather than an installed browser. */
  isPreferred(): boolean;
  /**
   * Opens the application's link and takes the form that posts a SAMLResponse to AWS before it is sent. Rejects:
   * `signInCancelled` if the window closes; `samlResponseInvalid` for a form too large to be a sign-in; the signal's reason.
   */
  obtainResponse(request: SignInWindowRequest): Promise<Secret>;
  /** Removes the application's cookies and other data of its pages. */
  forget(applicationId: string): Promise<void>;
}

export interface SignInWindowRequest {
  /** Names the application's own cookies. */
  readonly applicationId: string;
  readonly applicationName: string;
  readonly startUrl: string;
  /** True: the window is never shown, so that pages which ask for the person lead nowhere. */
  readonly isSilent: boolean;
  readonly signal: AbortSignal;
}

/** One way to a host. */
export type ProxyChoice = { readonly via: 'direct' } | ProxyServer;

/** The system's proxy settings and PAC script. */
export interface SystemProxy {
  /** The ways to a URL, to be tried in this order. */
  resolve(url: string): Promise<readonly ProxyChoice[]>;
  /** True where the person chose the way in Daypass itself: it then goes before the environment. */
  comesFirst?(): boolean;
}

/** The OS vault (Keychain, DPAPI, Secret Service, KWallet): seals text so that only this user's Daypass can open it. */
export interface Vault {
  /** Asked at each use: what was sealed is removed once it answers no. */
  isAllowed(): boolean;
  /** Rejects where the vault is locked or fails. */
  seal(text: string): Promise<Uint8Array>;
  /** Rejects as `seal`, and for what was sealed elsewhere or is torn. */
  open(sealed: Uint8Array): Promise<string>;
}

export interface Ports {
  readonly clock: Clock;
  readonly alarm: Alarm;
  readonly random: Random;
  readonly browser: Browser;
  readonly log: Log;
  readonly surroundings: Surroundings;
  /** Left out: the environment alone says which proxy to use. */
  readonly systemProxy?: SystemProxy;
  /** Left out: role credentials stay in memory. */
  readonly vault?: Vault;
  /** Opens sign-in pages of SAML identity providers in a window of the app itself. Left out: there is no such window. */
  readonly signInWindow?: SignInWindow;
  /**
   * True if a sign-in at a SAML application's link may open it; may ask the person. Left out: every link may. The app's own
   * page can add applications, and has no network but by such a link.
   */
  readonly maySignInAt?: (url: string) => Promise<boolean>;
  /**
   * True if a start URL outside AWS may be fetched, to find the portal that it leads to; may ask the person. Left out: every
   * start URL may. The app's own page can name start URLs, and a server of its choice would be its way out.
   */
  readonly mayFetchStartUrl?: (startUrl: string) => Promise<boolean>;
  /** Asks the person for the code that an MFA device shows. Undefined where nobody can be asked. Left out: nobody can. */
  readonly askMfaCode?: (device: MfaDevice, signal: AbortSignal) => Promise<string | undefined>;
}

export interface MfaDevice {
  /** The ARN or serial number of the device, as the profile names it. */
  readonly serial: string;
  readonly profileName: string;
  /** AWS has just refused another code. */
  readonly isRefused?: boolean;
}

/** What the whole engine needs besides the ports that its rooms use. */
export interface EnginePorts extends Ports {
  /** The settings as they are at each use. */
  readonly settings: {
    now(): EngineSettings;
    /** Changes settings for every shell; resolves when they are on disk. Left out: this shell changes none. */
    change?(change: Partial<Settings>): Promise<void>;
    /** Reads the settings again, after another process of ours has changed them. Left out: they are read once. */
    reload?(): Promise<void>;
  };
  /** Who edits, opens consoles and signs in through this engine. */
  readonly requester: Requester;
}

export type EngineSettings = Pick<
  Settings,
  | 'confirmProduction'
  | 'guardTools'
  | 'productionPattern'
  | 'profileNameTemplate'
  | 'defaultRegion'
  | 'deviceCodeSessions'
  | 'browserRules'
  | 'renewsSamlSilently'
>;
