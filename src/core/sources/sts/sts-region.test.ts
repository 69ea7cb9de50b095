import { expect, test } from 'vitest';
import { stsRegionFor } from './sts-region.ts';

const arnIn = (partition: string) => `arn:${partition}:iam::111122223333:role/Admin`;

test.each([
  ['aws', {}, 'us-east-1'],
  ['aws-cn', {}, 'cn-north-1'],
  ['aws-us-gov', {}, 'us-gov-west-1'],
  ['aws-eusc', {}, 'eusc-de-east-1'],
  ['aws-new', {}, 'us-east-1'],
  ['aws', { AWS_REGION: 'eu-west-1' }, 'eu-west-1'],
  ['aws', { AWS_REGION: ' EU-West-1 ' }, 'eu-west-1'],
  ['aws', { AWS_DEFAULT_REGION: 'eu-west-1' }, 'eu-west-1'],
  ['aws', { AWS_REGION: '', AWS_DEFAULT_REGION: 'eu-west-1' }, 'eu-west-1'],
  ['aws', { AWS_REGION: 'eu-west-2', AWS_DEFAULT_REGION: 'eu-west-1' }, 'eu-west-2'],
  ['aws', { AWS_REGION: 'cn-north-1' }, 'us-east-1'],
  ['aws-cn', { AWS_REGION: 'cn-northwest-1' }, 'cn-northwest-1'],
  ['aws-cn', { AWS_REGION: 'eu-west-1' }, 'cn-north-1'],
])('for a role of %s with %j STS of %s is asked', (partition, env, region) => {
  expect(stsRegionFor(arnIn(partition), env)).toBe(region);
});
