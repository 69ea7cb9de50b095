import { app, type Session, type WebContents } from 'electron';
import { schemeOf, type OnBlocked } from './blocked.ts';

/** Sessions whose pages may navigate and open windows, each with what keeps them within bounds. */
const rulesOf = new WeakMap<Session, (contents: WebContents) => void>();

/** Pages of this session are held to `apply` instead of being denied every navigation. To be called before they are made. */
export function letNavigate(session: Session, apply: (contents: WebContents) => void): void {
  rulesOf.set(session, apply);
}

/** No page leaves its place or opens another, except those of sessions with rules of their own. */
export function denyNavigation(onBlocked: OnBlocked): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-attach-webview', (event) => {
      event.preventDefault();
      onBlocked('webview');
    });
    // Until a window of its own is made for it, whatever the session.
    contents.setWindowOpenHandler(({ url }) => {
      onBlocked('window.open', { scheme: schemeOf(url) });
      return { action: 'deny' };
    });
    const apply = rulesOf.get(contents.session);
    if (apply) return apply(contents);
    contents.on('will-navigate', (event) => {
      event.preventDefault();
      onBlocked('navigation', { scheme: schemeOf(event.url) });
    });
  });
}
