import { ALL_CLIENTS, type Issue } from '../issue.ts';
import { MeantNames } from '../meant-names.ts';
import type { NamedFile } from '../named-values.ts';

/**
 * Profiles that name a `[services]` section that is not there. botocore raises InvalidConfigError
 * (https://github.com/boto/botocore/blob/1.43.11/botocore/configprovider.py, ConfiguredEndpointProvider); the SDKs for
 * JavaScript and Go call AWS instead of the endpoints that were meant.
 */
export function servicesIssues({ profiles, services }: NamedFile): Issue[] {
  const meant = new MeantNames(services);
  return [...profiles.values()].flatMap(({ name, values }): Issue[] => {
    const placed = values.get('services');
    if (placed === undefined || services.has(placed.value)) return [];
    const { facts: near, ...fixes } = meant.of(placed.value, placed.line);
    return [
      {
        ...fixes,
        code: 'servicesMissing',
        severity: 'error',
        clients: ALL_CLIENTS,
        file: 'config',
        line: placed.line,
        facts: { profile: name, services: placed.value, ...near },
        identity: name,
      },
    ];
  });
}
