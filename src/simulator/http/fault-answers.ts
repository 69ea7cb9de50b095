import { jsonAnswer, type Answer } from './answer.ts';
import { isLoginException, loginError } from '../sign-in/login.ts';
import { isStsException, stsError } from '../sts/sts-error.ts';
import type { FaultEffect, ServiceException } from './faults.ts';
import type { RouteService } from './routes.ts';
import { isOidcException, isPortalException, oidcError, portalError } from './service-error.ts';

/** How an answer leaves: whole, cut in the middle, or not at all. */
export type Delivery = 'whole' | 'cut' | 'dropped';

const captivePortal: Answer = {
  status: 200,
  headers: { 'content-type': 'text/html' },
  body: '<!doctype html><title>Welcome</title><h1>Welcome to the airport</h1><p>Accept our terms to go online.</p>',
};

/**
 * What a fault answers in the service's stead; nothing when it lets the service work.
 * @throws ServiceError for an `exception` fault.
 */
export function answerInstead(effect: FaultEffect, service: RouteService): Answer | undefined {
  switch (effect.kind) {
    case 'throttle':
      return throttled(effect.retryAfterSeconds);
    case 'error':
      return jsonAnswer(effect.status, { message: null });
    case 'exception':
      throw refusalOf(effect.exception, service);
    case 'html':
      return captivePortal;
    case 'emptyBody':
      return { status: 200, headers: { 'content-type': 'application/json' }, body: '' };
    case 'reset':
      return { status: 0, headers: {}, body: '' };
    default:
      return undefined;
  }
}

export function deliveryOf(effect: FaultEffect | undefined): Delivery {
  if (effect?.kind === 'reset' || effect?.kind === 'lostAnswer') return 'dropped';
  return effect?.kind === 'cutBody' ? 'cut' : 'whole';
}

function throttled(retryAfterSeconds: number | undefined): Answer {
  const { answer } = portalError('TooManyRequestsException');
  if (retryAfterSeconds === undefined) return answer;
  return { ...answer, headers: { ...answer.headers, 'retry-after': String(retryAfterSeconds) } };
}

/** In the shape of the service the route belongs to; some names exist in several. */
function refusalOf(exception: ServiceException, service: RouteService): Error {
  if (service === 'sts' && isStsException(exception)) return stsError(exception, 'A fault of the simulator');
  if (service === 'signin' && isLoginException(exception)) return loginError(exception, 'A fault of the simulator');
  if (service === 'oidc' && isOidcException(exception)) return oidcError(exception);
  if (isPortalException(exception)) return portalError(exception);
  if (isOidcException(exception)) return oidcError(exception);
  return isStsException(exception) ? stsError(exception, 'A fault of the simulator') : loginError(exception, 'A fault');
}
