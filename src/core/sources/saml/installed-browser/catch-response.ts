import { spawn, type ChildProcess } from 'node:child_process';
import { Readable, Writable } from 'node:stream';
import { DaypassError } from '../../../../shared/errors/daypass-error.ts';
import type { Alarm } from '../../../ports.ts';
import { Secret } from '../../../secret.ts';
import { isRefusedSignInPost, SAML_URL_PATTERNS, samlSignInEndpoint } from '../sign-in-endpoints.ts';
import { DevtoolsPipe, record, textOf, type DevtoolsEvent } from './devtools-pipe.ts';

export interface CatchOptions {
  /** The executable of Chrome, Edge, Brave, Vivaldi or Chromium. */
  readonly browserPath: string;
  /** A folder of Daypass's own: browsers refuse to be driven in a person's everyday profile. It keeps the IdP's session. */
  readonly profileDir: string;
  readonly startUrl: string;
  /** What the page says once the response was caught. */
  readonly donePage: { readonly title: string; readonly text: string };
  /** True: no window is shown, for a renewal while the IdP's session lives. */
  readonly headless?: boolean;
  readonly extraArguments?: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
}

/** What the identity provider's form would have posted to AWS. */
export interface CaughtResponse {
  readonly samlResponse: Secret;
  readonly relayState: string;
  /** The AWS endpoint it was meant for. */
  readonly url: string;
}

/** How long a browser may take to close by itself, in milliseconds, before it is ended. */
const CLOSING_MILLIS = 5000;
/** More windows than any sign-in opens; what a page opens beyond them is closed at once. */
const MOST_PAGES = 8;

/**
 * Opens an installed browser at a SAML sign-in, driven over a pipe, and takes the form that posts a SAMLResponse to AWS
 * before it leaves the machine. Passkeys and security keys work, for the window is the browser's own.
 *
 * Rejects: `browserNotOpened`; `signInCancelled` if the person closes the browser; `samlResponseInvalid` for a form too
 * large to be a sign-in; the signal's reason if it aborts.
 */
export async function catchSamlResponse(options: CatchOptions, alarm: Alarm): Promise<CaughtResponse> {
  options.signal.throwIfAborted();
  const child = startBrowser(options);
  const [, , , output, input] = child.stdio;
  if (!(output instanceof Writable) || !(input instanceof Readable)) throw new DaypassError('browserNotOpened');
  const caught = deferred<CaughtResponse>();
  const watcher = new SignInWatcher(options, input, output, caught.resolve, caught.reject);
  const exited = new Promise<void>((resolve) => {
    child.once('error', (cause) => caught.reject(new DaypassError('browserNotOpened', {}, { cause })));
    child.once('close', resolve);
  });
  void exited.then(() => caught.reject(new DaypassError(watcher.isShown ? 'signInCancelled' : 'browserNotOpened')));
  const onAbort = (): void => caught.reject(options.signal.reason);
  options.signal.addEventListener('abort', onAbort, { once: true });
  try {
    await Promise.race([watcher.start(), caught.promise]);
    return await caught.promise;
  } finally {
    options.signal.removeEventListener('abort', onAbort);
    await closeBrowser(child, watcher, exited, alarm);
  }
}

interface Deferred<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (error: unknown) => void;
}

function deferred<T>(): Deferred<T> {
  let resolve: (value: T) => void = () => undefined;
  let reject: (error: unknown) => void = () => undefined;
  const promise = new Promise<T>((onValue, onError) => {
    resolve = onValue;
    reject = onError;
  });
  return { promise, resolve, reject };
}

function startBrowser({ browserPath, profileDir, headless, extraArguments = [], env }: CatchOptions): ChildProcess {
  const switches = [
    `--user-data-dir=${profileDir}`,
    '--remote-debugging-pipe',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-sync',
    ...(headless === true ? ['--headless=new'] : []),
    ...extraArguments,
    'about:blank',
  ];
  // Windows passes descriptors 3 and 4 on as well; nothing of the sign-in is in an argument.
  return spawn(browserPath, switches, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'], env });
}

/** Watches every page of the browser for the form that is meant for AWS. */
class SignInWatcher {
  readonly #options: CatchOptions;
  readonly #pipe: DevtoolsPipe;
  readonly #onCaught: (response: CaughtResponse) => void;
  readonly #onFailed: (error: Error) => void;
  /** The target of each page by its session. It is also the ID of the page's main frame. */
  readonly #pages = new Map<string, unknown>();
  #isNavigated = false;

  constructor(
    options: CatchOptions,
    input: Readable,
    output: Writable,
    onCaught: (response: CaughtResponse) => void,
    onFailed: (error: Error) => void,
  ) {
    this.#options = options;
    this.#onCaught = onCaught;
    this.#onFailed = onFailed;
    this.#pipe = new DevtoolsPipe(input, output, (event) => void this.#take(event).catch(() => undefined));
  }

  /** True once the sign-in's first page was opened. */
  get isShown(): boolean {
    return this.#isNavigated;
  }

  async start(): Promise<void> {
    await this.#pipe.call('Browser.setDownloadBehavior', { behavior: 'deny' });
    await this.#pipe.call('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true });
  }

  async close(): Promise<void> {
    await this.#pipe.call('Browser.close').catch(() => undefined);
  }

  async #take({ method, params, sessionId }: DevtoolsEvent): Promise<void> {
    if (method === 'Target.attachedToTarget') await this.#attach(params);
    if (method === 'Target.detachedFromTarget') this.#pages.delete(String(params['sessionId']));
    if (method === 'Fetch.requestPaused') await this.#look(params, sessionId);
  }

  /** Before a page, frame or pop-up runs: its forms for AWS pause. */
  async #attach(params: Readonly<Record<string, unknown>>): Promise<void> {
    const sessionId = String(params['sessionId']);
    const { type, targetId } = record(params['targetInfo']);
    const isPage = type === 'page';
    if (isPage && this.#pages.size >= MOST_PAGES) {
      await this.#pipe.call('Target.closeTarget', { targetId });
      return;
    }
    if (isPage) this.#pages.set(sessionId, targetId);
    if (isPage || type === 'iframe') {
      const patterns = SAML_URL_PATTERNS.map((urlPattern) => ({ urlPattern, requestStage: 'Request' }));
      await this.#pipe.call('Fetch.enable', { patterns }, sessionId);
      await this.#pipe.call(
        'Target.setAutoAttach',
        { autoAttach: true, waitForDebuggerOnStart: true, flatten: true },
        sessionId,
      );
    }
    await this.#pipe.call('Runtime.runIfWaitingForDebugger', {}, sessionId);
    if (!isPage || this.#isNavigated) return;
    this.#isNavigated = true;
    await this.#pipe.call('Page.navigate', { url: this.#options.startUrl }, sessionId);
  }

  async #look(params: Readonly<Record<string, unknown>>, sessionId: string | undefined): Promise<void> {
    const { requestId } = params;
    const request = record(params['request']);
    const url = textOf(request['url']);
    const isPost = request['method'] === 'POST';
    const isForAws = isPost && samlSignInEndpoint(url) !== undefined;
    const isSignIn = isForAws && this.#isOfPage(params, sessionId);
    if ((isForAws && !isSignIn) || (isPost && isRefusedSignInPost(url))) {
      await this.#pipe.call('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' }, sessionId);
      return;
    }
    const form = isSignIn ? new URLSearchParams(await this.#bodyOf(request, requestId, sessionId)) : undefined;
    const samlResponse = form?.get('SAMLResponse') ?? '';
    if (samlResponse === '') {
      await this.#pipe.call('Fetch.continueRequest', { requestId }, sessionId);
      return;
    }
    await this.#showDone(requestId, sessionId);
    this.#onCaught({ samlResponse: new Secret(samlResponse), relayState: form?.get('RelayState') ?? '', url });
  }

  /** A frame or a script of the page could bring somebody else's response, and the person would work with their roles. */
  #isOfPage({ resourceType, frameId }: Readonly<Record<string, unknown>>, sessionId: string | undefined): boolean {
    return resourceType === 'Document' && sessionId !== undefined && this.#pages.get(sessionId) === frameId;
  }

  /** The posted form; what is too large to be a sign-in ends it. */
  async #bodyOf(
    request: Readonly<Record<string, unknown>>,
    requestId: unknown,
    sessionId: string | undefined,
  ): Promise<string> {
    const { postData, postDataEntries, hasPostData } = request;
    const entries = Array.isArray(postDataEntries) ? postDataEntries : [];
    const bytes = entries.map((entry) => Buffer.from(textOf(record(entry)['bytes']), 'base64'));
    if (bytes.length > 0) return Buffer.concat(bytes).toString('utf8');
    if (typeof postData === 'string') return postData;
    if (hasPostData === true) {
      await this.#showDone(requestId, sessionId);
      this.#onFailed(new DaypassError('samlResponseInvalid', { problem: 'tooLarge' }));
    }
    return '';
  }

  async #showDone(requestId: unknown, sessionId: string | undefined): Promise<void> {
    const { title, text } = this.#options.donePage;
    const page = `<!doctype html><meta charset="utf-8"><title>${escapeHtml(title)}</title><p>${escapeHtml(text)}</p>`;
    const responseHeaders = [
      { name: 'content-type', value: 'text/html; charset=utf-8' },
      { name: 'cache-control', value: 'no-store' },
    ];
    const body = Buffer.from(page).toString('base64');
    await this.#pipe.call('Fetch.fulfillRequest', { requestId, responseCode: 200, responseHeaders, body }, sessionId);
  }
}

async function closeBrowser(
  child: ChildProcess,
  watcher: SignInWatcher,
  exited: Promise<void>,
  alarm: Alarm,
): Promise<void> {
  const isGone = child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
  if (isGone) return;
  const giveUp = new AbortController();
  const deadline = alarm.sleep(CLOSING_MILLIS, giveUp.signal).then(
    () => child.kill('SIGKILL'),
    () => undefined,
  );
  await Promise.race([watcher.close().then(() => exited), deadline]);
  giveUp.abort();
  await exited;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
