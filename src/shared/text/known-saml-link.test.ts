import { expect, test } from 'vitest';
import { knownSamlLink } from './known-saml-link.ts';

test.each([
  'https://d-1234567890.awsapps.com/start/#/saml/default/Partner%20Account/ins-0123456789abcdef',
  'https://d-1234567890.awsapps.com/start/%23/saml/default/Partner+Account/ins-0123456789abcdef',
  ' <https://d-1234567890.awsapps.com/start#/saml%2Fdefault%2FPartner%20Account%2Fins-0123456789abcdef>',
])('%s names its application', (link) => {
  expect(knownSamlLink(link)).toEqual({ name: 'Partner Account' });
});

test.each([
  'https://accounts.google.com/o/saml2/initsso?idpid=C01&spid=1&forceauthn=false',
  'https://sso.example.com/realms/main/protocol/saml/clients/amazon-aws',
  'https://launcher.myapps.microsoft.com/api/signin/0000?tenantId=1111',
  'https://example.okta.com/home/amazon_aws/0oa1/272',
  'https://fs.example.com/adfs/ls/IdpInitiatedSignOn.aspx?loginToRp=urn:amazon:webservices',
  'https://example.onelogin.com/launch/123456',
])('%s is an identity provider’s link', (link) => {
  expect(knownSamlLink(link)).toEqual({});
});

test.each([
  'https://d-1234567890.awsapps.com/start',
  'https://d-1234567890.awsapps.com/start/#/',
  'https://acme.awsapps.com/start/#/console?account_id=111122223333&role_name=Admin',
  'https://ssoins-1234567890abcdef.portal.eu-central-1.app.aws/',
  'https://aws.example.com/',
  'saml',
  '',
  'https://%',
])('%j is not known to be one', (text) => {
  expect(knownSamlLink(text)).toBeUndefined();
});
