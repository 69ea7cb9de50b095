import type { SourceInfo } from '../../../shared/domain/source.ts';
import { federationEndpoint } from '../../transport/federation-endpoint.ts';
import type { Surroundings } from '../../ports.ts';
import { Secret } from '../../secret.ts';
import { consoleDestination, consoleHome } from '../../sources/console-destination.ts';
import type { ConsolePlace } from '../../requests.ts';

/** The Region that decides the partition of a source that names none: the standard partition. */
export const NO_REGION = 'us-east-1';

/**
 * The link that signs a browser into the console by a sign-in token, without the portal's session (AWS IAM User Guide,
 * "Enable custom identity broker access to the AWS console"). Anyone who holds the link can sign in with it for 15 minutes.
 * `Issuer` is where the console sends the person once its session has ended: to their portal.
 * Rejects: destinationInvalid, regionInvalid.
 */
export function federationLink(
  { startUrl, region = NO_REGION }: Pick<SourceInfo, 'startUrl' | 'region'>,
  signInToken: Secret,
  place: ConsolePlace,
  env: Surroundings['env'],
): Secret {
  const { endpoint, destination } = federationTarget(region, place, env);
  const query = new URLSearchParams({
    Action: 'login',
    ...(startUrl !== undefined && { Issuer: startUrl }),
    Destination: destination,
    SigninToken: signInToken.reveal(),
  });
  return new Secret(`${endpoint}?${query.toString()}`);
}

/** Where such a link leads. Callers check it before any keys leave. Throws: destinationInvalid, regionInvalid. */
export function federationTarget(
  region: string = NO_REGION,
  place: ConsolePlace,
  env: Surroundings['env'],
): { readonly endpoint: string; readonly destination: string } {
  const destination = consoleDestination(place, region) ?? consoleHome(region);
  return { endpoint: federationEndpoint(region, env), destination };
}
