import { DaypassError } from '../errors/daypass-error.ts';

interface Partition {
  readonly name: string;
  readonly regions: RegExp;
  readonly dnsSuffix: string;
  /** Absent where AWS has no dual-stack endpoints. */
  readonly dualStackDnsSuffix?: string;
  readonly consoleHost: string;
  /** Of the federation endpoint, `https://<host>/federation`. */
  readonly signInHost: string;
}

/** AWS partitions as in the SDKs' `partitions.json`; a region of no known pattern belongs to `aws`, as there. */
const PARTITIONS: readonly [Partition, ...Partition[]] = [
  {
    name: 'aws',
    regions: /^(us|eu|ap|sa|ca|me|af|il|mx)-\w+-\d+$/,
    dnsSuffix: 'amazonaws.com',
    dualStackDnsSuffix: 'api.aws',
    consoleHost: 'console.aws.amazon.com',
    signInHost: 'signin.aws.amazon.com',
  },
  {
    name: 'aws-cn',
    regions: /^cn-\w+-\d+$/,
    dnsSuffix: 'amazonaws.com.cn',
    dualStackDnsSuffix: 'api.amazonwebservices.com.cn',
    consoleHost: 'console.amazonaws.cn',
    signInHost: 'signin.amazonaws.cn',
  },
  {
    name: 'aws-us-gov',
    regions: /^us-gov-\w+-\d+$/,
    dnsSuffix: 'amazonaws.com',
    dualStackDnsSuffix: 'api.aws',
    consoleHost: 'console.amazonaws-us-gov.com',
    signInHost: 'signin.amazonaws-us-gov.com',
  },
  {
    name: 'aws-iso',
    regions: /^us-iso-\w+-\d+$/,
    dnsSuffix: 'c2s.ic.gov',
    consoleHost: 'console.c2shome.ic.gov',
    signInHost: 'signin.c2shome.ic.gov',
  },
  {
    name: 'aws-iso-b',
    regions: /^us-isob-\w+-\d+$/,
    dnsSuffix: 'sc2s.sgov.gov',
    consoleHost: 'console.sc2shome.sgov.gov',
    signInHost: 'signin.sc2shome.sgov.gov',
  },
  {
    name: 'aws-iso-e',
    regions: /^eu-isoe-\w+-\d+$/,
    dnsSuffix: 'cloud.adc-e.uk',
    consoleHost: 'console.csphome.adc-e.uk',
    signInHost: 'signin.csphome.adc-e.uk',
  },
  {
    name: 'aws-iso-f',
    regions: /^us-isof-\w+-\d+$/,
    dnsSuffix: 'csp.hci.ic.gov',
    consoleHost: 'console.csphome.hci.ic.gov',
    signInHost: 'signin.csphome.hci.ic.gov',
  },
  {
    name: 'aws-eusc',
    regions: /^eusc-\w+-\w+-\d+$/,
    dnsSuffix: 'amazonaws.eu',
    dualStackDnsSuffix: 'api.amazonwebservices.eu',
    consoleHost: 'console.amazonaws-eusc.eu',
    signInHost: 'signin.amazonaws-eusc.eu',
  },
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
