import { describe, expect, test } from 'vitest';
import { isPortalUrl, regionInStartUrl } from './portal-hosts.ts';

describe('the Region in a start URL', () => {
  test('is held by the newer forms only', () => {
    expect(regionInStartUrl('https://ssoins-1234567890abcdef.portal.us-gov-west-1.app.aws')).toBe('us-gov-west-1');
    expect(regionInStartUrl('https://ssoins-111111h2222j33pp.eu-west-1.portal.amazonaws.com/')).toBe('eu-west-1');
    expect(regionInStartUrl('https://ssoins-1.cn-north-1.portal.amazonaws.com.cn')).toBe('cn-north-1');
    expect(regionInStartUrl('https://ssoins-1.portal.eusc-de-east-1.api.amazonwebservices.eu')).toBe('eusc-de-east-1');
    expect(regionInStartUrl('https://acme.awsapps.com/start')).toBeUndefined();
    expect(regionInStartUrl('https://x.eu-west-1.portal.amazonaws.com.evil.example/')).toBeUndefined();
    expect(regionInStartUrl('eu-west-1.portal')).toBeUndefined();
    expect(regionInStartUrl('https://x.portal.eu-west-1.app.aws.evil.example/')).toBeUndefined();
  });
});

describe('a portal of AWS', () => {
  test.each([
    'https://acme.awsapps.com/start',
    'https://d-1234567890.awsapps.com/start/#/',
    'https://start.us-gov-home.awsapps.com/directory/d-123',
    'https://start.home.awsapps.cn/directory/d-123',
    'https://ssoins-1234567890abcdef.portal.eu-west-1.app.aws',
  ])('is %s', (url) => expect(isPortalUrl(url)).toBe(true));

  test.each([
    'http://acme.awsapps.com/start',
    'https://awsapps.com/start',
    'https://acme.awsapps.com:8443/start',
    'https://me:pw@acme.awsapps.com/start',
    'https://acme.awsapps.com.evil.example/start',
    'https://evil.example/acme.awsapps.com',
    'https://notawsapps.com/start',
    'https://127.0.0.1/start',
    'acme.awsapps.com',
    '',
  ])('is not %s', (url) => expect(isPortalUrl(url)).toBe(false));
});
