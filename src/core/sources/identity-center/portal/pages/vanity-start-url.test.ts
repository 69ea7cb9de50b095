import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { describe, expect, test } from 'vitest';
import type { Ports } from '../../../../ports.ts';
import { AwsTransport } from '../../../../transport/aws-transport.ts';
import { gatewayPorts } from '../testing/gateway-ports.ts';
import { resolveStartUrl } from './vanity-start-url.ts';

const VANITY = 'https://sso.acme.example/start?from=wiki#/';
const PORTAL = 'https://d-fake.awsapps.com/start';

/** Resolves with `answer` given for the organization's domain. */
async function resolving(startUrl: string, answer: RequestListener, more: Pick<Ports, 'mayFetchStartUrl'> = {}) {
  const asked: IncomingMessage[] = [];
  const server = createServer((request, response) => {
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
  try {
    const resolved = await resolveStartUrl(ports, transport, startUrl).catch((thrown: unknown) => thrown);
    return { resolved, asked: asked.map(({ method, url, headers }) => `${method} ${headers.host} ${url}`) };
  } finally {
    transport.destroy();
    server.closeAllConnections();
    server.close();
  }
}

const answering =
  (status: number, location?: string): RequestListener =>
  (_request, response) =>
    void response.writeHead(status, location === undefined ? {} : { location }).end();

describe('a start URL at a domain of the organization', () => {
  test.each([301, 302, 303, 307, 308])('is resolved by one redirect of status %i', async (status) => {
    const { resolved, asked } = await resolving(VANITY, answering(status, `${PORTAL}/?v=2#/x`));
    expect(resolved).toEqual({ startUrl: PORTAL });
    expect(asked).toEqual(['HEAD sso.acme.example /start?from=wiki']);
  });

  test.each([
    ['https://ssoins-1.portal.eu-west-2.app.aws/', 'eu-west-2'],
    ['https://ssoins-1.us-west-2.portal.amazonaws.com', 'us-west-2'],
    ['https://ssoins-1.portal.cn-north-1.app.amazonwebservices.com.cn/', 'cn-north-1'],
    ['https://ssoins-1.portal.eusc-de-east-1.api.amazonwebservices.eu/', 'eusc-de-east-1'],
  ])('takes the Region that %s names', async (target, region) => {
    const { resolved } = await resolving(VANITY, answering(302, target));
    expect(resolved).toEqual({ startUrl: target.replace(/\/$/u, ''), region });
  });

  test.each([405, 501])('is asked for by GET where HEAD is answered %i', async (status) => {
    const { resolved, asked } = await resolving(VANITY, (request, response) =>
      answering(request.method === 'HEAD' ? status : 302, PORTAL)(request, response),
    );
    expect(resolved).toEqual({ startUrl: PORTAL });
    expect(asked.map((line) => line.split(' ')[0])).toEqual(['HEAD', 'GET']);
  });

  test.each<[string, RequestListener, object]>([
    ['to another host', answering(302, 'https://acme.okta.example/x'), { target: 'acme.okta.example' }],
    ['to a second redirect', answering(302, 'https://www.acme.example/'), { target: 'www.acme.example' }],
    ['to what is not encrypted', answering(302, 'http://d-fake.awsapps.com/start'), { target: 'd-fake.awsapps.com' }],
    [
      'to a host named like AWS’s',
      answering(302, 'https://awsapps.com.evil.example/'),
      { target: 'awsapps.com.evil.example' },
    ],
    ['to nowhere', answering(302), { status: 302 }],
    ['to a page', answering(200), { status: 200 }],
    ['to an error', answering(404), { status: 404 }],
  ])('that leads %s is refused', async (_what, answer, facts) => {
    const { resolved } = await resolving(VANITY, answer);
    expect(resolved).toMatchObject({ code: 'startUrlUnresolved', facts: { startUrl: VANITY, ...facts } });
  });
});

test.each([
  [true, { resolved: { startUrl: PORTAL }, asked: ['HEAD sso.acme.example /start?from=wiki'] }],
  [false, { resolved: expect.objectContaining({ code: 'signInCancelled' }), asked: [] }],
])('a start URL outside AWS is fetched only if the shell allows it: %s', async (isAllowed, outcome) => {
  const judged: string[] = [];
  const mayFetchStartUrl = async (startUrl: string) => (judged.push(startUrl), isAllowed);
  expect(await resolving(VANITY, answering(302, PORTAL), { mayFetchStartUrl })).toEqual(outcome);
  expect(await resolving(PORTAL, answering(302, PORTAL), { mayFetchStartUrl })).toEqual({
    resolved: { startUrl: PORTAL },
    asked: [],
  });
  expect(judged).toEqual([VANITY]);
});

describe('no request is made for', () => {
  test.each([
    PORTAL,
    `${PORTAL}/#/`,
    'https://ssoins-1.portal.eu-west-2.app.aws',
    'https://start.home.awsapps.cn/directory/d-1',
    'https://identitycenter.amazonaws.com/ssoins-1234567890abcdef',
    'https://identitycenter.amazonaws.com.cn/ssoins-1234567890abcdef',
    'https://identitycenter.amazonaws.eu/ssoins-1234567890abcdef',
    'https://identitycenter.us-gov.amazonaws.com/ssoins-1234567890abcdef',
  ])('%s, which is AWS’s', async (startUrl) => {
    expect(await resolving(startUrl, answering(302, 'https://d-other.awsapps.com/start'))).toEqual({
      resolved: { startUrl },
      asked: [],
    });
  });

  test.each([
    'http://sso.acme.example/',
    'https://169.254.169.254/',
    'https://[::1]/',
    'https://localhost/',
    'nonsense',
  ])('%s, which is no start URL', async (startUrl) => {
    const { resolved, asked } = await resolving(startUrl, answering(302, PORTAL));
    expect(resolved).toMatchObject({ code: 'startUrlInvalid' });
    expect(asked).toEqual([]);
  });
});
