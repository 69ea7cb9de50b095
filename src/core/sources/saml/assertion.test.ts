import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import {
  FIRST_SAML_APPLICATION,
  IDP_PERSON,
  samlRole,
  startSimulator,
  type SamlApplication,
  type Simulator,
} from '../../../simulator/index.ts';
import { readSamlResponse, type SamlAssertion, type SamlProblem } from './assertion.ts';

const { id } = FIRST_SAML_APPLICATION;
const nowMillis = Date.parse('2026-01-15T09:00:00Z');

describe('a response of the simulated identity provider', () => {
  let simulator: Simulator;

  beforeEach(async () => {
    simulator = await startSimulator({ now: () => nowMillis });
  });
  afterEach(() => simulator.close());

  async function respond(change: Partial<SamlApplication> = {}): Promise<string> {
    simulator.samlApplications.change(id, change);
    const body = new URLSearchParams({ app: id, ...IDP_PERSON });
    const signedIn = await fetch(`${simulator.url}/idp/sign-in`, { method: 'POST', body, redirect: 'manual' });
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    const page = await (await fetch(`${simulator.url}/idp/sso?app=${id}`, { headers: { cookie } })).text();
    return /name="SAMLResponse"\s+value="([^"]*)"/u.exec(page)?.[1] ?? '';
  }

  const read = (encoded: string): SamlAssertion => readSamlResponse(encoded, { nowMillis });

  test.each(['roleFirst', 'providerFirst'] as const)('names its roles, %s', async (roleOrder) => {
    const { roles, ...session } = read(await respond({ roleOrder }));
    expect(roles.map(({ accountId, roleName }) => `${accountId} ${roleName}`)).toEqual([
      '444455556666 PartnerAdmin',
      '444455556666 PartnerReadOnly',
      '777788889999 PartnerReadOnly',
    ]);
    expect(session).toEqual({
      sessionName: 'person@example.com',
      sessionSeconds: 3600,
      expiresAtMillis: nowMillis + 300_000,
    });
  });

  test('names 40 roles in 12 accounts', async () => {
    const roles = Array.from({ length: 40 }, (_, at) =>
      samlRole(`1000000000${String(at % 12).padStart(2, '0')}`, `R${at}`),
    );
    const read40 = read(await respond({ roles }));
    expect(read40.roles).toHaveLength(40);
    expect(new Set(read40.roles.map(({ accountId }) => accountId)).size).toBe(12);
  });

  test('is read whole at 300 KB', async () => {
    const encoded = await respond({ fault: 'huge' });
    expect(encoded.length).toBeGreaterThan(280_000);
    expect(read(encoded).roles).toHaveLength(3);
  });

  test('with a comment inside a value means what canonical XML makes of it', async () => {
    expect(read(await respond({ fault: 'comment' })).roles[0]).toMatchObject({ roleName: 'PartnerAdmin' });
  });

  test('that repeats its roles names each once', async () => {
    expect(read(await respond({ fault: 'duplicateAttributes' })).roles).toHaveLength(3);
  });

  test.each([
    ['billionLaughs', 'entities'],
    ['external', 'entities'],
    ['encrypted', 'encrypted'],
    ['errorStatus', 'refused'],
    ['expired', 'expired'],
    ['future', 'notYetValid'],
    ['malformed', 'notXml'],
    ['noRoles', 'noRoles'],
    ['notBase64', 'notBase64'],
    ['severalAssertions', 'severalAssertions'],
    ['signatureWrapping', 'severalAssertions'],
    ['wrongAudience', 'wrongAudience'],
    ['wrongRecipient', 'wrongRecipient'],
  ] as const)('with the fault %s is refused as %s', async (fault, problem) => {
    const encoded = await respond({ fault });
    expect(problemOf(() => read(encoded))).toBe(problem);
  });
});

const saml = (inside: string): string =>
  Buffer.from(
    `<p:Response xmlns:p="urn:oasis:names:tc:SAML:2.0:protocol" xmlns="urn:oasis:names:tc:SAML:2.0:assertion"><p:Status><p:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></p:Status>${inside}</p:Response>`,
  ).toString('base64');
const withRole = (value: string, more = ''): string =>
  saml(
    `<Assertion>${more}<AttributeStatement><Attribute Name="https://aws.amazon.com/SAML/Attributes/Role"><AttributeValue>${value}</AttributeValue></Attribute></AttributeStatement></Assertion>`,
  );
const role = 'arn:aws:iam::123456789012:role/path/Deploy';
const provider = 'arn:aws:iam::123456789012:saml-provider/Idp';

describe('a Role value', () => {
  test.each([
    `${role},${provider}`,
    `${provider},${role}`,
    `\n   ${role} ,\n   ${provider}\n  `,
    `<![CDATA[${role},${provider}]]>`,
  ])('%j is a pair of ARNs', (value) => {
    expect(readSamlResponse(withRole(value), { nowMillis }).roles).toEqual([
      { accountId: '123456789012', roleName: 'Deploy', roleArn: role, providerArn: provider },
    ]);
  });

  test.each(['', role, `${role},${role}`, `${role},${provider},x`, `${role};${provider}`, `${role}\u202e,${provider}`])(
    '%j is none',
    (value) => {
      expect(problemOf(() => readSamlResponse(withRole(value), { nowMillis }))).toBe('noRoles');
    },
  );
});

test('without times AWS’s own five minutes count', () => {
  const { expiresAtMillis } = readSamlResponse(withRole(`${role},${provider}`), { nowMillis });
  expect(expiresAtMillis).toBe(nowMillis + 300_000);
});

test('the loopback recipient is accepted where it was asked for', () => {
  const loopbackRecipient = 'http://127.0.0.1:4321/saml';
  const subject = `<Subject><SubjectConfirmation><SubjectConfirmationData Recipient="${loopbackRecipient}"/></SubjectConfirmation></Subject>`;
  const encoded = withRole(`${role},${provider}`, subject);
  expect(readSamlResponse(encoded, { nowMillis, loopbackRecipient }).roles).toHaveLength(1);
  expect(problemOf(() => readSamlResponse(encoded, { nowMillis }))).toBe('wrongRecipient');
});

test.each<[string, string, SamlProblem]>([
  ['nothing', '', 'notBase64'],
  ['another root', Buffer.from('<html/>').toString('base64'), 'notSaml'],
  ['text', Buffer.from('hello').toString('base64'), 'notXml'],
  ['a response without an assertion', saml(''), 'noAssertion'],
  ['an assertion hidden in another element', saml('<x><Assertion/></x>'), 'noAssertion'],
  ['very deep elements', saml('<a>'.repeat(100_000)), 'tooLarge'],
  ['very many elements', saml('<a/>'.repeat(30_000)), 'tooLarge'],
  ['more than a megabyte', 'A'.repeat(1_100_000), 'tooLarge'],
  ['two root elements', Buffer.from('<a/><b/>').toString('base64'), 'notXml'],
  ['an undeclared namespace', saml('<q:Assertion/>'), 'notXml'],
])('%s is refused', (_what, encoded, problem) => {
  expect(problemOf(() => readSamlResponse(encoded, { nowMillis }))).toBe(problem);
});

test('any bytes are read or refused in words', () => {
  const alphabet = fc.constantFrom(
    '<',
    '>',
    '/',
    '&',
    ';',
    '"',
    ' ',
    'Assertion',
    'x',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
  );
  fc.assert(
    fc.property(fc.array(alphabet, { maxLength: 60 }), (parts) => {
      const outcome = problemOf(() => readSamlResponse(saml(parts.join('')), { nowMillis }));
      expect(outcome).not.toBe('another error');
    }),
  );
});

function problemOf(act: () => unknown): unknown {
  try {
    act();
    return 'none';
  } catch (thrown) {
    if (!(thrown instanceof DaypassError) || thrown.code !== 'samlResponseInvalid') return 'another error';
    return thrown.facts['problem'];
  }
}
