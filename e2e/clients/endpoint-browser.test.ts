import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ContainerEndpoint, type ContainerGrant } from '../../src/core/service/container-endpoint.ts';
import { isLeftOut } from '../support/left-out.ts';
import { CHROMIUM_PATH } from '../../scripts/programs/chromium.ts';

/** Pages in a real browser that know even the address and the token of the container credentials endpoint. */
const SECRET = 'fake-secret-access-key';

interface Fetch {
  readonly method?: string;
  readonly mode?: 'no-cors';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

describe.skipIf(isLeftOut(CHROMIUM_PATH))('a web page', () => {
  let endpoint: ContainerEndpoint;
  let grant: ContainerGrant;
  let site: Server;
  let browser: Browser;
  let page: Page;
  let given = 0;

  beforeAll(async () => {
    const alarm = { set: () => () => undefined, sleep: () => new Promise<void>(() => undefined) };
    const random = { bytes: (count: number) => randomBytes(count), fraction: () => 0.5 };
    const log = { info: () => undefined, warn: () => undefined };
    endpoint = new ContainerEndpoint({ alarm, random, log, clock: { nowMillis: () => 0 } });
    grant = await endpoint.grant(async () => {
      given += 1;
      return {
        accessKeyId: 'ASIAFAKE',
        secretAccessKey: SECRET,
        sessionToken: 'fake-token',
        expiresAtMillis: 1,
        accountId: '111122223333',
      };
    });
    site = createServer((_request, response) => response.setHeader('content-type', 'text/html').end('<p>evil</p>'));
    site.listen(0, '127.0.0.1');
    await once(site, 'listening');
    const address: AddressInfo | string | null = site.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    // A name whose address the attacker has changed to this machine's loopback.
    const args = ['--no-sandbox', '--host-resolver-rules=MAP *.evil.test 127.0.0.1'];
    browser = await chromium.launch({ executablePath: CHROMIUM_PATH, args });
    page = await browser.newPage();
    await page.goto(`http://www.evil.test:${port}/`);
  });

  afterAll(async () => {
    await browser.close();
    site.close();
    await endpoint.close();
  });

  const outcomeOf = (url: string, init: Fetch) =>
    page.evaluate(
      ([target, options]) =>
        fetch(target, { ...options }).then(
          async (answer) => `${answer.type} ${await answer.text()}`,
          () => 'refused by the browser',
        ),
      [url, init] as const,
    );

  test.each<[string, () => Fetch]>([
    ['with the token', () => ({ headers: { authorization: grant.token } })],
    ['without it', () => ({})],
    ['that cannot read the answer', () => ({ mode: 'no-cors' })],
    ['by POST', () => ({ method: 'POST', body: 'x' })],
  ])('that fetches the endpoint %s gets nothing', async (_how, init) => {
    expect(await outcomeOf(grant.url, init())).not.toContain(SECRET);
    expect(given).toBe(0);
  });

  test('that has rebound its own name to the endpoint gets nothing, also of its own origin', async () => {
    const { port, pathname } = new URL(grant.url);
    const rebound = await browser.newPage();
    const answer = await rebound.goto(`http://rebound.evil.test:${port}${pathname}`);
    expect([answer?.status(), await answer?.text()]).toEqual([403, expect.not.stringContaining(SECRET)]);
    const fetched = await rebound.evaluate(
      ([path, authorization]) => fetch(path, { headers: { authorization } }).then((got) => got.text()),
      [pathname, grant.token] as const,
    );
    expect(fetched).not.toContain(SECRET);
    expect(given).toBe(0);
  });

  test('that opens, embeds or loads the endpoint as a script, image or frame gets nothing', async () => {
    await page.evaluate(
      (url) =>
        Promise.all(
          ['script', 'img', 'iframe', 'link'].map(
            (name) =>
              new Promise<void>((resolve) => {
                const element = document.createElement(name);
                element.addEventListener('load', () => resolve());
                element.addEventListener('error', () => resolve());
                if (name === 'link') element.setAttribute('rel', 'stylesheet');
                element.setAttribute(name === 'link' ? 'href' : 'src', url);
                document.body.append(element);
              }),
          ),
        ),
      grant.url,
    );
    const opened = await (await browser.newPage()).goto(grant.url);
    expect([opened?.status(), given]).toEqual([403, 0]);
  });
});
