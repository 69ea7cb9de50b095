import { describe, expect, it } from 'vitest';
import { DaypassError } from '../../../../shared/errors/daypass-error.ts';
import { failureOf } from './failure.ts';

const http = (status: number, name = 'SomeException', more = {}) =>
  Object.assign(new Error('secret words of AWS'), {
    name,
    $fault: 'client',
    $metadata: { httpStatusCode: status },
    ...more,
  });
const socket = (code: string, name = 'Error') => Object.assign(new Error(code), { name, code });

describe('failureOf', () => {
  it.each([
    [http(401), 'signInNeeded'],
    [http(403, 'ForbiddenException'), 'noAccess'],
    [http(404), 'roleNotFound'],
    [http(429), 'throttled'],
    [http(400, 'TooManyRequestsException'), 'throttled'],
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

  it('names the host that the way led to, and no more of the endpoint', () => {
    const failure = failureOf(socket('ENOTFOUND'), 'https://me:secret@portal.example.com:8443/path');
    expect(failure.facts).toEqual({ host: 'portal.example.com:8443', reason: 'name' });
    expect(failureOf(new DaypassError('timedOut'), 'https://portal.example.com').facts).toEqual({
      host: 'portal.example.com',
    });
  });

  it.each([
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

  it.each([
    ['7', { status: 429, retryAfterSeconds: 7 }],
    ['Fri, 20 Nov 2026 21:00:00 GMT', { status: 429 }],
    ['-1', { status: 429 }],
  ])('takes Retry-After %s as %o', (value, facts) => {
    const thrown = Object.assign(http(429), { $response: { headers: { 'retry-after': value } } });
    expect(failureOf(thrown, 'https://portal.example.com').facts).toEqual(facts);
  });
});
