import { afterEach, beforeEach, expect, test } from 'vitest';
import { FIRST_SAML_APPLICATION, IDP_PERSON, startSimulator, type SamlFault, type Simulator } from '../index.ts';

let simulator: Simulator;

beforeEach(async () => {
  simulator = await startSimulator();
});

afterEach(() => simulator.close());

const { id } = FIRST_SAML_APPLICATION;

async function signIn(): Promise<string> {
  const body = new URLSearchParams({ app: id, ...IDP_PERSON });
  const answer = await fetch(`${simulator.url}/idp/sign-in`, { method: 'POST', body, redirect: 'manual' });
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
}

async function responseOf(cookie: string): Promise<string> {
  const answer = await fetch(`${simulator.url}/idp/sso?app=${id}`, { headers: { cookie } });
  return /name="SAMLResponse"\s+value="([^"]*)"/u.exec(await answer.text())?.[1] ?? '';
}

async function faulty(fault: SamlFault): Promise<string> {
  simulator.samlApplications.change(id, { fault });
  return responseOf(await signIn());
}

const [{ roleArn, providerArn } = { roleArn: '', providerArn: '' }] = FIRST_SAML_APPLICATION.roles;

async function assume(assertion: string, more: Record<string, string> = {}): Promise<[number, string]> {
  const body = new URLSearchParams({
    Action: 'AssumeRoleWithSAML',
    Version: '2011-06-15',
    RoleArn: roleArn,
    PrincipalArn: providerArn,
    SAMLAssertion: assertion,
    ...more,
  });
  const answer = await fetch(simulator.url, { method: 'POST', body });
  return [answer.status, /<(?:Code|Arn)>([^<]*)</u.exec(await answer.text())?.[1] ?? ''];
}

test('a person signs in once; the response then comes without a password until the session ends', async () => {
  expect(await responseOf('')).toBe('');
  const cookie = await signIn();
  expect(await assume(await responseOf(cookie))).toEqual([
    200,
    'arn:aws:sts::444455556666:assumed-role/PartnerAdmin/person@example.com',
  ]);
  simulator.endIdpSessions();
  expect(await responseOf(cookie)).toBe('');
});

test('a wrong password is refused', async () => {
  const body = new URLSearchParams({ app: id, user: IDP_PERSON.user, password: 'fake-wrong' });
  const answer = await fetch(`${simulator.url}/idp/sign-in`, { method: 'POST', body, redirect: 'manual' });
  expect([answer.status, answer.headers.get('set-cookie')]).toEqual([401, null]);
});

test('the link of the portal names the application, and the portal leads there by script', async () => {
  const link = simulator.samlPortalLink(id);
  expect(link).toBe(`${simulator.url}/start/#/saml/default/Partner%20accounts/${id}`);
  expect(await (await fetch(link)).text()).toContain('location.replace');
});

test.each<[SamlFault, number, string]>([
  ['expired', 400, 'ExpiredTokenException'],
  ['future', 400, 'InvalidIdentityToken'],
  ['wrongAudience', 400, 'InvalidIdentityToken'],
  ['wrongRecipient', 400, 'InvalidIdentityToken'],
  ['noRoles', 403, 'AccessDenied'],
  ['notBase64', 400, 'InvalidIdentityToken'],
  ['malformed', 400, 'InvalidIdentityToken'],
  ['huge', 400, 'ValidationError'],
])('a response with the fault %s is refused', async (fault, status, code) => {
  expect(await assume(await faulty(fault))).toEqual([status, code]);
});

test('a response that was changed on its way has no good signature', async () => {
  const xml = Buffer.from(await responseOf(await signIn()), 'base64').toString();
  const changed = Buffer.from(xml.replace('PartnerReadOnly', 'PartnerAdminX')).toString('base64');
  expect(await assume(changed)).toEqual([400, 'InvalidIdentityToken']);
});

test('a response is redeemed within five minutes, for its own roles, without a signature', async () => {
  const response = await responseOf(await signIn());
  expect(await assume(response, { RoleArn: roleArn.replace('PartnerAdmin', 'Other') })).toEqual([403, 'AccessDenied']);
  expect(await assume(response, { DurationSeconds: '7200' })).toEqual([400, 'ValidationError']);
  simulator.clock.advanceSeconds(301);
  expect(await assume(response)).toEqual([400, 'ExpiredTokenException']);
});

test('the consumer of AWS shows the roles', async () => {
  const SAMLResponse = await responseOf(await signIn());
  const answer = await fetch(`${simulator.url}/saml`, { method: 'POST', body: new URLSearchParams({ SAMLResponse }) });
  expect(await answer.text()).toContain('444455556666 PartnerAdmin');
});
