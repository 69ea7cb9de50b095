import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import type { Ports } from '../../ports.ts';
import type { Secret } from '../../secret.ts';
import { listenOnLoopback } from './loopback-server.ts';

/** Long enough for a browser that must start first. */
const LIFE_MILLIS = 2 * 60_000;

export interface OneTimeLink {
  /** `http://127.0.0.1:PORT/…`: leads on to the secret link, once. */
  readonly url: string;
  /** Resolves when it has led somewhere (true) or its time is over (false); nothing listens any more then. */
  readonly used: Promise<boolean>;
  close(): void;
}

/**
 * A page on this machine that sends the first browser that asks for it on to a secret link. A browser is started with
 * its link as an argument, and every user of the machine can read arguments for as long as the browser runs. So the
 * argument is this link instead, which is of no use a moment later. On Linux only the person's own processes and root
 * are sent on. Elsewhere another user who reads the argument and connects first gets the link instead of the browser.
 * Rejects: browserNotOpened where no port can be had.
 */
export async function oneTimeLink(
  target: Secret,
  { alarm, random, surroundings }: Pick<Ports, 'alarm' | 'random' | 'surroundings'>,
): Promise<OneTimeLink> {
  const path = `/${Buffer.from(random.bytes(32)).toString('base64url')}`;
  const over = new AbortController();
  let isUsed = false;
  const server = await listenOnLoopback({
    surroundings,
    mostHeaderBytes: 65_536,
    onError: () => over.abort(),
    onRequest({ method, url }, response, arrival) {
      const isRight = !isUsed && arrival === 'own' && method === 'GET' && url === path;
      response.writeHead(isRight ? 302 : 404, {
        ...(isRight && { location: target.reveal() }),
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'content-length': '0',
        connection: 'close',
      });
      if (isRight) {
        isUsed = true;
        response.once('close', () => over.abort());
      }
      response.end();
    },
  }).catch((cause: unknown) => {
    throw new DaypassError('browserNotOpened', {}, { cause });
  });
  return { url: `${server.origin}${path}`, used: untilOver(), close: () => over.abort() };

  async function untilOver(): Promise<boolean> {
    try {
      await alarm.sleep(LIFE_MILLIS, over.signal);
    } catch {
      // The link was used, or is not wanted any more.
    }
    server.closeAll();
    return isUsed;
  }
}

/**
 * Hands a secret link to a browser by a page of one use. Resolves when somebody has opened it, or when `signal` aborts.
 * Rejects: browserNotOpened if nobody opened it in two minutes, and what `openPage` rejects with.
 */
export async function openOnce(
  link: Secret,
  openPage: (url: string) => Promise<void>,
  ports: Pick<Ports, 'alarm' | 'random' | 'surroundings'>,
  signal?: AbortSignal,
): Promise<void> {
  const once = await oneTimeLink(link, ports);
  const close = (): void => once.close();
  if (signal?.aborted === true) close();
  signal?.addEventListener('abort', close, { once: true });
  try {
    await openPage(once.url);
  } catch (thrown) {
    close();
    throw thrown;
  }
  const isUsed = await once.used;
  signal?.removeEventListener('abort', close);
  if (!isUsed && signal?.aborted !== true) throw new DaypassError('browserNotOpened');
}
