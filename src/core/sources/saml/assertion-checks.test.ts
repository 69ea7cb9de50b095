import { describe, expect, test } from 'vitest';
import { readSamlResponse, type ReadOptions } from './assertion.ts';

const NOW = Date.parse('2026-01-15T09:00:00Z');
const MINUTE = 60_000;
const PROTOCOL = 'urn:oasis:names:tc:SAML:2.0:protocol';
const ASSERTION = 'urn:oasis:names:tc:SAML:2.0:assertion';
const SUCCESS = '<p:Status><p:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></p:Status>';
const PAIR = 'arn:aws:iam::123456789012:role/Deploy,arn:aws:iam::123456789012:saml-provider/Idp';

const at = (millis: number) => new Date(millis).toISOString();
const base64 = (text: string) => Buffer.from(text).toString('base64');
const attribute = (name: string, ...values: readonly string[]) =>
  `<Attribute Name="https://aws.amazon.com/SAML/Attributes/${name}">${values
    .map((value) => `<AttributeValue>${value}</AttributeValue>`)
    .join('')}</Attribute>`;
const statement = (...attributes: readonly string[]) =>
  `<AttributeStatement>${attributes.join('')}</AttributeStatement>`;
const confirmation = (data: string) => `<SubjectConfirmation><SubjectConfirmationData ${data}/></SubjectConfirmation>`;

interface Parts {
  readonly root?: string;
  readonly status?: string;
  /** Inside the assertion, before its roles. */
  readonly inside?: string;
  readonly roles?: string;
}

const response = ({ root = 'p:Response', status = SUCCESS, inside = '', roles }: Parts) =>
  base64(
    `<${root} xmlns:p="${PROTOCOL}" xmlns:o="urn:other" xmlns="${ASSERTION}">${status}<Assertion>${inside}${
      roles ?? statement(attribute('Role', PAIR))
    }</Assertion></${root}>`,
  );
const read = (parts: Parts, more: Partial<ReadOptions> = {}) =>
  readSamlResponse(response(parts), { nowMillis: NOW, ...more });

/** The facts of the error, or undefined where the response was read. */
function refusal(act: () => unknown): unknown {
  try {
    act();
    return undefined;
  } catch (thrown) {
    return thrown instanceof Error && 'facts' in thrown ? thrown.facts : thrown;
  }
}
const refusalOf = (parts: Parts, more: Partial<ReadOptions> = {}) => refusal(() => read(parts, more));

describe('the form of a response', () => {
  test('may have line breaks', () => {
    const encoded = response({}).replaceAll(/(.{64})/gu, '$1\r\n');
    expect(readSamlResponse(encoded, { nowMillis: NOW }).roles).toHaveLength(1);
  });

  test.each(['=', 'AA=A', 'AAA===', '====', 'A*AA', 'AA-_'])('%j is no base64', (encoded) => {
    expect(refusal(() => readSamlResponse(encoded, { nowMillis: NOW }))).toStrictEqual({ problem: 'notBase64' });
  });

  test('may have a mebibyte, and no more', () => {
    const ofLength = (length: number) => refusal(() => readSamlResponse('A'.repeat(length), { nowMillis: NOW }));
    expect(ofLength(1_048_576)).toStrictEqual({ problem: 'notXml' });
    expect(ofLength(1_048_577)).toStrictEqual({ problem: 'tooLarge' });
  });

  test.each(['p:AuthnRequest', 'o:Response', 'Response', 'Assertion'])('the root %s is no response of SAML', (root) => {
    expect(refusalOf({ root })).toStrictEqual({ problem: 'notSaml' });
  });
});

describe('a status', () => {
  const code = (value: string, inner = '') =>
    `<p:Status><p:StatusCode Value="${value}">${inner}</p:StatusCode></p:Status>`;
  const inner = '<p:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:AuthnFailed"/>';

  test.each([
    ['of a failure', code('urn:oasis:names:tc:SAML:2.0:status:Responder'), 'Responder'],
    ['with a reason', code('urn:oasis:names:tc:SAML:2.0:status:Responder', inner), 'AuthnFailed'],
    ['that is missing', '', ''],
    ['without a code', '<p:Status/>', ''],
    ['of another namespace', SUCCESS.replaceAll('p:', 'o:'), ''],
  ])('%s refuses the response, by its last word', (_what, status, word) => {
    expect(refusalOf({ status })).toStrictEqual({ problem: 'refused', status: word });
  });

  test('of success with a second code is one of success', () => {
    expect(refusalOf({ status: code('urn:oasis:names:tc:SAML:2.0:status:Success', inner) })).toBeUndefined();
  });
});

test('assertions of other namespaces are no assertion', () => {
  const of = (element: string) =>
    refusal(() =>
      readSamlResponse(
        base64(
          `<p:Response xmlns:p="${PROTOCOL}" xmlns:o="urn:other" xmlns="${ASSERTION}">${SUCCESS}${element}</p:Response>`,
        ),
        { nowMillis: NOW },
      ),
    );
  expect(of('<o:Assertion/>')).toStrictEqual({ problem: 'noAssertion' });
  expect(of('<o:EncryptedAssertion/>')).toStrictEqual({ problem: 'noAssertion' });
  expect(of('<x/><EncryptedAssertion/>')).toStrictEqual({ problem: 'encrypted' });
  expect(of('<EncryptedAssertion><Assertion/><Assertion/></EncryptedAssertion>')).toStrictEqual({
    problem: 'severalAssertions',
  });
});

describe('times', () => {
  const conditions = (attributes: string) => ({ inside: `<Conditions ${attributes}/>` });
  const subject = (...ends: readonly number[]) =>
    `<Subject>${ends.map((end) => confirmation(`NotOnOrAfter="${at(end)}"`)).join('')}</Subject>`;

  test('count from five minutes before the first', () => {
    const first = (millis: number) => refusalOf(conditions(`NotBefore="${at(millis)}"`));
    expect(first(NOW + 5 * MINUTE)).toBeUndefined();
    expect(first(NOW + 5 * MINUTE + 1)).toStrictEqual({ problem: 'notYetValid' });
  });

  test('count until five minutes after the last', () => {
    const last = (millis: number) => refusalOf(conditions(`NotOnOrAfter="${at(millis)}"`));
    expect(last(NOW - 5 * MINUTE + 1)).toBeUndefined();
    expect(last(NOW - 5 * MINUTE)).toStrictEqual({ problem: 'expired' });
  });

  test('end at the earliest of conditions and confirmations', () => {
    const end = `<Conditions NotOnOrAfter="${at(NOW + 3 * MINUTE)}"/>`;
    expect(read({ inside: end + subject(NOW + 4 * MINUTE, NOW + 2 * MINUTE) }).expiresAtMillis).toBe(NOW + 2 * MINUTE);
    expect(read({ inside: end + subject(NOW + 4 * MINUTE) }).expiresAtMillis).toBe(NOW + 3 * MINUTE);
    expect(read({ inside: subject(NOW + 4 * MINUTE) }).expiresAtMillis).toBe(NOW + 4 * MINUTE);
  });

  test.each([
    '2026-01-15 09:01:00Z',
    '2026-01-15T09:01:00',
    '2026-01-15T09:01:00+00:00',
    '2026-01-15T09:01:00.Z',
    '2026-01-15T09:01:00.1234567890Z',
    'x2026-01-15T09:01:00Z',
    '2026-01-15T09:01:00Zx',
    '2026-13-15T09:01:00Z',
    '',
  ])('in another form, as %j, are as if they were missing', (text) => {
    expect(read(conditions(`NotOnOrAfter="${text}" NotBefore="${text}"`)).expiresAtMillis).toBe(NOW + 5 * MINUTE);
  });

  test('may have parts of a second', () => {
    expect(read(conditions('NotOnOrAfter="2026-01-15T09:01:00Z"')).expiresAtMillis).toBe(NOW + 60_000);
    for (const text of ['2026-01-15T09:01:00.5Z', '2026-01-15T09:01:00.500000000Z'])
      expect(read(conditions(`NotOnOrAfter="${text}"`)).expiresAtMillis).toBe(NOW + 60_500);
  });

  test('of elements of other namespaces or elsewhere do not count', () => {
    const end = `NotOnOrAfter="${at(NOW + MINUTE)}"`;
    for (const inside of [
      `<o:Conditions ${end}/>`,
      `<o:x><Conditions ${end}/></o:x>`,
      `<Subject><SubjectConfirmationData ${end}/></Subject>`,
      confirmation(end),
    ])
      expect(read({ inside }).expiresAtMillis).toBe(NOW + 5 * MINUTE);
  });
});

describe('an audience', () => {
  const audiences = (...names: readonly string[]) => ({
    inside: `<Conditions><AudienceRestriction>${names.map((name) => `<Audience>${name}</Audience>`).join('')}</AudienceRestriction></Conditions>`,
  });

  test('must be AWS, if any is named', () => {
    expect(refusalOf(audiences('urn:amazon:webservices'))).toBeUndefined();
    expect(refusalOf(audiences('https://other.example', '\n  urn:amazon:webservices\n'))).toBeUndefined();
    expect(refusalOf(audiences())).toBeUndefined();
    expect(refusalOf(audiences('https://other.example'))).toStrictEqual({ problem: 'wrongAudience' });
  });
});

describe('a recipient', () => {
  const recipients = (...urls: readonly string[]) => ({
    inside: `<Subject>${urls.map((url) => confirmation(`Recipient="${url}"`)).join('')}</Subject>`,
  });

  test('must be an endpoint of AWS, if any is named', () => {
    expect(refusalOf(recipients('https://signin.aws.amazon.com/saml'))).toBeUndefined();
    expect(refusalOf(recipients('https://x.example/saml', 'https://signin.aws.amazon.com/saml'))).toBeUndefined();
    expect(refusalOf({ inside: `<Subject>${confirmation('')}</Subject>` })).toBeUndefined();
    expect(refusalOf(recipients('https://x.example/saml'))).toStrictEqual({ problem: 'wrongRecipient' });
  });
});

describe('the session', () => {
  const session = (...attributes: readonly string[]) => {
    const {
      roles: _roles,
      expiresAtMillis: _end,
      ...more
    } = read({
      roles: statement(attribute('Role', PAIR)) + statement(...attributes),
    });
    return more;
  };

  test('has the name and length that the identity provider gives', () => {
    expect(
      session(attribute('RoleSessionName', ' me@example.com '), attribute('SessionDuration', '\n43200')),
    ).toStrictEqual({
      sessionName: 'me@example.com',
      sessionSeconds: 43_200,
    });
    expect(session(attribute('SessionDuration', '900'))).toStrictEqual({ sessionSeconds: 900 });
  });

  test.each(['m', 'x'.repeat(65), 'me and you', 'me@example.com;', ''])('has no name as %j', (name) => {
    expect(session(attribute('RoleSessionName', name))).toStrictEqual({});
  });

  test.each(['99', '100000', '1h', '-900', '900.5', ''])('has no length as %j', (duration) => {
    expect(session(attribute('SessionDuration', duration))).toStrictEqual({});
  });

  test('goes by the first value of an attribute of AWS', () => {
    const other =
      '<Attribute Name="https://other.example/RoleSessionName"><AttributeValue>other</AttributeValue></Attribute>';
    expect(session(other, attribute('RoleSessionName', 'first', 'second'))).toStrictEqual({ sessionName: 'first' });
  });

  test('of the identity provider has the end that it says', () => {
    const inside = `<AuthnStatement SessionNotOnOrAfter="${at(NOW + 60 * MINUTE)}"/>`;
    expect(read({ inside })).toMatchObject({ idpSessionEndsAtMillis: NOW + 60 * MINUTE });
    expect(read({})).not.toHaveProperty('idpSessionEndsAtMillis');
  });
});

test('each pair of role and provider is named once, in the order of the assertion', () => {
  const role = (name: string) => `arn:aws-cn:iam::123456789012:role/a/b/${name}`;
  const provider = (name: string) => `arn:aws-cn:iam::123456789012:saml-provider/${name}`;
  const pair = (one: string, other: string) => `${role(one)},${provider(other)}`;
  const values = [pair('B', 'Idp'), pair('A', 'Idp'), pair('B', 'Other'), `${provider('Idp')},${role('B')}`];
  const { roles } = read({
    roles: statement(attribute('Role', ...values)) + statement(attribute('Role', pair('C', 'Idp'))),
  });
  expect(roles.map(({ roleName, providerArn }) => `${roleName} ${providerArn.split('/')[1]}`)).toEqual([
    'B Idp',
    'A Idp',
    'B Other',
    'C Idp',
  ]);
  expect(roles[0]).toStrictEqual({
    accountId: '123456789012',
    roleName: 'B',
    roleArn: role('B'),
    providerArn: provider('Idp'),
  });
});
