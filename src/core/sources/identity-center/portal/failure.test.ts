import { describe, expect, test } from 'vitest';
import { DaypassError } from '../../../../shared/errors/daypass-error.ts';
import {
  failureOf,
  isBrokenConnection,
  isOauthCode,
  keyFailureOf,
  namingEndpoint,
  refusalIs,
  refusalOf,
} from './failure.ts';

const http = (status: number, name = 'SomeException', more = {}) =>
  Object.assign(new Error('secret words of AWS'), {
    name,
    $fault: 'client',
    $metadata: { httpStatusCode: status },
    ...more,
  });
const socket = (code: string, name = 'Error') => Object.assign(new Error(code), { name, code });

describe('failureOf', () => {
  test.each([
    [http(401), 'signInNeeded'],
    [http(403, 'ForbiddenException'), 'noAccess'],
    [http(404), 'roleNotFound'],
    [http(429), 'throttled'],
    [http(400, 'TooManyRequestsException'), 'throttled'],
    [http(400, 'SlowDownException'), 'throttled'],
    [http(500), 'serviceUnavailable'],
    [http(503), 'serviceUnavailable'],
    [http(418), 'unexpectedAnswer'],
    [socket('EPROTO'), 'unexpectedAnswer'],
    [socket('ERR_SSL_WRONG_VERSION_NUMBER'), 'unexpectedAnswer'],
    [http(400, 'UnauthorizedException'), 'signInNeeded'],
    [http(400, 'Unknown', { error: 'slow_down' }), 'throttled'],
    [http(400, 'Unknown', { error: 'Bad Request' }), 'unexpectedAnswer'],
    [http(401, 'Unknown'), 'unexpectedAnswer'],
    [http(403, 'Unknown', { $metadata: { httpStatusCode: 403, requestId: 'fake' } }), 'noAccess'],
    [Object.assign(new TypeError('null'), { $metadata: { httpStatusCode: 401 } }), 'unexpectedAnswer'],
    [Object.assign(new SyntaxError('<html>'), { $metadata: { httpStatusCode: 403 } }), 'unexpectedAnswer'],
    [Object.assign(new SyntaxError('<html>'), { $metadata: { httpStatusCode: 429 } }), 'throttled'],
    [Object.assign(new SyntaxError('<html>'), { $metadata: { httpStatusCode: 502 } }), 'serviceUnavailable'],
    [socket('ENOTFOUND'), 'offline'],
    [socket('ECONNRESET', 'TimeoutError'), 'offline'],
    [socket('ETIMEDOUT'), 'timedOut'],
    [socket('SELF_SIGNED_CERT_IN_CHAIN'), 'tlsUntrusted'],
    [socket('ERR_TLS_CERT_ALTNAME_INVALID'), 'tlsUntrusted'],
    [Object.assign(new Error('wrapped'), { cause: socket('EAI_AGAIN') }), 'offline'],
    [Object.assign(new SyntaxError('<html>'), { $metadata: { httpStatusCode: 200 } }), 'unexpectedAnswer'],
    ['not even an error', 'unexpectedAnswer'],
  ])('%# is told as %s', (thrown, code) => {
    const failure = failureOf(thrown, 'https://oidc.eu-west-1.amazonaws.com');
    expect(failure.code).toBe(code);
    expect(JSON.stringify([failure.message, failure.facts])).not.toContain('secret words');
  });

  test('names the host that the way led to, and no more of the endpoint', () => {
    const failure = failureOf(socket('ENOTFOUND'), 'https://me:secret@portal.example.com:8443/path');
    expect(failure.facts).toEqual({ host: 'portal.example.com:8443', reason: 'name' });
    expect(failureOf(new DaypassError('timedOut'), 'https://portal.example.com')).toMatchObject({
      code: 'timedOut',
      facts: { host: 'portal.example.com' },
    });
  });

  test.each([
    [socket('ENOTFOUND'), { reason: 'name' }],
    [socket('ECONNREFUSED'), { reason: 'refused' }],
    [socket('ECONNRESET'), { reason: 'cut' }],
    [socket('ENETUNREACH'), {}],
    [Object.assign(socket('ETIMEDOUT'), { syscall: 'connect' }), { phase: 'connecting' }],
    [socket('CERT_NOT_YET_VALID'), { reason: 'date' }],
    [socket('ERR_TLS_CERT_ALTNAME_INVALID'), { reason: 'name' }],
  ])('tells %o apart by %o', (thrown, facts) => {
    expect(failureOf(thrown, 'https://portal.example.com').facts).toEqual({ host: 'portal.example.com', ...facts });
  });

  test.each([
    ['7', { status: 429, retryAfterSeconds: 7 }],
    ['Fri, 20 Nov 2026 21:00:00 GMT', { status: 429 }],
    ['120', { status: 429, retryAfterSeconds: 120 }],
    ['7 s', { status: 429 }],
    ['-1', { status: 429 }],
  ])('takes Retry-After %s as %o', (value, facts) => {
    const thrown = Object.assign(http(429), { $response: { headers: { 'retry-after': value } } });
    expect(failureOf(thrown, 'https://portal.example.com').facts).toEqual(facts);
  });
});

describe('a refusal', () => {
  test('holds what AWS names, and none of its text', () => {
    const thrown = http(400, 'InvalidGrantException', { error: 'Invalid_Grant', reason: 'KMS_DisabledException' });
    expect(refusalOf(thrown)).toStrictEqual({
      status: 400,
      name: 'InvalidGrantException',
      oauthError: 'invalid_grant',
      reason: 'KMS_DisabledException',
    });
    expect(refusalOf(http(403, 'ForbiddenException'))).toStrictEqual({
      status: 403,
      name: 'ForbiddenException',
      oauthError: '',
      reason: '',
    });
  });

  test.each([
    ['nothing that was thrown', undefined],
    ['no answer', Object.assign(new Error('x'), { $fault: 'client', name: 'SomeException' })],
    ['an answer that is no error', http(399)],
    ['a status that is text', Object.assign(http(400), { $metadata: { httpStatusCode: '400' } })],
    ['an error that no service has named', http(400, 'Error')],
    ['one that the SDK has named', http(400, 'SSOServiceException')],
    ['another one that the SDK has named', http(400, 'SSOOIDCServiceException')],
    ['an answer that the SDK could not read', Object.assign(http(400), { $fault: undefined })],
    ['a page', http(400, 'SomeException', { $response: { headers: { 'content-type': 'Text/HTML; charset=utf-8' } } })],
    ['an empty request id', http(400, 'Unknown', { $metadata: { httpStatusCode: 400, requestId: '' } })],
  ])('is not %s', (_what, thrown) => {
    expect(refusalOf(thrown)).toBeUndefined();
  });

  test.each([429, 500, 503])('may be one of any server with the status %i', (status) => {
    expect(refusalOf({ $metadata: { httpStatusCode: status } })).toStrictEqual({
      status,
      name: '',
      oauthError: '',
      reason: '',
    });
  });

  test('is one by its name, which may be like that of the SDK', () => {
    expect(refusalOf(http(400, 'MySSOServiceException'))).toMatchObject({ name: 'MySSOServiceException' });
    expect(refusalOf(http(400, 'SSOServiceExceptionOfMyException'))).toMatchObject({ status: 400 });
  });

  test('is the cause of its failure', () => {
    const thrown = http(403, 'ForbiddenException');
    expect(failureOf(thrown, 'https://portal.example.com').cause).toBe(thrown);
  });

  test('is known by its name or by its OAuth code', () => {
    const refusal = { status: 400, name: 'SlowDownException', oauthError: 'slow_down', reason: '' };
    expect(refusalIs(refusal, 'SlowDownException', 'x')).toBe(true);
    expect(refusalIs(refusal, 'x', 'slow_down')).toBe(true);
    expect(refusalIs(refusal, 'x', 'y')).toBe(false);
    expect(refusalIs(undefined, 'x', 'y')).toBe(false);
  });

  test.each([
    ['invalid_grant', true],
    ['Authorization_Pending', true],
    ['a_b_c', true],
    ['invalid', false],
    ['Bad Request', false],
    ['_grant', false],
    ['invalid_', false],
    ['invalid_grant!', false],
    ['an invalid_grant', false],
  ])('%j is an OAuth code: %s', (text, is) => {
    expect(isOauthCode(text)).toBe(is);
  });

  test.each([
    ['KMS_AccessDeniedException', 'denied'],
    ['KMS_NotFoundException', 'missing'],
    ['KMS_DisabledException', 'disabled'],
    ['KMS_InvalidStateException', 'state'],
    ['KMS_InvalidKeyUsageException', 'usage'],
  ])('for the key of the organization says which problem: %s', (reason, problem) => {
    const refusal = { status: 400, name: 'AccessDeniedException', oauthError: '', reason };
    expect(keyFailureOf(refusal)).toMatchObject({ code: 'organizationKeyUnusable', facts: { problem } });
    expect(keyFailureOf({ ...refusal, status: 403 })).toBeUndefined();
    expect(keyFailureOf({ ...refusal, reason: '' })).toBeUndefined();
  });
});

describe('the variable that sends calls to another server', () => {
  const ENDPOINT = 'https://portal.example.com';

  test.each([
    'offline',
    'timedOut',
    'tlsUntrusted',
    'captivePortal',
    'serviceUnavailable',
    'unexpectedAnswer',
  ] as const)('is named with %s, which it may have caused', (code) => {
    const failure = new DaypassError(code, { status: 1 });
    const named = namingEndpoint(failure, ENDPOINT, 'AWS_ENDPOINT_URL');
    expect(named).toMatchObject({
      code,
      facts: { host: 'portal.example.com', status: 1, variable: 'AWS_ENDPOINT_URL' },
      cause: failure,
    });
    expect(namingEndpoint(failure, ENDPOINT, undefined)).toBe(failure);
  });

  test('is not named with what AWS itself has said', () => {
    const failure = new DaypassError('noAccess');
    expect(namingEndpoint(failure, ENDPOINT, 'AWS_ENDPOINT_URL')).toBe(failure);
  });

  test('is named by any failure of a call, whose cause stays', () => {
    const thrown = socket('ENOTFOUND');
    expect(failureOf(thrown, ENDPOINT, 'AWS_ENDPOINT_URL')).toMatchObject({
      facts: { reason: 'name', variable: 'AWS_ENDPOINT_URL' },
      cause: thrown,
    });
  });
});

test('a connection that has broken is known by its code, at whatever depth the SDK has put it', () => {
  const wrapped = (thrown: unknown, depth: number): unknown =>
    depth === 0 ? thrown : Object.assign(new Error('wrapped'), { cause: wrapped(thrown, depth - 1) });
  expect(isBrokenConnection(socket('ECONNRESET'))).toBe(true);
  expect(isBrokenConnection(socket('EPIPE'))).toBe(true);
  expect(isBrokenConnection(wrapped(socket('EPIPE'), 4))).toBe(true);
  expect(isBrokenConnection(wrapped(socket('EPIPE'), 5))).toBe(false);
  expect(isBrokenConnection(socket('ECONNREFUSED'))).toBe(false);
  expect(isBrokenConnection('EPIPE')).toBe(false);
  expect(isBrokenConnection(socket('XEPIPE'))).toBe(false);
  expect(isBrokenConnection(socket('EPIPEX'))).toBe(false);
});

test('a time limit is one only if nothing deeper says more', () => {
  const timeout = Object.assign(new Error('x'), { name: 'TimeoutError' });
  const endpoint = 'https://portal.example.com';
  expect(failureOf(timeout, endpoint)).toMatchObject({ code: 'timedOut', facts: { host: 'portal.example.com' } });
  expect(failureOf(timeout, endpoint).facts).not.toHaveProperty('phase');
  expect(failureOf(Object.assign(timeout, { cause: socket('ECONNREFUSED') }), endpoint).code).toBe('offline');
  const connecting = Object.assign(new Error('could not establish a connection'), { name: 'TimeoutError' });
  expect(failureOf(connecting, endpoint).facts).toMatchObject({ phase: 'connecting' });
  expect(failureOf(socket('ETIMEDOUT'), 'no URL').facts).toEqual({});
});

test('failures of our own are passed on as they are', () => {
  const own = new DaypassError('signInCancelled');
  expect(failureOf(own, 'https://portal.example.com')).toBe(own);
});
