import { describe, expect, test } from 'vitest';
import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import { parseSamlApplicationLink } from './application-link.ts';

const portal = 'https://d-1234567890.awsapps.com/start/';
const application = {
  url: `${portal}#/saml/default/Partner%20accounts/ins-1234567890abcdef`,
  name: 'Partner accounts',
  instanceId: 'ins-1234567890abcdef',
};

describe('a link of the access portal', () => {
  test.each([
    `${portal}#/saml/default/Partner%20accounts/ins-1234567890abcdef`,
    `${portal}#/saml/default/Partner+accounts/ins-1234567890abcdef`,
    `${portal}#%2Fsaml%2Fdefault%2FPartner%20accounts%2Fins-1234567890abcdef`,
    `https://d-1234567890.awsapps.com/start#/saml/default/Partner accounts/ins-1234567890abcdef`,
    `https://d-1234567890.awsapps.com/start/%23/saml/default/Partner%20accounts/ins-1234567890abcdef`,
    `  <${portal}#/saml/default/Partner%20accounts/ins-1234567890abcdef>  `,
    `${portal}#/saml/default/Partner%20accounts/ins-1234567890abcdef/`,
    `${portal}#/saml/default/Partner%20accounts/ins-1234567890abcdef?x=1`,
  ])('%s', (pasted) => {
    expect(parseSamlApplicationLink(pasted)).toEqual(application);
  });

  test('of a custom application has no instance id', () => {
    const link = parseSamlApplicationLink(`${portal}#/saml/custom/Prod/MTIzNDU2X2lucy0xX3AtMQ%3D%3D`);
    expect(link).toEqual({ url: `${portal}#/saml/custom/Prod/MTIzNDU2X2lucy0xX3AtMQ%3D%3D`, name: 'Prod' });
  });

  test('in Japanese is named in Japanese', () => {
    const name = '取引先アカウント';
    expect(parseSamlApplicationLink(`${portal}#/saml/default/${encodeURIComponent(name)}/ins-1`).name).toBe(name);
  });
});

test.each([
  'https://accounts.google.com/o/saml2/initsso?idpid=C0123&spid=456&forceauthn=false',
  'https://myapps.microsoft.com/signin/AWS/0000-1111?tenantId=2222',
  'https://dev-1.okta.com/home/amazon_aws/0oa1/272',
  'https://keycloak.example.com/realms/x/protocol/saml/clients/aws',
  'http://127.0.0.1:8080/realms/x/protocol/saml/clients/aws',
])('another provider’s link is taken as it is: %s', (link) => {
  expect(parseSamlApplicationLink(link)).toEqual({ url: link });
});

test.each([
  ['', 'notUrl'],
  ['Partner accounts', 'notUrl'],
  ['http://idp.example/saml', 'notHttps'],
  ['javascript:alert(1)', 'notHttps'],
  ['file:///etc/passwd', 'notHttps'],
  ['https://ann:fake-pw@idp.example/saml', 'hasCredentials'],
  [`https://idp.example/${'x'.repeat(5000)}`, 'tooLong'],
  ['https://d-1234567890.awsapps.com/start', 'portalOnly'],
  ['https://d-1234567890.awsapps.com/start/#/?tab=accounts', 'portalOnly'],
])('%s is refused: %s', (pasted, problem) => {
  const error = thrownBy(() => parseSamlApplicationLink(pasted));
  expect(error).toMatchObject({ code: 'samlLinkInvalid', facts: { problem } });
});

function thrownBy(act: () => unknown): unknown {
  try {
    return act();
  } catch (thrown) {
    return thrown instanceof DaypassError ? { code: thrown.code, facts: thrown.facts } : thrown;
  }
}
