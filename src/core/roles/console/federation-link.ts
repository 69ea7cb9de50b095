import type { SsoSession } from '../../state.ts';
import { federationEndpoint } from '../../transport/federation-endpoint.ts';
import type { Surroundings } from '../../ports.ts';
import { Secret } from '../../secret.ts';
import { consoleDestination, consoleHome } from './console-destination.ts';
import { type ConsolePlace } from '../../requests.ts';

/**
 * The link that signs a browser into the console by a sign-in token, without the portal's session (AWS IAM User Guide,
 * "Enable custom identity broker access to the AWS console"). Whoever has it is signed in: good for 15 minutes.
 * `Issuer` is where the console sends the person once its session has ended: to their portal.
 * Rejects: destinationInvalid, regionInvalid.
 */
export function federationLink(
  session: SsoSession,
  signInToken: Secret,
  place: ConsolePlace,
  env: Surroundings['env'],
): Secret {
  const query = new URLSearchParams({
    Action: 'login',
    Issuer: session.startUrl,
    Destination: consoleDestination(place, session.region) ?? consoleHome(session.region),
    SigninToken: signInToken.reveal(),
  });
  return new Secret(`${federationEndpoint(session.region, env)}?${query.toString()}`);
}
