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

  test.each([
    ['"', '"'],
    ["'", "'"],
    ['`', '`'],
    ['「', '」'],
    [' < ', ' > '],
    ['「\u3000', '\u3000」'],
  ])('is taken out of %s %s', (open, close) => {
    expect(parseSamlApplicationLink(`${open}${application.url}${close}`)).toEqual(application);
  });

  test.each([
    `https://d-1234567890.awsapps.com/start%23/saml/default/Partner%20accounts/ins-1234567890abcdef`,
    `https://d-1234567890.awsapps.com/start/%23%2Fsaml%2Fdefault%2FPartner%20accounts%2Fins-1234567890abcdef`,
    `${portal}#saml/default/Partner%20accounts/ins-1234567890abcdef`,
  ])('is read with its fragment in the path, or without a slash: %s', (pasted) => {
    expect(parseSamlApplicationLink(pasted)).toEqual(application);
  });

  test('without a name has none, and with an id of another form no instance', () => {
    expect(parseSamlApplicationLink(`${portal}#/saml/default//ins-1`)).toStrictEqual({
      url: `${portal}#/saml/default//ins-1`,
      instanceId: 'ins-1',
    });
    for (const id of ['xins-1', 'ins-', 'ins-A', 'ins-1x!', `ins-${'1'.repeat(65)}`])
      expect(parseSamlApplicationLink(`${portal}#/saml/default/a/${id}`)).toStrictEqual({
        url: `${portal}#/saml/default/a/${id}`,
        name: 'a',
      });
  });

  test.each(['<', '"', "'", '`', '「'])('is no link with %s at its start alone', (open) => {
    const error = thrownBy(() => parseSamlApplicationLink(`${open}https://idp.example/saml`));
    expect(error).toMatchObject({ facts: { problem: 'notUrl' } });
  });

  test.each(['>', '"', "'", '`', '」'])('is taken as it is with %s at its end alone', (close) => {
    const link = `https://idp.example/saml${close}`;
    expect(parseSamlApplicationLink(link)).toStrictEqual({ url: new URL(link).href });
  });

  test('may have a slash, blanks or a number sign in its name', () => {
    expect(parseSamlApplicationLink(`${portal}#saml/default/a%2Fb/ins-1`)).toMatchObject({ name: 'a/b' });
    expect(parseSamlApplicationLink(`${portal}#/saml/default/%20a%20/ins-1`)).toMatchObject({ name: 'a' });
    const encoded = `${portal}#saml%2Fdefault%2Fa#saml/ins-1`;
    expect(parseSamlApplicationLink(encoded)).toMatchObject({ name: 'a#saml', instanceId: 'ins-1' });
  });

  test('whose name is no valid encoding keeps it as it is', () => {
    expect(parseSamlApplicationLink(`${portal}#/saml/default/100%/ins-1`)).toMatchObject({ name: '100%' });
  });

  test.each([
    '#/saml/other/a/ins-1',
    '#/saml/default/a',
    '#/saml/default/a/ins-1/more',
    '#/x/saml/default/a/ins-1',
    '#/samlx/default/a/ins-1',
  ])('with the fragment %s names no application, and is taken as it is', (fragment) => {
    expect(parseSamlApplicationLink(`${portal}${fragment}`)).toStrictEqual({ url: `${portal}${fragment}` });
  });

  test('is of any portal, with the path that it has', () => {
    const link = 'https://sso.example.com:8443/a/start#/saml/custom/a%2Fb/x%3D';
    expect(parseSamlApplicationLink(link)).toStrictEqual({
      url: 'https://sso.example.com:8443/a/start/#/saml/custom/a%2Fb/x%3D',
      name: 'a/b',
    });
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
  'http://localhost/saml',
  'http://[::1]:8080/saml',
  'https://idp.example/start',
  'https://d-1234567890.awsapps.com/start/x',
  'https://d-1234567890.awsapps.com/x/start',
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
  ['https://:fake-pw@idp.example/saml', 'hasCredentials'],
  ['https://ann@idp.example/saml', 'hasCredentials'],
  ['ftp://localhost/saml', 'notHttps'],
  ['<', 'notUrl'],
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

test('the longest link is taken', () => {
  const longest = `https://idp.example/${'x'.repeat(4096 - 'https://idp.example/'.length)}`;
  expect(parseSamlApplicationLink(longest)).toEqual({ url: longest });
  expect(thrownBy(() => parseSamlApplicationLink(`${longest}x`))).toMatchObject({ facts: { problem: 'tooLong' } });
});
