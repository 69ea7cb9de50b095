import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SimulatorRequest } from '../http/request.ts';
import { startSimulator, type Simulator } from '../index.ts';
import { isSignedWith, signatureOf } from './signature-v4.ts';

let simulator: Simulator;

beforeEach(async () => {
  simulator = await startSimulator();
});

afterEach(() => simulator.close());

async function ask(
  headers: Record<string, string>,
  action = 'GetCallerIdentity',
): Promise<[number, string | undefined]> {
  const body = new URLSearchParams({ Action: action, Version: '2011-06-15' });
  const answer = await fetch(simulator.url, { method: 'POST', headers, body });
  return [answer.status, /<Code>(\w+)<\/Code>/u.exec(await answer.text())?.[1]];
}

const unknownKey =
  'AWS4-HMAC-SHA256 Credential=ASIAFAKEUNKNOWN/20260115/eu-west-1/sts/aws4_request, ' +
  `SignedHeaders=host;x-amz-date, Signature=${'0'.repeat(64)}`;

test('refuses unsigned requests, unknown keys and other actions as STS does', async () => {
  expect(await ask({})).toEqual([403, 'MissingAuthenticationToken']);
  expect(await ask({ authorization: 'Bearer x' })).toEqual([403, 'MissingAuthenticationToken']);
  expect(await ask({ authorization: unknownKey })).toEqual([403, 'InvalidClientTokenId']);
  expect(await ask({}, 'GetFederationToken')).toEqual([400, 'InvalidAction']);
});

/** The worked example of AWS's own Signature Version 4 documentation. */
const documented: SimulatorRequest = {
  service: 'any',
  region: undefined,
  method: 'GET',
  path: '/',
  query: new URLSearchParams('Action=ListUsers&Version=2010-05-08'),
  headers: {
    authorization:
      'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, ' +
      'SignedHeaders=content-type;host;x-amz-date, ' +
      'Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7',
    'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
    host: 'iam.amazonaws.com',
    'x-amz-date': '20150830T123600Z',
  },
  body: '',
};

test('checks Signature Version 4 as documented', () => {
  const signature = signatureOf(documented);
  if (signature === undefined) throw new Error('The documented header was not understood.');
  expect(signature).toMatchObject({ accessKeyId: 'AKIDEXAMPLE', scope: '20150830/us-east-1/iam/aws4_request' });
  expect(isSignedWith('wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY', documented, signature)).toBe(true);
  expect(isSignedWith('wJalrXUtnFEMI/K7MDENG bPxRfiCYEXAMPLEKEY', documented, signature)).toBe(false);
  expect(isSignedWith('wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY', { ...documented, body: 'x' }, signature)).toBe(false);
});
