import { DaypassError } from '../../shared/errors/daypass-error.ts';
import { withoutEnding } from '../../shared/text/without-ending.ts';
import type { Surroundings } from '../ports.ts';

/** Returns the URL in an endpoint variable, without a trailing slash; undefined if it isn't set. Throws usage, without the value. */
export function configuredEndpoint(variable: string, env: Surroundings['env']): string | undefined {
  const configured = env[variable];
  if (!configured) return undefined;
  if (!/^https?:\/\//i.test(configured) || !URL.canParse(configured))
    throw new DaypassError('usage', { problem: 'endpoint', variable });
  return withoutEnding(configured, '/');
}
