import { describe, expect, test } from 'vitest';
import { Secret } from '../../../secret.ts';
import { OidcGateway } from './oidc-gateway.ts';
import { gatewayPorts } from './testing/gateway-ports.ts';
import { scriptedService, type Answer } from './testing/scripted-service.ts';

const NOW_MILLIS = Date.UTC(2026, 0, 5, 9, 0, 0);
const START_URL = 'https://d-fake.awsapps.com/start';
const CLIENT = { clientId: 'id', clientSecret: new Secret('fake'), expiresAtMillis: Number.MAX_SAFE_INTEGER };
const DEVICE = { type: 'device', deviceCode: new Secret('fake') } as const;
const REFRESH = { type: 'refresh', refreshToken: new Secret('fake') } as const;
const REGISTERED = { clientId: 'id', clientSecret: 'fake', clientSecretExpiresAt: 4_000_000_000 };
const STARTED = { deviceCode: 'd', userCode: 'ABCD-EFGH', verificationUri: 'https://d-fake.awsapps.com/device' };
const ISSUED = { accessToken: 'fake', expiresIn: 3600 };

const refused = (name: string, status = 400): Answer => ({ status, headers: { 'x-amzn-errortype': name } });

async function setUp(...answers: readonly [Answer, ...Answer[]]) {
  const service = await scriptedService(...answers);
  const { ports, pausesMillis } = gatewayPorts({ AWS_ENDPOINT_URL_SSO_OIDC: service.endpoint }, NOW_MILLIS);
  const gateway = new OidcGateway(ports, 'eu-west-1');
  return { service, gateway, pausesMillis, [Symbol.asyncDispose]: () => service[Symbol.asyncDispose]() };
}

const HOSTILE_LINKS = [
  'https://evil.test/phish',
  'http://169.254.169.254/latest',
  'https://device.sso.eu-west-1.amazonaws.com@evil.test/',
  'https://d-fake.awsapps.com.evil.test/',
  'javascript:alert(1)',
  'file:///etc/passwd',
  'http://d-fake.awsapps.com/device',
];

describe('a device answer with a link that may not leave', () => {
  test.each(HOSTILE_LINKS)('is no answer: %s', async (link) => {
    await using whole = await setUp({ body: { ...STARTED, verificationUriComplete: link } });
    await expect(whole.gateway.startDevice(CLIENT, START_URL)).rejects.toMatchObject({ code: 'unexpectedAnswer' });
    await using plain = await setUp({ body: { ...STARTED, verificationUri: link } });
    await expect(plain.gateway.startDevice(CLIENT, START_URL)).rejects.toMatchObject({ code: 'unexpectedAnswer' });
  });

  test('AWS’s new device page is one that may', async () => {
    const verificationUri = 'https://eu-west-1.signin.aws/platform/authorize?request_uri=urn%3Afake';
    await using aws = await setUp({ body: { ...STARTED, verificationUri } });
    expect(await aws.gateway.startDevice(CLIENT, START_URL)).toMatchObject({ verificationUri });
  });
});

describe('registering', () => {
  const request = { startUrl: START_URL, scopes: ['sso:account:access'] };

  test.each([0, undefined, 1e308, 'soon'])('takes an expiry of %s for 90 days', async (clientSecretExpiresAt) => {
    await using aws = await setUp({ body: { ...REGISTERED, clientSecretExpiresAt } });
    const { expiresAtMillis } = await aws.gateway.register(request);
    expect(expiresAtMillis - NOW_MILLIS).toBe(90 * 24 * 60 * 60_000);
  });

  test('asks again where AWS stumbles, is busy, or lets the connection break', async () => {
    await using aws = await setUp({ status: 500 }, { status: 429, headers: { 'retry-after': '9' } }, 'broken', {
      body: REGISTERED,
    });
    await aws.gateway.register(request);
    expect(aws.service.asked).toHaveLength(4);
    expect(aws.pausesMillis).toEqual([375, 9_000]);
  });

  test('says how long to wait where AWS asks for more than anyone waits', async () => {
    await using aws = await setUp({ status: 429, headers: { 'retry-after': '300' } });
    const failure = { code: 'throttled', facts: { retryAfterSeconds: 300 } };
    await expect(aws.gateway.register(request)).rejects.toMatchObject(failure);
    expect(aws.service.asked).toHaveLength(1);
  });

  test('blames the start URL for nothing but a request that is not valid', async () => {
    await using scope = await setUp(refused('InvalidScopeException'));
    await expect(scope.gateway.register(request)).rejects.toMatchObject({ code: 'signInRefused', facts: {} });
    await using portal = await setUp(refused('InvalidRequestException'));
    const facts = { startUrl: START_URL, region: 'eu-west-1' };
    await expect(portal.gateway.register(request)).rejects.toMatchObject({ code: 'signInRefused', facts });
  });

  test.each([401, 403, 404])('speaks of no session or role where %i comes in place of AWS', async (status) => {
    await using aws = await setUp({ status, headers: { 'content-type': 'text/html' }, body: '<html>' });
    await expect(aws.gateway.register(request)).rejects.toMatchObject({ code: 'unexpectedAnswer' });
  });
});

describe('a server that a variable names in place of AWS', () => {
  const request = { startUrl: START_URL, scopes: [] };
  const answers: readonly Answer[] = [
    { status: 501, body: { __type: 'InternalFailure', message: 'not yet implemented' } },
    { status: 404, headers: { 'content-type': 'application/xml' }, body: '<Error/>' },
    { status: 403, body: '' },
    { body: 'OK' },
  ];

  test.each(['AWS_ENDPOINT_URL_SSO_OIDC', 'AWS_ENDPOINT_URL'])(
    'is named by %s when it does not answer as AWS',
    async (variable) => {
      for (const answer of answers) {
        await using service = await scriptedService(answer, answer, answer, answer);
        const { ports } = gatewayPorts({ [variable]: service.endpoint }, NOW_MILLIS);
        const facts = { variable, host: new URL(service.endpoint).host };
        await expect(new OidcGateway(ports, 'eu-west-1').register(request)).rejects.toMatchObject({ facts });
      }
    },
  );

  test('is named when nobody answers there', async () => {
    const { ports } = gatewayPorts({ AWS_ENDPOINT_URL: 'http://127.0.0.1:1' }, NOW_MILLIS);
    const failure = { code: 'offline', facts: { variable: 'AWS_ENDPOINT_URL', host: '127.0.0.1:1' } };
    await expect(new OidcGateway(ports, 'eu-west-1').register(request)).rejects.toMatchObject(failure);
  });
});

describe('starting with a device code', () => {
  test('fills in what an answer may leave out', async () => {
    await using aws = await setUp({ body: STARTED });
    expect(await aws.gateway.startDevice(CLIENT, START_URL)).toMatchObject({
      verificationUriComplete: STARTED.verificationUri,
      expiresInMillis: 600_000,
      intervalMillis: 5_000,
    });
  });

  test.each(['javascript:alert(1)', 'file:///etc/passwd', 'C:\\x'])('refuses %s as a page to open', async (link) => {
    await using aws = await setUp({ body: { ...STARTED, verificationUriComplete: link } });
    await expect(aws.gateway.startDevice(CLIENT, START_URL)).rejects.toMatchObject({ code: 'unexpectedAnswer' });
  });

  test.each<Answer>([refused('SlowDownException'), { status: 400, body: { error: 'slow_down' } }])(
    'slows down when told to: %o',
    async (slowDown) => {
      await using aws = await setUp(slowDown, { body: STARTED });
      const starting = aws.gateway.startDevice(CLIENT, START_URL);
      expect(await starting).toMatchObject({ userCode: 'ABCD-EFGH' });
    },
  );
});

describe('asking for a token', () => {
  test.each<[Answer, string]>([
    [refused('AuthorizationPendingException:http://internal.amazon.com/coral/'), 'pending'],
    [{ status: 400, body: { __type: 'com.amazonaws.sso#AccessDeniedException' } }, 'denied'],
    [{ status: 400, body: { error: 'expired_token' } }, 'expired'],
    [refused('InvalidRequestException'), 'refused'],
    [refused('InvalidGrantException'), 'invalidGrant'],
    [{ status: 401, body: { error: 'invalid_client' } }, 'invalidClient'],
  ])('%o means %s', async (answer, meaning) => {
    await using aws = await setUp(answer);
    expect(await aws.gateway.createToken(CLIENT, DEVICE)).toBe(meaning);
    expect(aws.service.asked).toHaveLength(1);
  });

  test.each<Answer>([
    { status: 400, body: { message: 'no' } },
    { status: 400, body: { error: 'Bad Request' } },
    { status: 400, body: 'null' },
    { status: 400, body: '' },
    { status: 401 },
    { status: 401, headers: { 'content-type': 'text/html' }, body: '<html>' },
    { status: 500, body: { error: 'invalid_grant' } },
  ])('%o is no word of AWS on a session', async (answer) => {
    await using aws = await setUp(answer);
    const asking = aws.gateway.createToken(CLIENT, REFRESH);
    await expect(asking).rejects.toMatchObject({
      code: expect.stringMatching(/^(unexpectedAnswer|serviceUnavailable)$/),
    });
  });

  test.each([
    { accessToken: 'two\nlines', expiresIn: 3600 },
    { accessToken: 'x'.repeat(20_000), expiresIn: 3600 },
    { accessToken: 42, expiresIn: 3600 },
    { accessToken: 'fake', expiresIn: 3600, refreshToken: { an: 'object' } },
  ])('writes nothing into a token file that no tool could use: %o', async (body) => {
    await using aws = await setUp({ body });
    await expect(aws.gateway.createToken(CLIENT, REFRESH)).rejects.toMatchObject({ code: 'unexpectedAnswer' });
  });

  test('leaves the pace of waiting for a person to the flow, and retries a refresh itself', async () => {
    await using waiting = await setUp({ status: 500 });
    await expect(waiting.gateway.createToken(CLIENT, DEVICE)).rejects.toMatchObject({ code: 'serviceUnavailable' });
    expect(waiting.service.asked).toHaveLength(1);
    await using refreshing = await setUp({ status: 500 }, { body: ISSUED });
    const answer = await refreshing.gateway.createToken(CLIENT, REFRESH);
    expect(answer).toMatchObject({ expiresInMillis: 3_600_000 });
  });

  test('never believes in a token of a thousand years', async () => {
    await using aws = await setUp({ body: { ...ISSUED, expiresIn: 1e12 } });
    expect(await aws.gateway.createToken(CLIENT, REFRESH)).toMatchObject({ expiresInMillis: 366 * 24 * 60 * 60_000 });
  });

  test.each([{ accessToken: 'fake' }, { accessToken: 'fake', expiresIn: '3600' }, { expiresIn: 3600 }])(
    'calls %o no token',
    async (body) => {
      await using aws = await setUp({ body });
      const failure = { code: 'unexpectedAnswer', facts: { unusable: 'token' } };
      await expect(aws.gateway.createToken(CLIENT, REFRESH)).rejects.toMatchObject(failure);
    },
  );
});

describe('a refusal because of the organization’s KMS key', () => {
  const reasons = [
    ['AccessDeniedException', 'KMS_AccessDeniedException', 'denied'],
    ['InvalidRequestException', 'KMS_NotFoundException', 'missing'],
    ['InvalidRequestException', 'KMS_DisabledException', 'disabled'],
    ['InvalidRequestException', 'KMS_InvalidStateException', 'state'],
    ['InvalidRequestException', 'KMS_InvalidKeyUsageException', 'usage'],
  ] as const;
  const answer = (name: string, reason: string, status = 400): Answer => ({
    status,
    headers: { 'x-amzn-errortype': name },
    body: { error: 'access_denied', error_description: 'no', reason },
  });

  test.each(reasons)('%s with %s is told as such by every call', async (name, reason, problem) => {
    const failure = { code: 'organizationKeyUnusable', facts: { problem } };
    await using aws = await setUp(answer(name, reason));
    const { gateway } = aws;
    await expect(gateway.register({ startUrl: START_URL, scopes: [] })).rejects.toMatchObject(failure);
    await expect(gateway.startDevice(CLIENT, START_URL)).rejects.toMatchObject(failure);
    await expect(gateway.createToken(CLIENT, DEVICE)).rejects.toMatchObject(failure);
    await expect(gateway.createToken(CLIENT, REFRESH)).rejects.toMatchObject(failure);
  });

  test('with a reason that nobody knows is one as before', async () => {
    await using aws = await setUp(answer('AccessDeniedException', 'KMS_NewException'));
    expect(await aws.gateway.createToken(CLIENT, DEVICE)).toBe('denied');
  });

  test('from a server that stumbles is not believed', async () => {
    await using aws = await setUp(answer('InternalServerException', 'KMS_AccessDeniedException', 500));
    await expect(aws.gateway.createToken(CLIENT, DEVICE)).rejects.toMatchObject({ code: 'serviceUnavailable' });
  });
});
