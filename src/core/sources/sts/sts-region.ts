import { partitionOf } from '../../../shared/text/regions.ts';
import type { Surroundings } from '../../ports.ts';

/** A Region of each partition whose STS is always on (IAM User Guide, "Manage AWS STS in an AWS Region"). */
const FIRST_REGIONS: Readonly<Record<string, string>> = {
  aws: 'us-east-1',
  'aws-cn': 'cn-north-1',
  'aws-us-gov': 'us-gov-west-1',
  'aws-eusc': 'eusc-de-east-1',
};

/** The Region whose STS is asked for a role: the environment's if it lies in the role's partition, else the partition's first. */
export function stsRegionFor(roleArn: string, env: Surroundings['env']): string {
  const [, partition = 'aws'] = roleArn.split(':');
  const configured = (env['AWS_REGION'] || env['AWS_DEFAULT_REGION'] || '').trim().toLowerCase();
  const isInPartition = configured !== '' && partitionOf(configured).name === partition;
  return isInPartition ? configured : (FIRST_REGIONS[partition] ?? 'us-east-1');
}
