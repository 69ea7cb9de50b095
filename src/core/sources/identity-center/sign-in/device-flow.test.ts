import { describe, expect, test } from 'vitest';
import { DaypassError } from '../../../../shared/errors/daypass-error.ts';
import { VirtualTime } from '../../../testing/virtual-time.ts';
import { gatewayPorts } from '../portal/testing/gateway-ports.ts';
import { Secret } from '../../../secret.ts';
import type { DeviceAuthorization } from '../portal/oidc-gateway.ts';
import { signInByDevice } from './device-flow.ts';
import type { FlowContext } from './sign-in-flow.ts';

const TOKEN = { accessToken: new Secret('fake'), expiresInMillis: 3_600_000 };

const SESSION: FlowContext['session'] = {
  name: 'corp',
  type: 'identityCenter',
  startUrl: 'https://d-fake.awsapps.com/start',
  region: 'eu-west-1',
  scopes: [],
  profileNames: [],
};

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
    session: SESSION,
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

describe('the start', () => {
  const registered = (clientId: string) => ({
    clientId,
    clientSecret: new Secret('fake'),
    expiresAtMillis: Number.MAX_SAFE_INTEGER,
  });
  const device: DeviceAuthorization = {
    deviceCode: new Secret('fake-device'),
    userCode: 'ABCD-EFGH',
    verificationUri: 'https://d-fake.awsapps.com/device',
    verificationUriComplete: 'https://d-fake.awsapps.com/device?user_code=ABCD-EFGH',
    expiresInMillis: 600_000,
    intervalMillis: 1_000,
  };

  function begin(starts: readonly (DeviceAuthorization | 'invalidClient')[], answer: Answer = TOKEN) {
    const time = new VirtualTime(Date.UTC(2026, 0, 5, 9, 0, 0));
    const { ports } = gatewayPorts({}, time.nowMillis());
    const [asked, prompts]: [unknown[], unknown[]] = [[], []];
    const left = [...starts];
    const abort = new AbortController();
    const gateway: Pick<FlowContext['gateway'], 'startDevice' | 'createToken'> = {
      startDevice: async ({ clientId }, startUrl) => {
        asked.push(['start', clientId, startUrl]);
        return left.shift() ?? 'invalidClient';
      },
      createToken: async ({ clientId }, grant) => {
        asked.push(['token', clientId, grant]);
        if (answer instanceof DaypassError) throw answer;
        return answer;
      },
    };
    const ended = signInByDevice({
      session: SESSION,
      gateway: gateway as FlowContext['gateway'],
      ports: { ...ports, clock: time, alarm: time },
      register: async ({ renew }) => registered(renew ? 'new' : 'known'),
      onPrompt: (prompt) => void prompts.push(prompt),
      signal: abort.signal,
    });
    return { signedIn: () => time.runUntilSettled(ended, 1_000), asked, prompts, abort };
  }
  const startOf = (clientId: string) => ['start', clientId, 'https://d-fake.awsapps.com/start'];
  const tokenOf = (clientId: string) => ['token', clientId, { type: 'device', deviceCode: device.deviceCode }];

  test('goes by the registration that is known, and shows the page and its code', async () => {
    const { signedIn, asked, prompts } = begin([device]);
    expect(await signedIn()).toEqual({ token: TOKEN, registration: registered('known') });
    expect(asked).toEqual([startOf('known'), tokenOf('known')]);
    expect(prompts).toStrictEqual([
      {
        flow: 'device',
        url: 'https://d-fake.awsapps.com/device?user_code=ABCD-EFGH',
        userCode: 'ABCD-EFGH',
        deadlineMillis: Date.UTC(2026, 0, 5, 9, 10, 0),
      },
    ]);
  });

  test('registers again where AWS no longer knows the client, once', async () => {
    const { signedIn, asked } = begin(['invalidClient', device]);
    expect(await signedIn()).toMatchObject({ registration: { clientId: 'new' } });
    expect(asked).toEqual([startOf('known'), startOf('new'), tokenOf('new')]);
    const refused = begin(['invalidClient', 'invalidClient', device]);
    await expect(refused.signedIn()).rejects.toMatchObject({ code: 'signInRefused' });
    expect(refused.prompts).toEqual([]);
  });

  test('asks until the code ends, and not once more', async () => {
    const { signedIn, asked } = begin([{ ...device, expiresInMillis: 3_000 }], 'pending');
    await expect(signedIn()).rejects.toMatchObject({ code: 'signInExpired' });
    expect(asked).toEqual([startOf('known'), tokenOf('known'), tokenOf('known'), tokenOf('known')]);
  });

  test('asks no more once it is called off, whatever AWS has answered', async () => {
    const { signedIn, abort } = begin([device], new DaypassError('offline'));
    abort.abort(new DaypassError('signInCancelled'));
    await expect(signedIn()).rejects.toMatchObject({ code: 'signInCancelled' });
  });

  test('ends by a failure that waiting cannot help', async () => {
    const { signedIn, asked } = begin([device], new DaypassError('tlsUntrusted'));
    await expect(signedIn()).rejects.toMatchObject({ code: 'tlsUntrusted' });
    expect(asked).toEqual([startOf('known'), tokenOf('known')]);
  });
});
