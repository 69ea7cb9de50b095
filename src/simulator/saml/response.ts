import type { IdentityCenter } from '../identity-center.ts';
import { escapeHtml as escapeXml } from '../pages/html.ts';
import { randomToken } from '../random-text.ts';
import { samlRole, type SamlApplication, type SamlFault, type SamlRole } from './applications.ts';

const SAML = 'urn:oasis:names:tc:SAML:2.0';
const ATTRIBUTES = 'https://aws.amazon.com/SAML/Attributes';
const SUBJECT = 'person@example.com';

/**
 * The SAMLResponse form value of an application, base64, with the application's fault worked into it. Remembers what
 * it signs, so that STS can check it.
 */
export function samlResponse(application: SamlApplication, center: IdentityCenter): string {
  const { fault } = application;
  if (fault === 'notBase64') return '!!! this is not base64 !!!';
  const xml = responseXml(application, center);
  if (fault === 'malformed') return base64(xml.slice(0, Math.floor(xml.length / 2)));
  return base64(xml);
}

function responseXml(application: SamlApplication, center: IdentityCenter): string {
  const times = timesOf(application, center.clock.nowMillis());
  const issuer = `${center.pageOrigin}/idp`;
  const recipient = application.fault === 'wrongRecipient' ? 'https://evil.example/saml' : application.acsUrl;
  const audience = application.fault === 'wrongAudience' ? 'https://other.example/audience' : application.audience;
  const roles = rolesOf(application);
  const parts = { application, issuer, recipient, audience, roles, ...times };
  const xml = `${prologOf(application.fault)}<samlp:Response xmlns:samlp="${SAML}:protocol" xmlns:saml="${SAML}:assertion" ID="_${randomToken(15)}" Version="2.0" IssueInstant="${instant(times.issuedMillis)}" Destination="${escapeXml(application.acsUrl)}"><saml:Issuer>${escapeXml(issuer)}</saml:Issuer>${statusXml(application.fault)}${assertionsXml(parts)}</samlp:Response>`;
  center.samlResponses.remember(xml, {
    roles,
    subject: SUBJECT,
    issuer,
    audience,
    recipient,
    notBeforeMillis: times.notBeforeMillis,
    notOnOrAfterMillis: times.notOnOrAfterMillis,
  });
  return xml;
}

interface AssertionParts extends Times {
  readonly application: SamlApplication;
  readonly issuer: string;
  readonly recipient: string;
  readonly audience: string;
  readonly roles: readonly SamlRole[];
}

interface Times {
  readonly issuedMillis: number;
  readonly notBeforeMillis: number;
  readonly notOnOrAfterMillis: number;
}

function timesOf({ fault, lifeSeconds }: SamlApplication, nowMillis: number): Times {
  const shiftMillis = fault === 'expired' ? -7_200_000 : fault === 'future' ? 7_200_000 : 0;
  const issuedMillis = nowMillis + shiftMillis;
  return {
    issuedMillis,
    notBeforeMillis: issuedMillis - 5000,
    notOnOrAfterMillis: issuedMillis + lifeSeconds * 1000,
  };
}

function rolesOf({ fault, roles }: SamlApplication): readonly SamlRole[] {
  return fault === 'noRoles' ? [] : roles;
}

/** Entities, as XML attacks declare them: one that reads a file, one that grows. */
function prologOf(fault: SamlFault | undefined): string {
  if (fault === 'external') return '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
  if (fault !== 'billionLaughs') return '<?xml version="1.0" encoding="UTF-8"?>';
  const lines = Array.from({ length: 12 }, (_, at) =>
    at === 0 ? '<!ENTITY l0 "lol">' : `<!ENTITY l${at} "${`&l${at - 1};`.repeat(10)}">`,
  );
  return `<!DOCTYPE r [${lines.join('')}]>`;
}

function statusXml(fault: SamlFault | undefined): string {
  if (fault !== 'errorStatus') return `<samlp:Status><samlp:StatusCode Value="${SAML}:status:Success"/></samlp:Status>`;
  return `<samlp:Status><samlp:StatusCode Value="${SAML}:status:Responder"><samlp:StatusCode Value="${SAML}:status:RequestDenied"/></samlp:StatusCode><samlp:StatusMessage>The user is not assigned to this application.</samlp:StatusMessage></samlp:Status>`;
}

function assertionsXml(parts: AssertionParts): string {
  const { fault } = parts.application;
  if (fault === 'errorStatus') return '';
  if (fault === 'encrypted')
    return '<saml:EncryptedAssertion><xenc:EncryptedData xmlns:xenc="http://www.w3.org/2001/04/xmlenc#"><xenc:CipherData><xenc:CipherValue>RkFLRQ==</xenc:CipherValue></xenc:CipherData></xenc:EncryptedData></saml:EncryptedAssertion>';
  const assertion = assertionXml(parts);
  if (fault === 'severalAssertions') return assertion + assertion;
  if (fault !== 'signatureWrapping') return assertion;
  const forged = assertionXml({ ...parts, roles: [samlRole('666666666666', 'Forged')] });
  return `<samlp:Extensions>${assertion}</samlp:Extensions>${forged}`;
}

function assertionXml(parts: AssertionParts): string {
  const { application, issuer, recipient, audience } = parts;
  const end = instant(parts.notOnOrAfterMillis);
  return (
    `<saml:Assertion ID="_${randomToken(15)}" Version="2.0" IssueInstant="${instant(parts.issuedMillis)}">` +
    `<saml:Issuer>${escapeXml(issuer)}</saml:Issuer>` +
    `<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignatureValue>RkFLRS1zaWduYXR1cmU=</ds:SignatureValue></ds:Signature>` +
    `<saml:Subject><saml:NameID Format="${SAML}:nameid-format:persistent">${SUBJECT}</saml:NameID>` +
    `<saml:SubjectConfirmation Method="${SAML}:cm:bearer"><saml:SubjectConfirmationData NotOnOrAfter="${end}" Recipient="${escapeXml(recipient)}"/></saml:SubjectConfirmation></saml:Subject>` +
    `<saml:Conditions NotBefore="${instant(parts.notBeforeMillis)}" NotOnOrAfter="${end}"><saml:AudienceRestriction><saml:Audience>${escapeXml(audience)}</saml:Audience></saml:AudienceRestriction></saml:Conditions>` +
    `<saml:AuthnStatement AuthnInstant="${instant(parts.issuedMillis)}" SessionIndex="_1"/>` +
    `<saml:AttributeStatement>${attributesXml(application, parts.roles)}</saml:AttributeStatement></saml:Assertion>`
  );
}

function attributesXml(application: SamlApplication, roles: readonly SamlRole[]): string {
  const { fault, sessionSeconds } = application;
  const values = roles.map((role) => roleValue(role, application));
  const duration =
    sessionSeconds === undefined ? '' : attribute(`${ATTRIBUTES}/SessionDuration`, [String(sessionSeconds)]);
  const role = values.length === 0 ? '' : attribute(`${ATTRIBUTES}/Role`, values);
  const padding = fault === 'huge' ? attribute('https://example.com/groups', ['x'.repeat(220_000)]) : '';
  return (
    attribute(`${ATTRIBUTES}/RoleSessionName`, [SUBJECT]) +
    role +
    (fault === 'duplicateAttributes' ? role : '') +
    duration +
    padding
  );
}

function roleValue({ roleArn, providerArn }: SamlRole, { fault, roleOrder }: SamlApplication): string {
  const pair = roleOrder === 'roleFirst' ? [roleArn, providerArn] : [providerArn, roleArn];
  const text = escapeXml(pair.join(', '));
  if (fault === 'comment') return text.replace(':role/', ':role/<!-- a comment -->');
  return fault === 'external' ? `&x;${text}` : fault === 'billionLaughs' ? `&l11;${text}` : text;
}

/** Values are XML already. */
function attribute(name: string, values: readonly string[]): string {
  const items = values.map((value) => `<saml:AttributeValue>${value}</saml:AttributeValue>`).join('');
  return `<saml:Attribute Name="${name}">${items}</saml:Attribute>`;
}

function instant(millis: number): string {
  return new Date(millis).toISOString();
}

function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}
