import { describe, expect, test } from 'vitest';
import { isPortalUrl, regionInStartUrl } from '../domain/portal-hosts.ts';
import { partitionOf, REGION_SHAPE, REGIONS } from './regions.ts';

// One row per partition: Region, DNS suffix, console host, sign-in host.
test.each([
  ['eu-west-1', 'aws', 'amazonaws.com', 'console.aws.amazon.com', 'signin.aws.amazon.com'],
  ['cn-north-1', 'aws-cn', 'amazonaws.com.cn', 'console.amazonaws.cn', 'signin.amazonaws.cn'],
  ['us-gov-west-1', 'aws-us-gov', 'amazonaws.com', 'console.amazonaws-us-gov.com', 'signin.amazonaws-us-gov.com'],
  ['us-iso-east-1', 'aws-iso', 'c2s.ic.gov', 'console.c2shome.ic.gov', 'signin.c2shome.ic.gov'],
  ['us-isob-east-1', 'aws-iso-b', 'sc2s.sgov.gov', 'console.sc2shome.sgov.gov', 'signin.sc2shome.sgov.gov'],
  ['eu-isoe-west-1', 'aws-iso-e', 'cloud.adc-e.uk', 'console.csphome.adc-e.uk', 'signin.csphome.adc-e.uk'],
  ['us-isof-south-1', 'aws-iso-f', 'csp.hci.ic.gov', 'console.csphome.hci.ic.gov', 'signin.csphome.hci.ic.gov'],
  ['eusc-de-east-1', 'aws-eusc', 'amazonaws.eu', 'console.amazonaws-eusc.eu', 'signin.amazonaws-eusc.eu'],
])('%s is in %s', (region, name, dnsSuffix, consoleHost, signInHost) => {
  expect(REGION_SHAPE.test(region)).toBe(true);
  expect(partitionOf(region)).toMatchObject({ name, dnsSuffix, consoleHost, signInHost });
});

describe('the list of Regions', () => {
  test('names each once, with a place, in a known form', () => {
    const codes = REGIONS.map(([code]) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.every((code) => REGION_SHAPE.test(code))).toBe(true);
    expect(REGIONS.every(([, place]) => place !== '')).toBe(true);
    expect(codes).toEqual(expect.arrayContaining(['ap-southeast-7', 'mx-central-1', 'eusc-de-east-1', 'ap-east-2']));
  });
});

test.each([
  ['https://ssoins-1.portal.eu-west-1.app.aws', 'eu-west-1'],
  ['https://ssoins-1.us-gov-west-1.portal.amazonaws.com', 'us-gov-west-1'],
  ['https://ssoins-1.portal.cn-north-1.app.amazonwebservices.com.cn', 'cn-north-1'],
  ['https://ssoins-1.cn-north-1.portal.amazonaws.com.cn', 'cn-north-1'],
  ['https://ssoins-1.portal.eusc-de-east-1.api.amazonwebservices.eu', 'eusc-de-east-1'],
  ['https://ssoins-1.eusc-de-east-1.portal.amazonaws.eu', 'eusc-de-east-1'],
])('the portal %s is in %s', (url, region) => {
  expect(isPortalUrl(url)).toBe(true);
  expect(regionInStartUrl(url)).toBe(region);
});
