import type { Surroundings } from '../ports.ts';
import { checkRegion, partitionOf } from '../../shared/text/regions.ts';
import { configuredEndpoint } from './configured-endpoint.ts';

/** Where another federation endpoint stands, for tests and demos: no AWS variable names it. */
export const FEDERATION_ENDPOINT_VARIABLE = 'DAYPASS_FEDERATION_ENDPOINT_URL';

/** The federation endpoint of a region's partition, `https://signin.aws.amazon.com/federation`. Throws regionInvalid, usage. */
export function federationEndpoint(region: string, env: Surroundings['env']): string {
  const { signInHost } = partitionOf(checkRegion(region));
  return `${configuredEndpoint(FEDERATION_ENDPOINT_VARIABLE, env) ?? `https://${signInHost}`}/federation`;
}
