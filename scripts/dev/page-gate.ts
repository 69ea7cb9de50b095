import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export type Admission =
  | { readonly as: 'page' }
  | { readonly as: 'newcomer'; readonly cookie: string }
  | { readonly as: 'nobody' };

const COOKIE = 'daypass-dev';

/**
 * Who may speak to the development server: the browser that came first with the secret of the printed address. The secret
 * works once. After that its cookie is asked for, and the addresses of requests must be the server's own, so that neither other
 * users of the machine nor pages of other origins get in.
 */
export class PageGate {
  readonly #cookie = randomBytes(32).toString('base64url');
  #secret: string | undefined = randomBytes(32).toString('base64url');

  get secret(): string {
    return this.#secret ?? '';
  }

  admit({ url = '/', headers }: Pick<IncomingMessage, 'url' | 'headers'>, host: string): Admission {
    const isOwnOrigin = headers.origin === undefined || headers.origin === `http://${host}`;
    if (headers.host !== host || !isOwnOrigin) return { as: 'nobody' };
    if (isSame(cookieIn(headers.cookie), this.#cookie)) return { as: 'page' };
    const given = new URL(url, `http://${host}`).searchParams.get('once');
    if (this.#secret === undefined || !isSame(given ?? '', this.#secret)) return { as: 'nobody' };
    this.#secret = undefined;
    return { as: 'newcomer', cookie: `${COOKIE}=${this.#cookie}; HttpOnly; SameSite=Strict; Path=/` };
  }
}

function cookieIn(header = ''): string {
  const pairs = header.split(';').map((pair) => pair.trim().split('='));
  return pairs.find(([name]) => name === COOKIE)?.[1] ?? '';
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
