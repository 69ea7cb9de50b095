import type { Surroundings } from '../../../ports.ts';
import { checkRegion, partitionOf } from '../../../../shared/text/regions.ts';
import { configuredEndpoint } from '../../../transport/configured-endpoint.ts';

type Env = Surroundings['env'];

/** Base URL of the OIDC service, without a trailing slash. The authorize page lives below it too. Throws regionInvalid, usage. */
export function oidcEndpoint(region: string, env: Env): string {
  const checked = checkRegion(region);
  return serviceEndpoint('AWS_ENDPOINT_URL_SSO_OIDC', env) ?? regionalEndpoint('oidc', checked, env);
}

/** Base URL of the portal API, without a trailing slash. Throws regionInvalid, usage. */
export function portalEndpoint(region: string, env: Env): string {
  const checked = checkRegion(region);
  return serviceEndpoint('AWS_ENDPOINT_URL_SSO', env) ?? regionalEndpoint('portal.sso', checked, env);
}

/** Base URL of STS in a Region, without a trailing slash. Throws regionInvalid, usage. */
export function stsEndpoint(region: string, env: Env): string {
  const checked = checkRegion(region);
  return configuredEndpoint('AWS_ENDPOINT_URL_STS', env) ?? regionalEndpoint('sts', checked, env);
}

/** Base URL of AWS Sign-In in a Region, without a trailing slash. Throws regionInvalid, usage. */
export function signInEndpoint(region: string, env: Env): string {
  const checked = checkRegion(region);
  const { signInHost } = partitionOf(checked);
  return configuredEndpoint('AWS_ENDPOINT_URL_SIGNIN', env) ?? `https://${checked}.${signInHost}`;
}

/** Where the access portals' own pages stand in place of their hosts, for tests and demos: with the portal's API. Throws usage. */
export function configuredPortal(env: Env): string | undefined {
  return serviceEndpoint('AWS_ENDPOINT_URL_SSO', env);
}

/** AWS SDKs and Tools Reference, "Service-specific endpoints": the service's own variable, then AWS_ENDPOINT_URL, unless told to ignore them. */
function serviceEndpoint(variable: string, env: Env): string | undefined {
  const name = endpointVariable(variable, env);
  return name === undefined ? undefined : configuredEndpoint(name, env);
}

/** The variable that sends a service's calls to another server than AWS's: its own or AWS_ENDPOINT_URL. Undefined if none does. */
export function endpointVariable(variable: string, env: Env): string | undefined {
  if (env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS']?.toLowerCase() === 'true') return undefined;
  return [variable, 'AWS_ENDPOINT_URL'].find((name) => env[name] !== undefined && env[name] !== '');
}

function regionalEndpoint(service: string, region: string, env: Env): string {
  const partition = partitionOf(region);
  const wantsDualStack = env['AWS_USE_DUALSTACK_ENDPOINT']?.toLowerCase() === 'true';
  const suffix = (wantsDualStack && partition.dualStackDnsSuffix) || partition.dnsSuffix;
  return `https://${service}.${region}.${suffix}`;
}
