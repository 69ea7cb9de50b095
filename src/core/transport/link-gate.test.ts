import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PARTITIONS } from '../../shared/text/regions.ts';
import { allowedLink, endpointUrlsOf, type LinkPolicy } from './link-gate.ts';

const none: LinkPolicy = { hosts: [], endpointUrls: [] };
const local: LinkPolicy = {
  hosts: ['sso.example.test', 'd-demo.awsapps.com'],
  endpointUrls: ['http://127.0.0.1:4100', 'https://localhost:4143'],
};

describe('links that may leave', () => {
  test.each([
    'https://d-1234567890.awsapps.com/start/#/console?account_id=123456789012',
    'https://ssoins-abc.portal.eu-west-1.app.aws/#/device?user_code=ABCD-EFGH',
    'https://start.us-gov-home.awsapps.com/directory/x',
    'https://oidc.eu-west-1.amazonaws.com/authorize?response_type=code',
    'https://oidc.cn-north-1.amazonaws.com.cn/authorize',
    'https://device.sso.us-east-1.amazonaws.com/?user_code=ABCD-EFGH',
    'https://eu-west-1.signin.aws.amazon.com/platform/login',
    'https://eu-west-1.signin.aws/platform/authorize?request_uri=urn%3Ax',
    'https://d-1234567890.awsapps.cn/start',
    'https://d-1.portal.cn-north-1.app.amazonwebservices.com.cn/',
    'https://ssoins-1.portal.eusc-de-east-1.api.amazonwebservices.eu/',
    'https://d-1.eu-west-1.portal.amazonaws.com/',
    'https://d-1.eusc-de-east-1.portal.amazonaws.eu/',
    'https://identitycenter.us-gov.amazonaws.com/',
    'https://console.aws.amazon.com/',
    'https://signin.aws.amazon.com/federation?Action=login&SigninToken=FAKE',
    'https://signin.amazonaws-us-gov.com/federation',
    'https://signin.amazonaws.cn/federation',
    'https://signin.amazonaws-eusc.eu/federation',
    'https://signin.c2shome.ic.gov/federation',
    'https://us-isof-south-1.console.csphome.hci.ic.gov/',
  ])('AWS: %s', (link) => {
    expect(allowedLink(link, none)).toBe(link);
  });

  test("a configured session's own portal host", () => {
    expect(allowedLink('https://sso.example.test/start/#/console', local)).toBe(
      'https://sso.example.test/start/#/console',
    );
    expect(allowedLink('https://sso.example.test/start', none)).toBeUndefined();
  });

  test('plain http only on loopback, and only where an endpoint variable points', () => {
    expect(allowedLink('http://127.0.0.1:4100/authorize?x=1', local)).toBe('http://127.0.0.1:4100/authorize?x=1');
    expect(allowedLink('http://127.0.0.1:4101/authorize', local)).toBeUndefined();
    expect(allowedLink('http://127.0.0.1:4100/authorize', none)).toBeUndefined();
    expect(allowedLink('http://d-demo.awsapps.com/start', local)).toBeUndefined();
  });
});

describe('links that are refused', () => {
  test.each([
    '',
    'not a url',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'data:text/html,x',
    'smb://host/share',
    'ms-settings:',
    'app://daypass/index.html',
    'https://person:pw@d-1.awsapps.com/start',
    'https://d-1.awsapps.com@evil.test/',
    'https://d-1.awsapps.com.evil.test/',
    'https://evil.test/?https://d-1.awsapps.com',
    'https://awsapps.com.evil.test',
    'https://evilawsapps.com/',
    'https://bucket.s3.eu-west-1.amazonaws.com/oidc',
    'https://oidc.evil.test.amazonaws.com/',
    'https://127.0.0.1/',
    'https://signin.aws/',
    'https://a.b.signin.aws/',
    'https://eu-west-1.signin.aws.evil.test/',
    'https://d-1.awsapps.com:8443/start',
    'https://oidc.eu-west-1.amazonaws.com:8443/authorize',
    'http://169.254.169.254/latest',
  ])('%s', (link) => {
    expect(allowedLink(link, none)).toBeUndefined();
  });

  test('nothing but https leaves when no endpoint variable is set', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.webUrl(), fc.string(), fc.constantFrom('http:', 'file:', 'ftp:', 'vbscript:x')),
        (link) => {
          const allowed = allowedLink(link, none);
          expect(allowed === undefined || new URL(allowed).protocol === 'https:').toBe(true);
        },
      ),
    );
  });
});

test('endpoint variables are read as the SDKs name them, empty ones left out', () => {
  expect(
    endpointUrlsOf({ AWS_ENDPOINT_URL: '', AWS_ENDPOINT_URL_SSO: 'http://localhost:1', AWS_ENDPOINT_URL_S3: 'x' }),
  ).toEqual(['http://localhost:1']);
});

describe.each(PARTITIONS.map((partition) => [partition.name, partition] as const))(
  'of partition %s',
  (_name, partition) => {
    const { consoleHost, signInHost, portalHosts, identityCenterHost, dnsSuffix } = partition;
    const hosts = [
      consoleHost,
      `eu-west-1.${consoleHost}`,
      signInHost,
      `oidc.eu-west-1.${dnsSuffix}`,
      `device.sso.eu-west-1.${dnsSuffix}`,
      ...portalHosts.map((host) => `d-1.${host}`),
      ...(identityCenterHost === undefined ? [] : [identityCenterHost]),
    ];

    test.each(hosts)('links to %s may leave, to a host named like it they may not', (host) => {
      const policy = { hosts: [], endpointUrls: [] };
      expect(allowedLink(`https://${host}/x`, policy)).toBe(`https://${host}/x`);
      expect(allowedLink(`https://${host}.evil.test/x`, policy)).toBeUndefined();
      expect(allowedLink(`https://evil.test/${host}`, policy)).toBeUndefined();
      expect(allowedLink(`http://${host}/x`, policy)).toBeUndefined();
    });
  },
);
