import { expect, test } from 'vitest';
import { DaypassError } from '../../../../shared/errors/daypass-error.ts';
import { gatewayPorts } from '../portal/testing/gateway-ports.ts';
import { Secret } from '../../../secret.ts';
import { signInByDevice } from './device-flow.ts';
import type { FlowContext } from './sign-in-flow.ts';

const TOKEN = { accessToken: new Secret('fake'), expiresInMillis: 3_600_000 };

type Answer = Awaited<ReturnType<FlowContext['gateway']['createToken']>> | DaypassError;

function signIn(...answers: readonly Answer[]) {
  const { ports, pausesMillis } = gatewayPorts({}, Date.UTC(2026, 0, 5, 9, 0, 0));
  const left = [...answers];
  const registration = { clientId: 'id', clientSecret: new Secret('fake'), expiresAtMillis: Number.MAX_SAFE_INTEGER };
  const gateway: Pick<FlowContext['gateway'], 'startDevice' | 'createToken'> = {
    startDevice: async () => ({
      deviceCode: new Secret('fake'),
      userCode: 'ABCD-EFGH',
      verificationUri: 'https://d-fake.awsapps.com/device',
      verificationUriComplete: 'https://d-fake.awsapps.com/device',
      expiresInMillis: 600_000,
      intervalMillis: 1_000,
    }),
    createToken: async () => {
      const answer = left.shift() ?? 'expired';
      if (answer instanceof DaypassError) throw answer;
      return answer;
    },
  };
  const signedIn = signInByDevice({
    session: {
      name: 'corp',
      type: 'identityCenter',
      startUrl: 'https://d-fake.awsapps.com/start',
      region: 'eu-west-1',
      scopes: [],
      profileNames: [],
    },
    gateway: gateway as FlowContext['gateway'],
    ports,
    register: async () => registration,
    onPrompt: () => undefined,
    signal: new AbortController().signal,
  });
  return { signedIn, left, pausesMillis };
}

test('waits past what passes, and slower for good when told to', async () => {
  const passing = (['serviceUnavailable', 'offline', 'timedOut', 'unexpectedAnswer'] as const).map(
    (code) => new DaypassError(code),
  );
  const { signedIn, pausesMillis } = signIn('pending', 'slowDown', new DaypassError('throttled'), ...passing, TOKEN);
  await expect(signedIn).resolves.toMatchObject({ token: TOKEN });
  expect(pausesMillis).toEqual([1_000, 1_000, 6_000, 11_000, 11_000, 11_000, 11_000, 11_000]);
});

test.each([
  ['denied', 'signInDenied'],
  ['expired', 'signInExpired'],
  ['invalidGrant', 'signInRefused'],
  ['invalidClient', 'signInRefused'],
  ['refused', 'signInRefused'],
  [new DaypassError('unexpectedAnswer', { unusable: 'token' }), 'unexpectedAnswer'],
] as const)('ends at once at %s', async (answer, code) => {
  const { signedIn, left } = signIn(answer, TOKEN);
  await expect(signedIn).rejects.toMatchObject({ code });
  expect(left).toHaveLength(1);
});
