import type { AddressedService } from '../http/request.ts';

/** The host names of OIDC and portal in a region (SDK endpoint rule sets of sso-oidc and sso). */
export function awsHostsOf(region: string): readonly string[] {
  const suffix = dnsSuffixOf(region);
  return [`oidc.${region}.${suffix}`, `portal.sso.${region}.${suffix}`];
}

function dnsSuffixOf(region: string): string {
  if (region.startsWith('cn-')) return 'amazonaws.com.cn';
  if (region.startsWith('eusc-')) return 'amazonaws.eu';
  return 'amazonaws.com';
}

/** Service and region by a Host header, among the hosts of these regions only. */
export function addressedByHost(host: string, regions: readonly string[]): AddressedService | undefined {
  const name = host.toLowerCase().replace(/:443$/u, '');
  for (const region of regions) {
    const [oidc, portal] = awsHostsOf(region);
    if (name === oidc) return { service: 'oidc', region };
    if (name === portal) return { service: 'portal', region };
  }
  return undefined;
}
