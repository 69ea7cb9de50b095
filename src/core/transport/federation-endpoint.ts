import { DaypassError } from '../../shared/errors/daypass-error.ts';
import type { Surroundings } from '../ports.ts';
import { checkRegion, partitionOf } from '../../shared/text/regions.ts';
import { withoutEnding } from '../../shared/text/without-ending.ts';

/** Where another federation endpoint stands, for tests and demos: no AWS variable names it. */
export const FEDERATION_ENDPOINT_VARIABLE = 'DAYPASS_FEDERATION_ENDPOINT_URL';

/** The federation endpoint of a region's partition, `https://signin.aws.amazon.com/federation`. Throws regionInvalid, usage. */
export function federationEndpoint(region: string, env: Surroundings['env']): string {
  const { signInHost } = partitionOf(checkRegion(region));
  const configured = env[FEDERATION_ENDPOINT_VARIABLE];
  if (!configured) return `https://${signInHost}/federation`;
  if (!/^https?:\/\//i.test(configured) || !URL.canParse(configured)) {
    throw new DaypassError('usage', { problem: 'endpoint', variable: FEDERATION_ENDPOINT_VARIABLE });
  }
  return `${withoutEnding(configured, '/')}/federation`;
}
