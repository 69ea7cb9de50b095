import { describe, expect, test } from 'vitest';
import {
  configuredPortal,
  endpointVariable,
  oidcEndpoint,
  portalEndpoint,
  signInEndpoint,
  stsEndpoint,
} from './endpoints.ts';

describe('endpoints', () => {
  test.each([
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

  test('uses dual-stack hosts where asked and where there are any', () => {
    const env = { AWS_USE_DUALSTACK_ENDPOINT: 'true' };
    expect(oidcEndpoint('eu-west-1', env)).toBe('https://oidc.eu-west-1.api.aws');
    expect(oidcEndpoint('us-iso-east-1', env)).toBe('https://oidc.us-iso-east-1.c2s.ic.gov');
  });

  test('takes the service variable before the general one, and neither when told to ignore them', () => {
    const env = { AWS_ENDPOINT_URL: 'http://127.0.0.1:1', AWS_ENDPOINT_URL_SSO_OIDC: 'http://127.0.0.1:2/' };
    expect(oidcEndpoint('eu-west-1', env)).toBe('http://127.0.0.1:2');
    expect(portalEndpoint('eu-west-1', env)).toBe('http://127.0.0.1:1');
    const ignoring = { ...env, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' };
    expect(oidcEndpoint('eu-west-1', ignoring)).toBe('https://oidc.eu-west-1.amazonaws.com');
  });

  test.each([
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

  test('looks at the region also where the endpoint is given: the SDK builds on it', () => {
    const env = { AWS_ENDPOINT_URL: 'http://localhost:80' };
    const invalid = expect.objectContaining({ code: 'regionInvalid' });
    expect(() => oidcEndpoint('eu-west-1.evil.example', env)).toThrow(invalid);
    expect(() => portalEndpoint('eu-west-1.evil.example', env)).toThrow(invalid);
  });

  test('names the variable that holds no URL', () => {
    expect(() => portalEndpoint('eu-west-1', { AWS_ENDPOINT_URL_SSO: 'localhost:80' })).toThrow(
      expect.objectContaining({ code: 'usage', facts: { problem: 'endpoint', variable: 'AWS_ENDPOINT_URL_SSO' } }),
    );
  });

  test('uses dual-stack hosts only where asked by the word true', () => {
    expect(oidcEndpoint('eu-west-1', { AWS_USE_DUALSTACK_ENDPOINT: 'TRUE' })).toBe('https://oidc.eu-west-1.api.aws');
    for (const value of ['false', '1', ''])
      expect(oidcEndpoint('eu-west-1', { AWS_USE_DUALSTACK_ENDPOINT: value })).toBe(
        'https://oidc.eu-west-1.amazonaws.com',
      );
  });
});

describe('STS and AWS Sign-In', () => {
  test('have a host in each Region', () => {
    expect(stsEndpoint('eu-west-1', {})).toBe('https://sts.eu-west-1.amazonaws.com');
    expect(stsEndpoint('cn-north-1', {})).toBe('https://sts.cn-north-1.amazonaws.com.cn');
    expect(signInEndpoint('eu-west-1', {})).toBe('https://eu-west-1.signin.aws.amazon.com');
    expect(signInEndpoint('cn-north-1', {})).toBe('https://cn-north-1.signin.amazonaws.cn');
  });

  test('go by their own variables alone', () => {
    const env = {
      AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
      AWS_ENDPOINT_URL_STS: 'http://127.0.0.1:2',
      AWS_ENDPOINT_URL_SIGNIN: 'http://127.0.0.1:3',
    };
    expect(stsEndpoint('eu-west-1', env)).toBe('http://127.0.0.1:2');
    expect(signInEndpoint('eu-west-1', env)).toBe('http://127.0.0.1:3');
    const general = { AWS_ENDPOINT_URL: 'http://127.0.0.1:1' };
    expect(stsEndpoint('eu-west-1', general)).toBe('https://sts.eu-west-1.amazonaws.com');
    expect(signInEndpoint('eu-west-1', general)).toBe('https://eu-west-1.signin.aws.amazon.com');
  });

  test.each([stsEndpoint, signInEndpoint])('are in no host that is no Region: %o', (endpoint) => {
    expect(() => endpoint('eu-west-1.evil.example', {})).toThrow(expect.objectContaining({ code: 'regionInvalid' }));
  });
});

describe('the variable that sends calls elsewhere', () => {
  const OWN = 'AWS_ENDPOINT_URL_SSO';

  test.each([
    [{}, undefined],
    [{ AWS_ENDPOINT_URL: '' }, undefined],
    [{ AWS_ENDPOINT_URL: 'http://127.0.0.1:1' }, 'AWS_ENDPOINT_URL'],
    [{ AWS_ENDPOINT_URL: 'http://127.0.0.1:1', [OWN]: '' }, 'AWS_ENDPOINT_URL'],
    [{ AWS_ENDPOINT_URL: 'http://127.0.0.1:1', [OWN]: 'http://127.0.0.1:2' }, OWN],
    [{ [OWN]: 'http://127.0.0.1:2', AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'True' }, undefined],
    [{ [OWN]: 'http://127.0.0.1:2', AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'false' }, OWN],
  ])('of %j is %s', (env, variable) => {
    expect(endpointVariable(OWN, env)).toBe(variable);
  });

  test('may send the pages of portals to another place as well', () => {
    expect(configuredPortal({})).toBeUndefined();
    expect(configuredPortal({ [OWN]: 'http://127.0.0.1:2/' })).toBe('http://127.0.0.1:2');
    expect(configuredPortal({ AWS_ENDPOINT_URL: 'http://127.0.0.1:1' })).toBe('http://127.0.0.1:1');
  });
});
