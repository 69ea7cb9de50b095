import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { startSimulator } from '../../../../../simulator/index.ts';
import { findRegion } from './portal-region.ts';
import { gatewayPorts } from '../testing/gateway-ports.ts';
import type { Ports } from '../../../../ports.ts';
import { AwsTransport } from '../../../../transport/aws-transport.ts';

const START_URL = 'https://acme.awsapps.com/start';
const TAG = '<meta name="region" content="eu-west-1"/>';

let server: Server | undefined;
let asked: IncomingMessage[] = [];

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
  asked = [];
});

/** Finds the Region with `answer` standing in for every portal. */
async function finding(answer: RequestListener, startUrl = START_URL, more: Pick<Ports, 'mayFetchStartUrl'> = {}) {
  server = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const { ports: base } = gatewayPorts({ AWS_ENDPOINT_URL_SSO: `http://127.0.0.1:${port}` }, Date.now());
  const ports = { ...base, ...more };
  const transport = new AwsTransport(ports);
  return findRegion(ports, transport, startUrl).finally(() => transport.destroy());
}

const page =
  (body: string, status = 200, headers: Record<string, string> = {}): RequestListener =>
  (_request, response) =>
    void response.writeHead(status, { 'content-type': 'text/html', ...headers }).end(body);
const redirect = (location: string) => page('', 302, { location });
const asks = () => asked.map(({ method, url, headers }) => `${method} ${headers.host} ${url}`);

describe('the Region of a portal', () => {
  test('is read from its page, by one call that says nothing of who asks', async () => {
    expect(await finding(page(TAG), ` ${START_URL}/#/ `)).toBe('eu-west-1');
    expect(asks()).toEqual(['GET acme.awsapps.com /start/']);
    expect(Object.keys(asked[0]?.headers ?? {}).toSorted()).toEqual([
      'accept',
      'accept-encoding',
      'connection',
      'host',
      'user-agent',
    ]);
  });

  test.each([
    'https://ssoins-1234567890abcdef.portal.eu-west-1.app.aws/',
    'https://ssoins-1234567890abcdef.eu-west-1.portal.amazonaws.com',
  ])('is read from %s itself', async (startUrl) => {
    expect(await finding(page(TAG), startUrl)).toBe('eu-west-1');
    expect(asked).toEqual([]);
  });

  test('is followed to where AWS has moved the page, with no cookie taken along', async () => {
    const region = await finding((request, response) => {
      const isThere = request.url === '/start/home/?v=2';
      const answer = isThere ? page(TAG) : redirect('https://d-1234567890.awsapps.com/start/home/?v=2');
      response.setHeader('set-cookie', 'a=b; Path=/');
      answer(request, response);
    });
    expect(region).toBe('eu-west-1');
    expect(asks()).toEqual(['GET acme.awsapps.com /start/', 'GET d-1234567890.awsapps.com /start/home/?v=2']);
    expect(asked.some(({ headers }) => headers.cookie)).toBe(false);
  });

  test('is told by a redirect to a portal of the newer form', async () => {
    expect(await finding(redirect('https://ssoins-1.portal.us-gov-west-1.app.aws/'))).toBe('us-gov-west-1');
    expect(asked).toHaveLength(1);
  });

  test('is found behind a domain of the organization, by its redirect alone or by the portal’s page', async () => {
    const aws = 'https://sso.acme.example';
    expect(await finding(redirect('https://ssoins-1.portal.eu-west-2.app.aws/'), aws)).toBe('eu-west-2');
    const region = await finding(
      (request, response) =>
        (request.headers.host === 'acme.awsapps.com' ? page(TAG) : redirect(START_URL))(request, response),
      aws,
    );
    expect(region).toBe('eu-west-1');
  });

  test('is found at the beginning of a page without end', async () => {
    let closed: Promise<unknown> = Promise.resolve();
    const region = await finding((_request, response) => {
      closed = once(response, 'close');
      response.writeHead(200, { 'content-type': 'text/html' });
      response.write(TAG);
      const flood = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(64 * 1024, ' '))) if (response.closed) break;
      };
      response.on('drain', flood);
      flood();
    });
    expect(region).toBe('eu-west-1');
    await closed;
  });

  test('is asked for again while AWS is only busy', async () => {
    const answers = [page('', 503), page('', 429), page(TAG)];
    expect(await finding((request, response) => answers[asked.length - 1]?.(request, response))).toBe('eu-west-1');
  });
});

describe('no Region', () => {
  test.each<[string, RequestListener]>([
    ['a page without the tag', page('<!doctype html><title>Welcome</title>')],
    ['a page with two', page(TAG + TAG.replace('eu', 'us'))],
    ['a page that names no Region', page(TAG.replace('eu-west-1', 'evil.example/'))],
    ['a page that names one too late', page(' '.repeat(256 * 1024) + TAG)],
    ['a page of an error', page(TAG, 404)],
    ['data', page('{"region":"eu-west-1"}', 200, { 'content-type': 'application/json' })],
    ['nothing', page('')],
    ['a redirect to nowhere', page('', 302)],
    ['a redirect that is no URL', redirect('https://[')],
    ['a redirect to what is not encrypted', redirect('http://acme.awsapps.com/start/')],
    ['a redirect to another port', redirect('https://acme.awsapps.com:8443/start/')],
    ['a redirect to AWS’s sign-in', redirect('https://eu-west-1.signin.aws/platform/login')],
  ])('is in %s', async (_what, answer) => {
    const failure = { code: 'regionNotFound', facts: { startUrl: START_URL } };
    await expect(finding(answer)).rejects.toMatchObject(failure);
    expect(asked).toHaveLength(1);
  });

  test('is at the end of redirects without end', async () => {
    await expect(finding(redirect('/start/'))).rejects.toMatchObject({ code: 'regionNotFound' });
    expect(asked).toHaveLength(4);
  });

  test.each([
    ['https://acme.awsapps.com:8443/start', 'regionNotFound'],
    ['https://identitycenter.amazonaws.com/ssoins-1234567890abcdef', 'regionNotFound'],
    ['https://127.0.0.1/start', 'startUrlInvalid'],
    ['https://169.254.169.254/start', 'startUrlInvalid'],
  ])('is asked for at %s', async (startUrl, code) => {
    await expect(finding(page(TAG), startUrl)).rejects.toMatchObject({ code, facts: { startUrl } });
    expect(asked).toEqual([]);
  });

  test.each(['https://portal.example.com/start', 'https://acme.awsapps.com.evil.example/start'])(
    'is read from a page of %s, which is not AWS’s',
    async (startUrl) => {
      await expect(finding(page(TAG), startUrl)).rejects.toMatchObject({
        code: 'startUrlUnresolved',
        facts: { startUrl },
      });
      expect(asked.map(({ method }) => method)).toEqual(['HEAD']);
    },
  );

  test('is asked for outside AWS if the shell does not allow it', async () => {
    const startUrl = 'https://portal.example.com/start';
    const refused = finding(redirect(START_URL), startUrl, { mayFetchStartUrl: async () => false });
    await expect(refused).rejects.toMatchObject({ code: 'regionNotFound', facts: { startUrl } });
    expect(asked).toEqual([]);
  });

  test.each(['', 'http://acme.awsapps.com/start', 'file:///etc/passwd'])(
    'is at %j, which is no start URL',
    (startUrl) => expect(finding(page(TAG), startUrl)).rejects.toMatchObject({ code: 'startUrlInvalid' }),
  );
});

describe('over TLS, through a proxy', () => {
  const portals = [
    { startUrl: 'https://start.home.awsapps.cn/directory/d-123', region: 'cn-north-1' },
    { startUrl: START_URL, region: 'us-gov-west-1' },
  ];
  const overTls = async (more: Readonly<Record<string, string>>, startUrl: string) => {
    const yesterday = () => Date.now() - 24 * 60 * 60_000;
    await using simulator = await startSimulator({ portals, tls: true, now: yesterday });
    const { ports } = gatewayPorts({ ...simulator.proxyEnvironment, ...more }, Date.now());
    const transport = new AwsTransport(ports);
    const region = await findRegion(ports, transport, startUrl);
    const aheadMillis = transport.clockAheadMillis;
    transport.destroy();
    return { region, via: simulator.requests.list().map(({ via }) => via), aheadMillis };
  };

  test.each([
    [START_URL, 'us-gov-west-1', 'acme.awsapps.com'],
    ['https://start.home.awsapps.cn/directory/d-123/', 'cn-north-1', 'start.home.awsapps.cn'],
  ])('%s is in %s', async (startUrl, region, host) =>
    expect(await overTls({}, startUrl)).toEqual({ region, via: [host], aheadMillis: undefined }),
  );

  test('a page of who cannot prove to be AWS is not read', () =>
    expect(overTls({ AWS_CA_BUNDLE: '', NODE_EXTRA_CA_CERTS: '' }, START_URL)).rejects.toMatchObject({
      code: 'tlsUntrusted',
      facts: { host: 'acme.awsapps.com' },
    }));
});

describe('on the way', () => {
  test.each<[string, RequestListener]>([
    ['a redirect to another’s host', redirect('http://wifi.example/login')],
    ['a redirect to a host that looks like AWS’s', redirect('https://awsapps.com.evil.example/start/')],
    ['status 511', page(TAG, 511)],
  ])('%s is a network’s sign-in page', async (_what, answer) => {
    await expect(finding(answer)).rejects.toMatchObject({ code: 'captivePortal' });
    expect(asked).toHaveLength(1);
  });

  test('a portal that stays out of order is told as such', () =>
    expect(finding(page('', 500))).rejects.toMatchObject({ code: 'serviceUnavailable' }));

  test('a broken connection is told as such', () =>
    expect(finding((request) => void request.socket.resetAndDestroy())).rejects.toMatchObject({ code: 'offline' }));
});
