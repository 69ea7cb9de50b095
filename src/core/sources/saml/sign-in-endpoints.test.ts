import { expect, test } from 'vitest';
import { isAwsAudience, isRefusedSignInPost, SAML_URL_PATTERNS, samlSignInEndpoint } from './sign-in-endpoints.ts';

test.each([
  ['https://signin.aws.amazon.com/saml', { partition: 'aws' }],
  ['https://eu-west-1.signin.aws.amazon.com/saml', { partition: 'aws', region: 'eu-west-1' }],
  ['https://us-gov-west-1.signin.amazonaws-us-gov.com/saml', { partition: 'aws-us-gov', region: 'us-gov-west-1' }],
  ['https://signin.amazonaws.cn/saml?x=1', { partition: 'aws-cn' }],
  ['https://eusc-de-east-1.signin.amazonaws-eusc.eu/saml', { partition: 'aws-eusc', region: 'eusc-de-east-1' }],
  ['https://signin.aws.amazon.com/saml/acs/SAMLSP4HCL9ISIALDGHAU', { partition: 'aws' }],
])('%s takes SAML responses', (url, endpoint) => {
  expect(samlSignInEndpoint(url)).toEqual(endpoint);
});

test.each([
  'http://signin.aws.amazon.com/saml',
  'https://signin.aws.amazon.com:8443/saml',
  'https://signin.aws.amazon.com.evil.example/saml',
  'https://evilsignin.aws.amazon.com/saml',
  'https://evil.example/signin.aws.amazon.com/saml',
  'https://signin.aws.amazon.com@evil.example/saml',
  'https://someone@signin.aws.amazon.com/saml',
  'https://:secret@signin.aws.amazon.com/saml',
  'https://evil.signin.aws.amazon.com/saml',
  'https://eu-west-1.signin.aws.amazon.com/platform/saml/acs/fake',
  'https://signin.aws.amazon.com/samlx',
  'https://signin.aws.amazon.com/saml/../console',
  'https://signin.aws.amazon.com/oauth',
  `https://signin.aws.amazon.com/saml?${'x'.repeat(3000)}`,
  'not a URL',
])('%s does not', (url) => {
  expect(samlSignInEndpoint(url)).toBeUndefined();
});

const ODDLY_SPELT = [
  'https://signin.aws.amazon.com./saml',
  'https://signin.aws.amazon.com./platform/saml/acs/any',
  'https://eu-west-1.signin.aws.amazon.com./saml',
  'https://signin.aws.amazon.com/saml/',
  'https://signin.aws.amazon.com//saml',
  'https://signin.aws.amazon.com/%73aml',
  'https://signin.aws.amazon.com/saml;x',
  'https://signin.aws.amazon.com/SAML',
  'https://signin.aws.amazon.com/platform/..%2fsaml',
  'https://signin.aws.amazon.com/platform/..;/saml',
  'https://signin.aws.amazon.com/platform//saml',
  'https://signin.aws.amazon.com:8443/saml',
  'https://someone@signin.aws.amazon.com/saml',
  'https://evil.signin.aws.amazon.com/saml',
  'https://signin.amazonaws.cn/saml/',
];

test.each(ODDLY_SPELT)('a form to %s is refused, and a browser is asked to pause there', (url) => {
  expect(isRefusedSignInPost(url)).toBe(true);
  expect(samlSignInEndpoint(url)).toBeUndefined();
  // The wildcards of Fetch.RequestPattern, https://chromedevtools.github.io/devtools-protocol/tot/Fetch/
  const covers = (pattern: string) =>
    new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`, 'u').test(url);
  expect(SAML_URL_PATTERNS.some(covers)).toBe(true);
});

test.each([
  'https://signin.aws.amazon.com/saml',
  'https://signin.aws.amazon.com/saml/acs/SAMLSP1A2B',
  'https://eu-west-1.signin.aws.amazon.com/platform/saml/acs/any',
  'https://eu-west-1.signin.aws.amazon.com/platform/d-1234567890/saml/acs/9f3a-1',
  'https://eu-west-1.signin.aws.amazon.com/platform/api/execute',
  'https://other-idp.example/saml/',
  'not a URL',
])('a form to %s is not', (url) => expect(isRefusedSignInPost(url)).toBe(false));

test('audiences are the endpoints and the URN', () => {
  const audiences = [
    'https://signin.aws.amazon.com/saml',
    'urn:amazon:webservices',
    'urn:amazon:webservices:cn-north-1',
  ];
  expect(audiences.map((audience) => isAwsAudience(audience))).toEqual([true, true, false]);
  expect(isAwsAudience('https://other.example/saml')).toBe(false);
  expect(isAwsAudience('https://other.example/urn:amazon:webservices')).toBe(false);
  expect(isAwsAudience('urn:amazon:webservices.evil')).toBe(false);
  expect(isAwsAudience('urn:amazon:webservices:govcloud')).toBe(true);
});
