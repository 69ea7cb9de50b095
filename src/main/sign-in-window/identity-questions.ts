import type { Certificate, WebContents } from 'electron';
import type { BarPanel } from './address-bar-page.ts';

/** A question of a server that only the person can answer, with the panel that asks it. */
export interface IdentityQuestion {
  readonly panel: BarPanel;
  /** Undefined: the person gives nothing. */
  answer(fields: URLSearchParams | undefined): void;
}

const MOST_TEXT = 200;
const MOST_CERTIFICATES = 20;

/**
 * Passes on what servers ask of a page: user name and password (HTTP authentication, also of proxies), and client
 * certificates. Only the page itself may ask, so that no picture in it can have a password typed; Electron would send
 * the first certificate without a question.
 */
export function followQuestions(
  contents: WebContents,
  pageUrl: () => string,
  ask: (question: IdentityQuestion) => void,
): void {
  contents.on('login', (event, { url }, { isProxy, host, port, realm }, answer) => {
    event.preventDefault();
    if (!isProxy && !isSameAddress(url, pageUrl())) return answer();
    ask({
      panel: { at: 'credentials', host: `${host}:${port}`, realm: realm.slice(0, MOST_TEXT), isProxy },
      answer: (fields) => (fields ? answer(fields.get('user') ?? '', fields.get('password') ?? '') : answer()),
    });
  });
  contents.on('select-client-certificate', (event, url, certificates, answer) => {
    event.preventDefault();
    // Electron's types ask for a certificate. Without one the server gets none.
    const give = (certificate?: Certificate): void => {
      Reflect.apply(answer, undefined, certificate ? [certificate] : []);
    };
    const offered = certificates.slice(0, MOST_CERTIFICATES);
    const host = hostAndPort(url);
    if (offered.length === 0 || host !== hostAndPort(pageUrl())) return give();
    ask({
      panel: { at: 'certificates', host, names: offered.map(nameOf) },
      answer: (fields) => give(fields && offered[Number(fields.get('at') ?? Number.NaN)]),
    });
  });
}

function nameOf({ subjectName, issuerName, serialNumber }: Certificate): string {
  return `${subjectName.slice(0, MOST_TEXT)} (${issuerName.slice(0, MOST_TEXT)}, ${serialNumber.slice(0, 40)})`;
}

/** Electron names the server by `host:port` alone, against its documentation (shell/browser/api/electron_api_app.cc). */
function hostAndPort(text: string): string {
  const url = URL.parse(text.includes('://') ? text : `https://${text}`);
  return url === null ? '' : `${url.hostname}:${url.port === '' ? '443' : url.port}`;
}

function isSameAddress(one: string, other: string): boolean {
  const [left, right] = [URL.parse(one), URL.parse(other)];
  return left !== null && right !== null && left.origin === right.origin && left.pathname === right.pathname;
}
