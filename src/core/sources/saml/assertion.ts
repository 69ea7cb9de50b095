import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import { isAwsAudience, samlSignInEndpoint } from './sign-in-endpoints.ts';
import { parseXml, type XmlElement } from './xml-tree.ts';

/** A role that an assertion allows: its ARN, and that of the SAML provider in the role's account. */
export interface SamlRole {
  readonly accountId: string;
  readonly roleName: string;
  readonly roleArn: string;
  readonly providerArn: string;
}

/** What an identity provider says of a person, as far as AWS uses it. AWS checks the signature; nothing here is proof. */
export interface SamlAssertion {
  /** In the assertion's order, without repeats. At least one. */
  readonly roles: readonly SamlRole[];
  /** RoleSessionName: usually an e-mail address. */
  readonly sessionName?: string;
  /** SessionDuration: how long the identity provider wants role sessions to last, in seconds. */
  readonly sessionSeconds?: number;
  /** SessionNotOnOrAfter: when the person's session at the identity provider ends. */
  readonly idpSessionEndsAtMillis?: number;
  /** Until when AWS redeems it: the earliest NotOnOrAfter. */
  readonly expiresAtMillis: number;
}

/** Why a response cannot be used; the fact `problem` of `samlResponseInvalid`. */
export type SamlProblem =
  | 'tooLarge'
  | 'notBase64'
  | 'notXml'
  | 'entities'
  | 'notSaml'
  | 'refused'
  | 'encrypted'
  | 'severalAssertions'
  | 'noAssertion'
  | 'expired'
  | 'notYetValid'
  | 'wrongAudience'
  | 'wrongRecipient'
  | 'noRoles';

const PROTOCOL = 'urn:oasis:names:tc:SAML:2.0:protocol';
const ASSERTION = 'urn:oasis:names:tc:SAML:2.0:assertion';
const SUCCESS = 'urn:oasis:names:tc:SAML:2.0:status:Success';
const ATTRIBUTES = 'https://aws.amazon.com/SAML/Attributes/';

const MOST_BASE64_CHARACTERS = 1024 * 1024;
/** AWS allows five minutes for clocks that differ; Daypass refuses only what AWS would refuse too. */
const CLOCK_SKEW_MILLIS = 5 * 60_000;
const ROLE_ARN = /^arn:aws[a-z-]*:iam::(\d{12}):role\/(?:[\x21-\x7e]{1,512}\/)?([\w+=,.@-]{1,64})$/u;
const PROVIDER_ARN = /^arn:aws[a-z-]*:iam::(\d{12}):saml-provider\/[\w.-]{1,128}$/u;

export interface ReadOptions {
  readonly nowMillis: number;
  /** Accepted as recipient besides AWS's own endpoints: the loopback address that an administrator set. */
  readonly loopbackRecipient?: string;
}

/**
 * Reads the SAMLResponse form value (SAML 2.0 Core §3.2.2, §2.3; IAM User Guide, "Configure SAML assertions").
 * @throws DaypassError `samlResponseInvalid` with the fact `problem`, see SamlProblem; for `refused` also `status`.
 */
export function readSamlResponse(encoded: string, options: ReadOptions): SamlAssertion {
  const response = parseResponse(encoded);
  checkStatus(response);
  const assertion = onlyAssertion(response);
  checkTimes(assertion, options.nowMillis);
  checkAudience(assertion);
  checkRecipient(assertion, options.loopbackRecipient);
  const roles = rolesOf(assertion);
  if (roles.length === 0) throw problem('noRoles');
  return { roles, ...sessionOf(assertion), expiresAtMillis: expiryOf(assertion, options.nowMillis) };
}

function parseResponse(encoded: string): XmlElement {
  const base64 = encoded.replaceAll(/\s/gu, '');
  if (base64.length > MOST_BASE64_CHARACTERS) throw problem('tooLarge');
  if (!/^[A-Za-z0-9+/]+={0,2}$/u.test(base64)) throw problem('notBase64');
  const root = parseXml(Buffer.from(base64, 'base64').toString('utf8'));
  if (root === 'doctype') throw problem('entities');
  if (typeof root === 'string') throw problem(root === 'limits' ? 'tooLarge' : 'notXml');
  if (root.namespace !== PROTOCOL || root.name !== 'Response') throw problem('notSaml');
  return root;
}

function checkStatus(response: XmlElement): void {
  const status = child(child(response, PROTOCOL, 'Status'), PROTOCOL, 'StatusCode');
  const value = status?.attributes.get('Value');
  if (value === SUCCESS) return;
  const inner = child(status, PROTOCOL, 'StatusCode')?.attributes.get('Value') ?? value ?? '';
  throw problem('refused', inner.split(':').at(-1));
}

/**
 * The one assertion directly below the response. Where there are several, AWS and Daypass could each read another one
 * (signature wrapping), so they are refused.
 */
function onlyAssertion(response: XmlElement): XmlElement {
  const all = descendants(response).filter((element) => isSaml(element, 'Assertion'));
  if (all.length > 1) throw problem('severalAssertions');
  const assertion = response.children.find((element) => isSaml(element, 'Assertion'));
  if (assertion !== undefined) return assertion;
  throw problem(
    response.children.some((element) => isSaml(element, 'EncryptedAssertion')) ? 'encrypted' : 'noAssertion',
  );
}

function checkTimes(assertion: XmlElement, nowMillis: number): void {
  const notBefore = instantOf(child(assertion, ASSERTION, 'Conditions')?.attributes.get('NotBefore'));
  if (notBefore !== undefined && nowMillis < notBefore - CLOCK_SKEW_MILLIS) throw problem('notYetValid');
  if (nowMillis >= expiryOf(assertion, nowMillis) + CLOCK_SKEW_MILLIS) throw problem('expired');
}

function checkAudience(assertion: XmlElement): void {
  const audiences = children(child(assertion, ASSERTION, 'Conditions'), ASSERTION, 'AudienceRestriction')
    .flatMap((restriction) => children(restriction, ASSERTION, 'Audience'))
    .map(({ text }) => text.trim());
  if (audiences.length > 0 && !audiences.some((audience) => isAwsAudience(audience))) throw problem('wrongAudience');
}

function checkRecipient(assertion: XmlElement, loopbackRecipient: string | undefined): void {
  const recipients = confirmationsOf(assertion).flatMap(({ attributes }) => attributes.get('Recipient') ?? []);
  const isKnown = (recipient: string): boolean =>
    recipient === loopbackRecipient || samlSignInEndpoint(recipient) !== undefined;
  if (recipients.length > 0 && !recipients.some((recipient) => isKnown(recipient))) throw problem('wrongRecipient');
}

function rolesOf(assertion: XmlElement): readonly SamlRole[] {
  const roles = attributeValues(assertion, 'Role').flatMap((value) => samlRole(value) ?? []);
  return [...new Map(roles.map((role) => [`${role.roleArn} ${role.providerArn}`, role])).values()];
}

/** The two ARNs of a Role value, in either order; identity providers put blanks and line breaks around them. */
function samlRole(value: string): SamlRole | undefined {
  const arns = value.split(',').map((part) => part.trim());
  if (arns.length !== 2) return undefined;
  const roleArn = arns.find((arn) => ROLE_ARN.test(arn));
  const providerArn = arns.find((arn) => PROVIDER_ARN.test(arn));
  if (roleArn === undefined || providerArn === undefined) return undefined;
  const [, accountId = '', roleName = ''] = ROLE_ARN.exec(roleArn) ?? [];
  return { accountId, roleName, roleArn, providerArn };
}

function sessionOf(
  assertion: XmlElement,
): Pick<SamlAssertion, 'sessionName' | 'sessionSeconds' | 'idpSessionEndsAtMillis'> {
  const [sessionName = ''] = attributeValues(assertion, 'RoleSessionName');
  const [duration = ''] = attributeValues(assertion, 'SessionDuration');
  const statement = child(assertion, ASSERTION, 'AuthnStatement');
  const idpSessionEndsAtMillis = instantOf(statement?.attributes.get('SessionNotOnOrAfter'));
  return {
    ...(/^[\w+=,.@-]{2,64}$/u.test(sessionName) && { sessionName }),
    ...(/^\d{3,5}$/u.test(duration) && { sessionSeconds: Number(duration) }),
    ...(idpSessionEndsAtMillis !== undefined && { idpSessionEndsAtMillis }),
  };
}

/** The earliest NotOnOrAfter of conditions and subject confirmation; without one, AWS's own five minutes from now. */
function expiryOf(assertion: XmlElement, nowMillis: number): number {
  const ends = [child(assertion, ASSERTION, 'Conditions'), ...confirmationsOf(assertion)].flatMap(
    (element) => instantOf(element?.attributes.get('NotOnOrAfter')) ?? [],
  );
  return ends.length === 0 ? nowMillis + CLOCK_SKEW_MILLIS : Math.min(...ends);
}

function confirmationsOf(assertion: XmlElement): readonly XmlElement[] {
  return children(child(assertion, ASSERTION, 'Subject'), ASSERTION, 'SubjectConfirmation').flatMap((confirmation) =>
    children(confirmation, ASSERTION, 'SubjectConfirmationData'),
  );
}

function attributeValues(assertion: XmlElement, name: string): readonly string[] {
  return children(assertion, ASSERTION, 'AttributeStatement')
    .flatMap((statement) => children(statement, ASSERTION, 'Attribute'))
    .filter(({ attributes }) => attributes.get('Name') === ATTRIBUTES + name)
    .flatMap((attribute) => children(attribute, ASSERTION, 'AttributeValue'))
    .map(({ text }) => text.trim());
}

/** `YYYY-MM-DDTHH:MM:SS[.sss]Z` (xs:dateTime in UTC, SAML 2.0 Core §1.3.3) in epoch milliseconds. */
function instantOf(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/u.test(text)) return undefined;
  const millis = Date.parse(text);
  return Number.isNaN(millis) ? undefined : millis;
}

function isSaml({ namespace, name }: XmlElement, wanted: string): boolean {
  return namespace === ASSERTION && name === wanted;
}

function child(parent: XmlElement | undefined, namespace: string, name: string): XmlElement | undefined {
  return children(parent, namespace, name)[0];
}

function children(parent: XmlElement | undefined, namespace: string, name: string): readonly XmlElement[] {
  return parent?.children.filter((element) => element.namespace === namespace && element.name === name) ?? [];
}

function descendants(element: XmlElement): readonly XmlElement[] {
  return element.children.flatMap((inner) => [inner, ...descendants(inner)]);
}

function problem(name: SamlProblem, status?: string): DaypassError {
  return new DaypassError('samlResponseInvalid', { problem: name, ...(status !== undefined && { status }) });
}
