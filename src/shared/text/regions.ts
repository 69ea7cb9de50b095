import { DaypassError } from '../errors/daypass-error.ts';

export interface Partition {
  readonly name: PartitionName;
  readonly regions: RegExp;
  readonly dnsSuffix: string;
  /** Absent where AWS has no dual-stack endpoints. */
  readonly dualStackDnsSuffix?: string;
  readonly consoleHost: string;
  /** Of the federation endpoint, `https://<host>/federation`. */
  readonly signInHost: string;
  /** What the hosts of access portals end with, after a dot (IAM Identity Center User Guide, "AWS access portal endpoints"). */
  readonly portalHosts: readonly string[];
  /** IAM Identity Center's own host, without an organization's name in front (the AWS CLI's list of portal hosts). */
  readonly identityCenterHost?: string;
  /** Whether the sign-in host is known to take an identity provider's SAMLResponse. */
  readonly samlSignIn?: true;
}

export type PartitionName =
  | 'aws'
  | 'aws-cn'
  | 'aws-us-gov'
  | 'aws-iso'
  | 'aws-iso-b'
  | 'aws-iso-e'
  | 'aws-iso-f'
  | 'aws-eusc';

/** AWS partitions as in the SDKs' `partitions.json`; a region of no known pattern belongs to `aws`, as there. */
export const PARTITIONS: readonly [Partition, ...Partition[]] = [
  {
    name: 'aws',
    regions: /^(us|eu|ap|sa|ca|me|af|il|mx)-\w+-\d+$/,
    dnsSuffix: 'amazonaws.com',
    dualStackDnsSuffix: 'api.aws',
    consoleHost: 'console.aws.amazon.com',
    signInHost: 'signin.aws.amazon.com',
    portalHosts: ['awsapps.com', 'app.aws', 'portal.amazonaws.com'],
    identityCenterHost: 'identitycenter.amazonaws.com',
    samlSignIn: true,
  },
  {
    name: 'aws-cn',
    regions: /^cn-\w+-\d+$/,
    dnsSuffix: 'amazonaws.com.cn',
    dualStackDnsSuffix: 'api.amazonwebservices.com.cn',
    consoleHost: 'console.amazonaws.cn',
    signInHost: 'signin.amazonaws.cn',
    portalHosts: ['awsapps.cn', 'app.amazonwebservices.com.cn', 'portal.amazonaws.com.cn'],
    identityCenterHost: 'identitycenter.amazonaws.com.cn',
    samlSignIn: true,
  },
  {
    name: 'aws-us-gov',
    regions: /^us-gov-\w+-\d+$/,
    dnsSuffix: 'amazonaws.com',
    dualStackDnsSuffix: 'api.aws',
    consoleHost: 'console.amazonaws-us-gov.com',
    signInHost: 'signin.amazonaws-us-gov.com',
    portalHosts: ['awsapps.com', 'app.aws', 'portal.amazonaws.com'],
    identityCenterHost: 'identitycenter.us-gov.amazonaws.com',
    samlSignIn: true,
  },
  {
    name: 'aws-iso',
    regions: /^us-iso-\w+-\d+$/,
    dnsSuffix: 'c2s.ic.gov',
    consoleHost: 'console.c2shome.ic.gov',
    signInHost: 'signin.c2shome.ic.gov',
    portalHosts: [],
  },
  {
    name: 'aws-iso-b',
    regions: /^us-isob-\w+-\d+$/,
    dnsSuffix: 'sc2s.sgov.gov',
    consoleHost: 'console.sc2shome.sgov.gov',
    signInHost: 'signin.sc2shome.sgov.gov',
    portalHosts: [],
  },
  {
    name: 'aws-iso-e',
    regions: /^eu-isoe-\w+-\d+$/,
    dnsSuffix: 'cloud.adc-e.uk',
    consoleHost: 'console.csphome.adc-e.uk',
    signInHost: 'signin.csphome.adc-e.uk',
    portalHosts: [],
  },
  {
    name: 'aws-iso-f',
    regions: /^us-isof-\w+-\d+$/,
    dnsSuffix: 'csp.hci.ic.gov',
    consoleHost: 'console.csphome.hci.ic.gov',
    signInHost: 'signin.csphome.hci.ic.gov',
    portalHosts: [],
  },
  {
    name: 'aws-eusc',
    regions: /^eusc-\w+-\w+-\d+$/,
    dnsSuffix: 'amazonaws.eu',
    dualStackDnsSuffix: 'api.amazonwebservices.eu',
    consoleHost: 'console.amazonaws-eusc.eu',
    signInHost: 'signin.amazonaws-eusc.eu',
    portalHosts: ['api.amazonwebservices.eu', 'portal.amazonaws.eu'],
    identityCenterHost: 'identitycenter.amazonaws.eu',
    samlSignIn: true,
  },
];

/**
 * Regions of the public, China, GovCloud and sovereign partitions, by code with AWS's place name (AWS Regional Services).
 * New ones come, and of the isolated partitions no list is published, so that an unknown code is no error.
 */
export const REGIONS: readonly (readonly [code: string, place: string])[] = [
  ['us-east-1', 'N. Virginia'],
  ['us-east-2', 'Ohio'],
  ['us-west-1', 'N. California'],
  ['us-west-2', 'Oregon'],
  ['af-south-1', 'Cape Town'],
  ['ap-east-1', 'Hong Kong'],
  ['ap-east-2', 'Taipei'],
  ['ap-northeast-1', 'Tokyo'],
  ['ap-northeast-2', 'Seoul'],
  ['ap-northeast-3', 'Osaka'],
  ['ap-south-1', 'Mumbai'],
  ['ap-south-2', 'Hyderabad'],
  ['ap-southeast-1', 'Singapore'],
  ['ap-southeast-2', 'Sydney'],
  ['ap-southeast-3', 'Jakarta'],
  ['ap-southeast-4', 'Melbourne'],
  ['ap-southeast-5', 'Malaysia'],
  ['ap-southeast-6', 'New Zealand'],
  ['ap-southeast-7', 'Thailand'],
  ['ca-central-1', 'Central Canada'],
  ['ca-west-1', 'Calgary'],
  ['eu-central-1', 'Frankfurt'],
  ['eu-central-2', 'Zurich'],
  ['eu-north-1', 'Stockholm'],
  ['eu-south-1', 'Milan'],
  ['eu-south-2', 'Spain'],
  ['eu-west-1', 'Ireland'],
  ['eu-west-2', 'London'],
  ['eu-west-3', 'Paris'],
  ['il-central-1', 'Tel Aviv'],
  ['me-central-1', 'UAE'],
  ['me-south-1', 'Bahrain'],
  ['mx-central-1', 'Mexico'],
  ['sa-east-1', 'São Paulo'],
  ['us-gov-east-1', 'AWS GovCloud (US-East)'],
  ['us-gov-west-1', 'AWS GovCloud (US-West)'],
  ['cn-north-1', 'Beijing'],
  ['cn-northwest-1', 'Ningxia'],
  ['eusc-de-east-1', 'AWS European Sovereign Cloud (Germany)'],
];

/** Letters and digits in two to five dash-separated words, the last a number: nothing that could end a host label early. */
export const REGION_SHAPE = /^[a-z]{2,5}(-[a-z]{2,12}){1,3}-\d{1,2}$/;

/**
 * The region if it can only be a region, else `regionInvalid`. Checked before any host name is built from it:
 * an unchecked region string once sent SDK calls, tokens and all, to a foreign host (CVE-2026-22611).
 */
export function checkRegion(region: string): string {
  const trimmed = region.trim().toLowerCase();
  if (!REGION_SHAPE.test(trimmed)) throw new DaypassError('regionInvalid', { region: region.slice(0, 64) });
  return trimmed;
}

export function partitionOf(region: string): Partition {
  return PARTITIONS.find((partition) => partition.regions.test(region)) ?? PARTITIONS[0];
}

/** Returns true for an isolated partition's Region. */
export function isIsolated(region: string): boolean {
  return partitionOf(region).name.startsWith('aws-iso');
}
