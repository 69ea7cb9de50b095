import { describe, expect, it } from 'vitest';
import { oidcEndpoint, portalEndpoint } from './endpoints.ts';

describe('endpoints', () => {
  it.each([
    ['us-east-1', 'https://oidc.us-east-1.amazonaws.com', 'https://portal.sso.us-east-1.amazonaws.com'],
    ['ap-northeast-1', 'https://oidc.ap-northeast-1.amazonaws.com', 'https://portal.sso.ap-northeast-1.amazonaws.com'],
    ['cn-north-1', 'https://oidc.cn-north-1.amazonaws.com.cn', 'https://portal.sso.cn-north-1.amazonaws.com.cn'],
    ['us-gov-west-1', 'https://oidc.us-gov-west-1.amazonaws.com', 'https://portal.sso.us-gov-west-1.amazonaws.com'],
    ['us-iso-east-1', 'https://oidc.us-iso-east-1.c2s.ic.gov', 'https://portal.sso.us-iso-east-1.c2s.ic.gov'],
    ['us-isob-east-1', 'https://oidc.us-isob-east-1.sc2s.sgov.gov', 'https://portal.sso.us-isob-east-1.sc2s.sgov.gov'],
    [
      'eu-isoe-west-1',
      'https://oidc.eu-isoe-west-1.cloud.adc-e.uk',
      'https://portal.sso.eu-isoe-west-1.cloud.adc-e.uk',
    ],
    [
      'us-isof-south-1',
      'https://oidc.us-isof-south-1.csp.hci.ic.gov',
      'https://portal.sso.us-isof-south-1.csp.hci.ic.gov',
    ],
    ['eusc-de-east-1', 'https://oidc.eusc-de-east-1.amazonaws.eu', 'https://portal.sso.eusc-de-east-1.amazonaws.eu'],
  ])('%s', (region, oidc, portal) => {
    expect([oidcEndpoint(region, {}), portalEndpoint(region, {})]).toEqual([oidc, portal]);
  });

  it('uses dual-stack hosts where asked and where there are any', () => {
    const env = { AWS_USE_DUALSTACK_ENDPOINT: 'true' };
    expect(oidcEndpoint('eu-west-1', env)).toBe('https://oidc.eu-west-1.api.aws');
    expect(oidcEndpoint('us-iso-east-1', env)).toBe('https://oidc.us-iso-east-1.c2s.ic.gov');
  });

  it('takes the service variable before the general one, and neither when told to ignore them', () => {
    const env = { AWS_ENDPOINT_URL: 'http://127.0.0.1:1', AWS_ENDPOINT_URL_SSO_OIDC: 'http://127.0.0.1:2/' };
    expect(oidcEndpoint('eu-west-1', env)).toBe('http://127.0.0.1:2');
    expect(portalEndpoint('eu-west-1', env)).toBe('http://127.0.0.1:1');
    const ignoring = { ...env, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' };
    expect(oidcEndpoint('eu-west-1', ignoring)).toBe('https://oidc.eu-west-1.amazonaws.com');
  });

  it.each([
    '',
    'eu-west-1.evil.example',
    'evil.example/#',
    'eu-west-1@evil',
    'us east 1',
    'eu-west-1\n',
    '../x',
    'useast1',
  ])('never builds a host from %j', (region) => {
    if (region.trim() === 'eu-west-1') expect(oidcEndpoint(region, {})).toBe('https://oidc.eu-west-1.amazonaws.com');
    else expect(() => oidcEndpoint(region, {})).toThrow(expect.objectContaining({ code: 'regionInvalid' }));
  });

  it('looks at the region also where the endpoint is given: the SDK builds on it', () => {
    const env = { AWS_ENDPOINT_URL: 'http://localhost:80' };
    const invalid = expect.objectContaining({ code: 'regionInvalid' });
    expect(() => oidcEndpoint('eu-west-1.evil.example', env)).toThrow(invalid);
    expect(() => portalEndpoint('eu-west-1.evil.example', env)).toThrow(invalid);
  });

  it('names the variable that holds no URL', () => {
    expect(() => portalEndpoint('eu-west-1', { AWS_ENDPOINT_URL_SSO: 'localhost:80' })).toThrow(
      expect.objectContaining({ code: 'usage', facts: { problem: 'endpoint', variable: 'AWS_ENDPOINT_URL_SSO' } }),
    );
  });
});
