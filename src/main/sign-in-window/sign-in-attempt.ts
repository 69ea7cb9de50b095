import type { BaseWindow, WebContents } from 'electron';
import type { ProxyServer, Secret, SignInWindowRequest } from '../../core/index.ts';
import { messagesFor } from '../../presenter/messages/index.ts';
import { safeText } from '../../presenter/words/safe-text.ts';
import type { Language } from '../../shared/domain/languages.ts';
import { DaypassError } from '../../shared/errors/daypass-error.ts';
import type { AddressBar, AddressBars } from './address-bar.ts';
import type { BarAction, BarPanel, BarView } from './address-bar-page.ts';
import { followQuestions, type IdentityQuestion } from './identity-questions.ts';
import { shownAddress } from './page-rules.ts';
import { PagesWindow } from './pages-window.ts';
import type { RunningSignIn, SignInSession } from './sign-in-session.ts';
import { SignInPages } from './sign-in-pages.ts';

/** Pages that have loaded and do nothing for so long wait for the person. */
const QUIET_MILLIS = 800;
/** A page that nobody sees and that does nothing for so long waits in vain: the tool that asked for keys is told. */
const SILENT_QUIET_MILLIS = 4000;
/** However busy the page looks, the person sees it after this. */
const LONGEST_HIDDEN_MILLIS = 4000;
/** How long the window says that it can be closed before it closes itself. */
const DONE_MILLIS = 4000;
const ERR_ABORTED = -3;
const ERR_BLOCKED_BY_CLIENT = -20;

export interface AttemptDeps {
  readonly bars: AddressBars;
  readonly own: SignInSession;
  readonly proxyServer: ProxyServer | undefined;
  readonly language: () => Language;
  readonly icon: string;
  /** The window was made; it is not shown yet. */
  readonly onWindow: (window: BaseWindow) => void;
}

/** One sign-in in a window: it stays hidden while the identity provider's session needs nobody. */
export class SignInAttempt {
  readonly #request: SignInWindowRequest;
  readonly #deps: AttemptDeps;
  readonly #shown: PagesWindow;
  readonly #bar: AddressBar;
  readonly #pages: SignInPages;
  readonly #settled: { resolve: (response: Secret) => void; reject: (reason: unknown) => void };
  readonly response: Promise<Secret>;
  readonly #questions: IdentityQuestion[] = [];
  readonly #timers = new Set<NodeJS.Timeout>();
  #running: RunningSignIn | undefined;
  #address = '';
  #refused: string | undefined;
  #panel: BarPanel | undefined;
  #quiet: NodeJS.Timeout | undefined;
  #hasSentProxyCredentials = false;
  #isOver = false;

  static async start(request: SignInWindowRequest, deps: AttemptDeps): Promise<Secret> {
    let act: (action: BarAction, fields: URLSearchParams) => void = () => undefined;
    const bar = await deps.bars.open(deps.language, (action, fields) => act(action, fields));
    const attempt = new SignInAttempt(request, deps, bar);
    act = (action, fields) => attempt.#act(action, fields);
    return attempt.#run();
  }

  private constructor(request: SignInWindowRequest, deps: AttemptDeps, bar: AddressBar) {
    this.#request = request;
    this.#deps = deps;
    this.#bar = bar;
    const { promise, resolve, reject } = deferred<Secret>();
    this.response = promise;
    this.#settled = { resolve, reject };
    const title = messagesFor(deps.language()).signInWindow.title(safeText(request.applicationName));
    this.#shown = new PagesWindow(title, deps.icon, bar, () => this.#pages.views);
    this.#pages = new SignInPages({
      session: deps.own.session,
      startUrl: request.startUrl,
      letsPopUps: !request.isSilent,
      onPage: (contents) => this.#follow(contents),
      onChange: () => this.#onPagesChanged(),
      onRefused: (url) => this.#onRefused(url),
    });
  }

  async #run(): Promise<Secret> {
    const { signal, startUrl, isSilent } = this.#request;
    const onAbort = (): void => this.#fail(signal.reason);
    const { window } = this.#shown;
    window.on('closed', () => this.#end(new DaypassError('signInCancelled')));
    this.#deps.onWindow(window);
    this.#running = {
      startUrl,
      onResponse: (response) => this.#take(response),
      onFailed: (error) => this.#fail(error),
      onRefused: (url) => this.#onRefused(url),
      bringForward: () => this.#bringForward(),
    };
    // One sign-in at a time for each application, as in an installed browser.
    this.#deps.own.running?.onFailed(new DaypassError('signInCancelled'));
    this.#deps.own.running = this.#running;
    signal.addEventListener('abort', onAbort, { once: true });
    if (signal.aborted) onAbort();
    else {
      const { webContents } = this.#pages.open();
      webContents.setAudioMuted(isSilent);
      this.#draw();
      if (!isSilent) this.#later(LONGEST_HIDDEN_MILLIS, () => this.#reveal());
      // What fails is shown; see `did-fail-load`.
      webContents.loadURL(startUrl).catch(() => undefined);
    }
    try {
      return await this.response;
    } finally {
      signal.removeEventListener('abort', onAbort);
    }
  }

  #follow(contents: WebContents): void {
    let pageUrl = '';
    const isFront = (): boolean => this.#pages.front === contents;
    contents.on('did-start-navigation', ({ url, isMainFrame, isSameDocument }) => {
      if (isMainFrame && !isSameDocument) pageUrl = url;
    });
    contents.on('did-redirect-navigation', ({ url, isMainFrame }) => {
      if (isMainFrame) pageUrl = url;
    });
    contents.on('did-navigate', () => {
      this.#refused = undefined;
      if (this.#questions.length === 0) this.#panel = undefined;
      this.#draw();
    });
    contents.on('did-start-loading', () => this.#onBusy());
    contents.on('did-stop-loading', () => this.#onQuiet());
    contents.on('did-fail-load', (_event, code, name, url, isMainFrame) => {
      if (isMainFrame && code !== ERR_ABORTED && code !== ERR_BLOCKED_BY_CLIENT && isFront())
        this.#onFailedLoad(url, name);
    });
    contents.on('render-process-gone', (_event, { reason }) => {
      if (isFront()) this.#onFailedLoad(contents.getURL(), reason);
    });
    followQuestions(
      contents,
      () => pageUrl,
      (question) => this.#ask(question),
    );
  }

  #onPagesChanged(): void {
    if (this.#isOver) return;
    if (this.#pages.front === undefined) return this.#fail(new DaypassError('signInCancelled'));
    this.#shown.stack();
    this.#draw();
    this.#pages.front.focus();
  }

  #onRefused(url: string): void {
    if (this.#isOver) return;
    const { text } = shownAddress(url);
    this.#refused = text;
    this.#draw();
    this.#onQuiet();
  }

  #onFailedLoad(url: string, code: string): void {
    this.#panel = { at: 'failed', host: shownAddress(url).text, code };
    this.#needPerson();
  }

  /** The environment's own user name and password for its proxy are given once; refused ones are asked of the person. */
  #ask(question: IdentityQuestion): void {
    const { proxyServer } = this.#deps;
    const isProxy = question.panel.at === 'credentials' && question.panel.isProxy;
    const { credentials } = proxyServer ?? {};
    if (isProxy && credentials && !this.#hasSentProxyCredentials) {
      this.#hasSentProxyCredentials = true;
      question.answer(new URLSearchParams({ user: credentials.user, password: credentials.password.reveal() }));
      return;
    }
    if (this.#request.isSilent || this.#isOver) return question.answer(undefined);
    this.#questions.push(question);
    this.#panel = this.#questions[0]?.panel;
    this.#needPerson();
  }

  #answer(fields: URLSearchParams | undefined): void {
    const question = this.#questions.shift();
    this.#panel = this.#questions[0]?.panel;
    this.#draw();
    question?.answer(fields);
    this.#pages.front?.focus();
  }

  #act(action: BarAction, fields: URLSearchParams): void {
    if (this.#isOver) return;
    const front = this.#pages.front;
    switch (action) {
      case 'back':
        front?.navigationHistory.goBack();
        break;
      case 'reload':
        this.#panel = undefined;
        this.#draw();
        front?.reload();
        break;
      case 'closePopUp':
        this.#pages.closePopUp();
        break;
      case 'credentials':
      case 'certificate':
        this.#answer(fields);
        break;
      case 'noCredentials':
      case 'noCertificate':
        this.#answer(undefined);
        break;
    }
  }

  #onBusy(): void {
    this.#forgetTimer(this.#quiet);
    this.#draw();
  }

  #onQuiet(): void {
    if (this.#isOver) return;
    this.#draw();
    this.#forgetTimer(this.#quiet);
    if (this.#request.isSilent) this.#quiet = this.#later(SILENT_QUIET_MILLIS, () => this.#needPerson());
    else if (!this.#shown.isShown) this.#quiet = this.#later(QUIET_MILLIS, () => this.#reveal());
  }

  #needPerson(): void {
    if (this.#request.isSilent) this.#fail(new DaypassError('timedOut'));
    else {
      this.#draw();
      this.#reveal();
    }
  }

  #bringForward(): void {
    if (this.#request.isSilent) return;
    this.#reveal();
    this.#shown.bringForward();
  }

  #reveal(): void {
    if (this.#isOver || this.#shown.isShown) return;
    this.#shown.reveal();
    this.#pages.front?.focus();
  }

  /** The response stays here. A person who saw the window reads that it can be closed. */
  #take(response: Secret): void {
    if (this.#isOver) return;
    const { isShown, window } = this.#shown;
    this.#panel = { at: 'done' };
    this.#draw();
    this.#settle();
    this.#settled.resolve(response);
    if (!isShown) return window.destroy();
    this.#later(DONE_MILLIS, () => window.destroy());
  }

  #fail(reason: unknown): void {
    if (this.#isOver) return;
    this.#settle();
    this.#settled.reject(reason);
    this.#shown.window.destroy();
  }

  /** The window is gone, closed by the person or by us. */
  #end(reason: DaypassError): void {
    if (!this.#isOver) {
      this.#settle();
      this.#settled.reject(reason);
    }
    for (const timer of this.#timers) clearTimeout(timer);
    this.#bar.dispose();
  }

  /** From here on no page does anything. */
  #settle(): void {
    this.#isOver = true;
    if (this.#deps.own.running === this.#running) this.#deps.own.running = undefined;
    for (const timer of this.#timers) clearTimeout(timer);
    for (const question of this.#questions.splice(0)) question.answer(undefined);
    this.#pages.closeAll();
  }

  #draw(): void {
    if (this.#isOver && this.#panel?.at !== 'done') return;
    const { front } = this.#pages;
    if (front && !front.isDestroyed()) this.#address = front.getURL() === '' ? this.#request.startUrl : front.getURL();
    const view: BarView = {
      address: shownAddress(this.#address),
      isLoading: front?.isLoadingMainFrame() ?? false,
      canGoBack: front?.navigationHistory.canGoBack() ?? false,
      isPopUp: this.#pages.isPopUp,
      ...(this.#refused !== undefined && { refused: this.#refused }),
      ...(this.#panel && { panel: this.#panel }),
    };
    this.#bar.show(view);
    this.#shown.setPanel(this.#panel !== undefined);
  }

  #later(delayMillis: number, act: () => void): NodeJS.Timeout {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      act();
    }, delayMillis);
    this.#timers.add(timer);
    return timer;
  }

  #forgetTimer(timer: NodeJS.Timeout | undefined): void {
    clearTimeout(timer);
    if (timer) this.#timers.delete(timer);
  }
}

function deferred<T>(): {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (reason: unknown) => void;
} {
  let resolve: (value: T) => void = () => undefined;
  let reject: (reason: unknown) => void = () => undefined;
  const promise = new Promise<T>((onValue, onReason) => {
    resolve = onValue;
    reject = onReason;
  });
  // It may be rejected before anybody waits for it.
  promise.catch(() => undefined);
  return { promise, resolve, reject };
}
