import { session, WebContentsView, type Session } from 'electron';
import type { Log } from '../../core/index.ts';
import type { Language } from '../../shared/domain/languages.ts';
import { APP_SCHEME } from '../security/app-origin.ts';
import { closeOff } from '../security/harden.ts';
import { letNavigate } from '../security/navigation.ts';
import { addressBarPage, BAR_ACTIONS, BAR_POLICY, type BarAction, type BarView } from './address-bar-page.ts';

/** Not persistent, and apart from the session of every page that it tells of. */
const BAR_PARTITION = 'sign-in-bar';
const ORIGIN = `${APP_SCHEME}://sign-in`;
/** A user name and a password of some length. */
const MOST_FORM_CHARACTERS = 16_384;

export interface AddressBar {
  readonly view: WebContentsView;
  show(view: BarView): void;
  dispose(): void;
}

type OnAction = (action: BarAction, fields: URLSearchParams) => void;

/** Makes address bars of windows. Each is a view of its own, which no page can draw over; scripts are off in it. */
export class AddressBars {
  readonly #log: Log;
  readonly #bars = new Map<string, { readonly page: () => string; readonly onAction: OnAction }>();
  #lastId = 0;
  #session: Promise<Session> | undefined;

  constructor(log: Log) {
    this.#log = log;
  }

  async open(language: () => Language, onAction: OnAction): Promise<AddressBar> {
    this.#session ??= this.#openSession();
    const ours = await this.#session;
    this.#lastId += 1;
    const id = String(this.#lastId);
    const base = `${ORIGIN}/${id}/`;
    let page = '';
    this.#bars.set(id, { page: () => page, onAction });
    const view = new WebContentsView({
      webPreferences: {
        session: ours,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        javascript: false,
        webviewTag: false,
        navigateOnDragDrop: false,
        spellcheck: false,
        devTools: false,
      },
    });
    return {
      view,
      show: (shown) => {
        const wanted = addressBarPage(shown, language(), base);
        if (wanted === page) return;
        page = wanted;
        // A page that comes after it aborts it.
        view.webContents.loadURL(base).catch(() => undefined);
      },
      dispose: () => {
        this.#bars.delete(id);
        view.webContents.close();
      },
    };
  }

  async #openSession(): Promise<Session> {
    const ours = session.fromPartition(BAR_PARTITION);
    letNavigate(ours, (contents) => {
      contents.on('will-navigate', (event) => {
        if (!event.url.startsWith(`${ORIGIN}/`)) event.preventDefault();
      });
    });
    ours.protocol.handle(APP_SCHEME, (request) => this.#answer(request));
    await closeOff(ours, this.#log);
    return ours;
  }

  async #answer(request: Request): Promise<Response> {
    const [, id = '', name = '', ...rest] = new URL(request.url).pathname.split('/');
    const bar = rest.length === 0 ? this.#bars.get(id) : undefined;
    const action = BAR_ACTIONS.find((known) => known === name);
    if (bar && name === '' && request.method === 'GET') {
      const headers = {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': BAR_POLICY,
        'cache-control': 'no-store',
      };
      return new Response(bar.page(), { headers });
    }
    if (bar && action && request.method === 'POST') {
      const body = await request.text();
      if (body.length <= MOST_FORM_CHARACTERS) bar.onAction(action, new URLSearchParams(body));
    }
    // The row stays as it is.
    return new Response(null, { status: 204 });
  }
}
