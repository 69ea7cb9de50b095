import type { SimulatorClock } from '../clock.ts';
import { oidcError } from '../http/service-error.ts';
import type { Portal } from '../portals.ts';
import { randomFrom, randomToken } from '../random-text.ts';
import type { SimulatorSettings } from '../settings.ts';
import type { Registration } from './registrations.ts';

/** One device authorization (RFC 8628) on its way from the device to the person and back. */
export interface DeviceGrant {
  readonly deviceCode: string;
  /** `ABCD-EFGH`: consonants only, so that no word comes out (RFC 8628 §6.1). */
  readonly userCode: string;
  readonly registration: Registration;
  readonly portal: Portal;
  readonly expiresAtMillis: number;
  decision: 'pending' | 'approved' | 'denied' | 'redeemed';
  intervalMillis: number;
  polls: number;
  lastPollAtMillis: number;
}

/** RFC 8628 §3.5: slow_down adds five seconds, for this and all later polls. */
const slowDownMillis = 5000;
/** AWS lets the first polls pass unmeasured: its own CLI polls twice at once before it waits (botocore SSOTokenFetcher). */
const unmeasuredPolls = 2;
/** A timer may fire a little early and a request may travel faster than the one before. */
const toleranceMillis = 100;

export class DeviceGrantStore {
  readonly #clock: SimulatorClock;
  readonly #settings: SimulatorSettings;
  readonly #byDeviceCode = new Map<string, DeviceGrant>();
  readonly #byUserCode = new Map<string, DeviceGrant>();

  constructor(clock: SimulatorClock, settings: SimulatorSettings) {
    this.#clock = clock;
    this.#settings = settings;
  }

  start(registration: Registration, portal: Portal): DeviceGrant {
    const grant: DeviceGrant = {
      deviceCode: randomToken(48),
      userCode: `${userCodePart()}-${userCodePart()}`,
      registration,
      portal,
      expiresAtMillis: this.#clock.nowMillis() + this.#settings.deviceCodeSeconds * 1000,
      decision: 'pending',
      intervalMillis: this.#settings.deviceIntervalSeconds * 1000,
      polls: 0,
      lastPollAtMillis: Number.NEGATIVE_INFINITY,
    };
    this.#byDeviceCode.set(grant.deviceCode, grant);
    this.#byUserCode.set(grant.userCode, grant);
    return grant;
  }

  /** The grant still waiting under a code the person typed; case and separators do not matter. */
  findPending(userCode: string): DeviceGrant | undefined {
    const letters = userCode.toUpperCase().replaceAll(/[^A-Z]/gu, '');
    const grant = this.#byUserCode.get(`${letters.slice(0, 4)}-${letters.slice(4)}`);
    return grant?.decision === 'pending' && this.#clock.nowMillis() < grant.expiresAtMillis ? grant : undefined;
  }

  decide(grant: DeviceGrant, decision: 'approved' | 'denied'): void {
    grant.decision = decision;
  }

  /**
   * The device asks. Answers the portal the person approved; the code is used up then.
   * @throws ServiceError InvalidGrant, ExpiredToken, AccessDenied, SlowDown or AuthorizationPending.
   */
  redeem(deviceCode: string, registration: Registration): Portal {
    const grant = this.#byDeviceCode.get(deviceCode);
    if (grant === undefined || grant.registration.clientId !== registration.clientId || grant.decision === 'redeemed')
      throw oidcError('InvalidGrantException');
    if (this.#clock.nowMillis() >= grant.expiresAtMillis) throw oidcError('ExpiredTokenException');
    if (this.#pollsTooFast(grant)) {
      grant.intervalMillis += slowDownMillis;
      throw oidcError('SlowDownException');
    }
    if (grant.decision === 'denied') throw oidcError('AccessDeniedException');
    if (grant.decision === 'pending') throw oidcError('AuthorizationPendingException');
    grant.decision = 'redeemed';
    return grant.portal;
  }

  #pollsTooFast(grant: DeviceGrant): boolean {
    const now = this.#clock.nowMillis();
    const sinceLastMillis = now - grant.lastPollAtMillis;
    grant.lastPollAtMillis = now;
    grant.polls += 1;
    if (grant.polls <= unmeasuredPolls || this.#settings.deviceIntervalSeconds === 0) return false;
    return sinceLastMillis < grant.intervalMillis - toleranceMillis;
  }
}

function userCodePart(): string {
  return randomFrom('BCDFGHJKLMNPQRSTVWXZ', 4);
}
