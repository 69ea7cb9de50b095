import { describe, expect, it } from 'vitest';
import { failureOf } from './failure.ts';

const http = (status: number, name = 'X') =>
  Object.assign(new Error('secret words of AWS'), { name, $metadata: { httpStatusCode: status } });
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
    [socket('ENOTFOUND'), 'offline'],
    [socket('ECONNRESET', 'TimeoutError'), 'offline'],
    [socket('ETIMEDOUT'), 'timedOut'],
    [socket('SELF_SIGNED_CERT_IN_CHAIN'), 'tlsUntrusted'],
    [socket('ERR_TLS_CERT_ALTNAME_INVALID'), 'tlsUntrusted'],
    [Object.assign(new Error('wrapped'), { cause: socket('EAI_AGAIN') }), 'offline'],
    [Object.assign(new SyntaxError('<html>'), { $metadata: { httpStatusCode: 200 } }), 'unexpectedAnswer'],
    ['not even an error', 'unexpectedAnswer'],
  ])('%# is told as %s', (thrown, code) => {
    const failure = failureOf(thrown);
    expect(failure.code).toBe(code);
    expect(JSON.stringify([failure.message, failure.facts])).not.toContain('secret words');
  });
});
