import { DaypassError, toDaypassError } from '../../../../shared/errors/daypass-error.ts';
import type { ClientRegistration, DeviceAuthorization } from '../portal/oidc-gateway.ts';
import type { FlowContext, SignedInBy } from './sign-in-flow.ts';

/** RFC 8628 §3.5: added for good each time the server says slow_down. */
const SLOW_DOWN_MILLIS = 5_000;

/**
 * Device authorization grant (RFC 8628). Passing failures while waiting are waited past: the code lives on at
 * AWS. Rejects with signInDenied, signInExpired, signInRefused, or what the start met.
 */
export async function signInByDevice(context: FlowContext): Promise<SignedInBy> {
  const { registration, device } = await begin(context);
  const { clock, alarm } = context.ports;
  const deadlineMillis = clock.nowMillis() + device.expiresInMillis;
  context.onPrompt({ flow: 'device', url: device.verificationUriComplete, userCode: device.userCode, deadlineMillis });

  let intervalMillis = device.intervalMillis;
  while (clock.nowMillis() + intervalMillis <= deadlineMillis) {
    await alarm.sleep(intervalMillis, context.signal);
    const answer = await poll(context, registration, device);
    if (typeof answer === 'object') return { token: answer, registration };
    if (answer === 'slowDown') intervalMillis += SLOW_DOWN_MILLIS;
  }
  throw new DaypassError('signInExpired');
}

async function begin(context: FlowContext) {
  const { session, gateway, signal } = context;
  const first = await context.register({ renew: false });
  const device = await gateway.startDevice(first, session.startUrl, signal);
  if (device !== 'invalidClient') return { registration: first, device };

  const renewed = await context.register({ renew: true });
  const second = await gateway.startDevice(renewed, session.startUrl, signal);
  if (second === 'invalidClient') throw new DaypassError('signInRefused');
  return { registration: renewed, device: second };
}

async function poll({ gateway, signal }: FlowContext, registration: ClientRegistration, device: DeviceAuthorization) {
  try {
    const grant = { type: 'device', deviceCode: device.deviceCode } as const;
    const answer = await gateway.createToken(registration, grant, signal);
    if (answer === 'denied') throw new DaypassError('signInDenied');
    if (answer === 'expired') throw new DaypassError('signInExpired');
    if (typeof answer === 'object' || answer === 'pending' || answer === 'slowDown') return answer;
    throw new DaypassError('signInRefused');
  } catch (thrown) {
    signal.throwIfAborted();
    const error = toDaypassError(thrown);
    if (error.code === 'throttled') return 'slowDown';
    // An answer that came whole but can't be used has spent the code.
    if (error.retryable && error.facts['unusable'] === undefined) return 'pending';
    throw error;
  }
}
