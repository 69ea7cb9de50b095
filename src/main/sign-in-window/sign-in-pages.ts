import { WebContentsView, type Session, type WebContents } from 'electron';
import { mayNavigate } from './page-rules.ts';

/** The first page and what it opens. More than a sign-in needs, and few enough for a person. */
const MOST_PAGES = 4;
/** A page that opens and closes pop-ups without end gets no more than this. */
const MOST_POP_UPS = 12;

export interface PagesOptions {
  readonly session: Session;
  readonly startUrl: string;
  /** False: pages open no pop-ups, for nobody sees them. */
  readonly letsPopUps: boolean;
  /** For each page before it loads anything. */
  readonly onPage: (contents: WebContents) => void;
  /** Another page is in front, or none is left. */
  readonly onChange: () => void;
  readonly onRefused: (url: string) => void;
}

/**
 * The pages of one sign-in: the one that was opened, and above it what it opens. Only the last is seen: all have their
 * place in the same window, so that none covers the address of another.
 */
export class SignInPages {
  readonly #options: PagesOptions;
  readonly #views: WebContentsView[] = [];
  #popUps = 0;

  constructor(options: PagesOptions) {
    this.#options = options;
  }

  /** In order; the last is in front. */
  get views(): readonly WebContentsView[] {
    return this.#views;
  }

  get front(): WebContents | undefined {
    return this.#views.at(-1)?.webContents;
  }

  get isPopUp(): boolean {
    return this.#views.length > 1;
  }

  open(): WebContentsView {
    return this.#add(new WebContentsView({ webPreferences: this.#preferences() }));
  }

  closePopUp(): void {
    if (this.isPopUp) this.front?.close();
  }

  /** Pages get no say: a `beforeunload` handler holds nothing up. */
  closeAll(): void {
    for (const view of this.#views.splice(0)) if (!view.webContents.isDestroyed()) view.webContents.close();
  }

  #add(view: WebContentsView): WebContentsView {
    const contents = view.webContents;
    this.#views.push(view);
    contents.setWindowOpenHandler(({ url }) => this.#judgePopUp(url));
    contents.on('content-bounds-updated', (event) => event.preventDefault());
    contents.on('will-prevent-unload', (event) => event.preventDefault());
    contents.once('destroyed', () => this.#forget(view));
    this.#options.onPage(contents);
    this.#options.onChange();
    return view;
  }

  #forget(view: WebContentsView): void {
    const at = this.#views.indexOf(view);
    if (at === -1) return;
    this.#views.splice(at, 1);
    this.#options.onChange();
  }

  #judgePopUp(url: string): Electron.WindowOpenHandlerResponse {
    const { letsPopUps, startUrl, onRefused } = this.#options;
    const isAllowed =
      letsPopUps && this.#views.length < MOST_PAGES && this.#popUps < MOST_POP_UPS && mayNavigate(url, startUrl);
    if (!isAllowed) {
      onRefused(url);
      return { action: 'deny' };
    }
    this.#popUps += 1;
    return {
      action: 'allow',
      overrideBrowserWindowOptions: { webPreferences: this.#preferences() },
      // Electron's types leave out what it passes: the contents that it has made for the pop-up.
      createWindow: ({ webContents }: Electron.BrowserWindowConstructorOptions & { webContents?: WebContents }) =>
        this.#add(
          new WebContentsView({
            webPreferences: this.#preferences(),
            ...(webContents !== undefined && { webContents }),
          }),
        ).webContents,
    };
  }

  #preferences(): Electron.WebPreferences {
    return {
      session: this.#options.session,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      navigateOnDragDrop: false,
      disableDialogs: true,
      spellcheck: false,
      devTools: false,
      plugins: false,
      // A page that is not shown yet goes on all the same.
      backgroundThrottling: false,
      autoplayPolicy: 'user-gesture-required',
    };
  }
}
