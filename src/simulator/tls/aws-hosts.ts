import type { AddressedService } from '../http/request.ts';

/** The service that a host of AWS belongs to, and its Region. */
export interface AwsHost {
  readonly hostName: string;
  readonly addressed: AddressedService;
}

/** The hosts of OIDC, portal and STS in these regions (SDK endpoint rule sets of sso-oidc, sso and sts), of AWS Sign-In, and of the portals' own pages. */
export function awsHostsOf(regions: readonly string[], startUrls: readonly string[]): readonly AwsHost[] {
  const regional = regions.flatMap((region): AwsHost[] => {
    const suffix = dnsSuffixOf(region);
    return [
      { hostName: `oidc.${region}.${suffix}`, addressed: { service: 'oidc', region } },
      { hostName: `portal.sso.${region}.${suffix}`, addressed: { service: 'portal', region } },
      { hostName: `sts.${region}.${suffix}`, addressed: { service: 'sts', region } },
      { hostName: `${region}.signin.${consoleDomainOf(region)}`, addressed: { service: 'signin', region } },
    ];
  });
  // Asked by callers that name no region.
  const globalSts: AwsHost = { hostName: 'sts.amazonaws.com', addressed: { service: 'sts', region: undefined } };
  const signIns = new Set(regions.map((region) => `signin.${consoleDomainOf(region)}`));
  const signIn = [...signIns].map((hostName): AwsHost => ({
    hostName,
    addressed: { service: 'signin', region: undefined },
  }));
  const websites = new Set(startUrls.map((startUrl) => new URL(startUrl).hostname));
  const website = [...websites].map((hostName): AwsHost => ({
    hostName,
    addressed: { service: 'website', region: undefined },
  }));
  return [...regional, globalSts, ...signIn, ...website];
}

/** What a Host header names among these hosts. */
export function addressedByHost(host: string, hosts: readonly AwsHost[]): AddressedService | undefined {
  const name = host.toLowerCase().replace(/:443$/u, '');
  return hosts.find(({ hostName }) => hostName === name)?.addressed;
}

function dnsSuffixOf(region: string): string {
  if (region.startsWith('cn-')) return 'amazonaws.com.cn';
  if (region.startsWith('eusc-')) return 'amazonaws.eu';
  return 'amazonaws.com';
}

function consoleDomainOf(region: string): string {
  if (region.startsWith('cn-')) return 'amazonaws.cn';
  if (region.startsWith('us-gov-')) return 'amazonaws-us-gov.com';
  return region.startsWith('eusc-') ? 'amazonaws-eusc.eu' : 'aws.amazon.com';
}
