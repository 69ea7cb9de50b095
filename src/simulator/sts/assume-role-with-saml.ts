import type { Answer } from '../http/answer.ts';
import type { SimulatorRequest } from '../http/request.ts';
import type { IdentityCenter } from '../identity-center.ts';
import type { IssuedResponse } from '../saml/issued-responses.ts';
import { credentialsXml, parseRoleArn, sessionSeconds } from './assume-role.ts';
import { stsAnswer, stsError } from './sts-error.ts';

/** A response is redeemed within five minutes, whatever it says of its own end. */
const redeemableMillis = 5 * 60_000;

/** STS AssumeRoleWithSAML: unsigned; the assertion alone is the proof. */
export function assumeRoleWithSaml(request: SimulatorRequest, center: IdentityCenter): Answer {
  if (request.headers.authorization !== undefined)
    throw stsError('ValidationError', 'AssumeRoleWithSAML is called without a signature.');
  const form = new URLSearchParams(request.body);
  const { accountId, roleName, arn } = parseRoleArn(form.get('RoleArn'));
  const issued = redeemableResponse(form.get('SAMLAssertion') ?? '', center);
  const isOffered = issued.roles.some(
    ({ roleArn, providerArn }) => roleArn === arn && providerArn === form.get('PrincipalArn'),
  );
  const role = center.iam.roleOf(arn);
  if (!isOffered || role.isClosed === true)
    throw stsError('AccessDenied', 'Not authorized to perform sts:AssumeRoleWithSAML');
  const seconds = sessionSeconds(form.get('DurationSeconds'), role.maxSessionSeconds);
  const assumedAs = `arn:${arn.split(':')[1] ?? 'aws'}:sts::${accountId}:assumed-role/${roleName}/${issued.subject}`;
  const minted = center.roleCredentials.mintAssumed({
    accountId,
    roleName,
    region: request.region ?? center.portals[0]?.region ?? 'us-east-1',
    seconds,
    assumedAs,
  });
  return stsAnswer('AssumeRoleWithSAML', {
    Credentials: credentialsXml(minted),
    AssumedRoleUser: { AssumedRoleId: `AROAFAKE0000000000000:${issued.subject}`, Arn: assumedAs },
    Subject: issued.subject,
    SubjectType: 'persistent',
    Issuer: issued.issuer,
    Audience: issued.recipient,
  });
}

function redeemableResponse(encoded: string, center: IdentityCenter): IssuedResponse {
  if (encoded.length < 4 || encoded.length > 100_000)
    throw stsError(
      'ValidationError',
      "1 validation error detected: Value at 'sAMLAssertion' failed to satisfy constraint: Member must have length less than or equal to 100000",
    );
  if (!/^[A-Za-z0-9+/]+={0,2}$/u.test(encoded)) throw stsError('InvalidIdentityToken', 'Invalid base64 SAMLResponse');
  const issued = center.samlResponses.find(Buffer.from(encoded, 'base64'));
  if (issued === undefined) throw stsError('InvalidIdentityToken', 'Response signature invalid');
  const nowMillis = center.clock.nowMillis();
  if (nowMillis < issued.notBeforeMillis) throw stsError('InvalidIdentityToken', 'Response is not yet valid');
  if (nowMillis >= issued.notOnOrAfterMillis) throw stsError('ExpiredTokenException', 'Response has expired');
  if (nowMillis >= issued.notBeforeMillis + redeemableMillis + 5000)
    throw stsError('ExpiredTokenException', 'Token must be redeemed within 5 minutes of issuance');
  if (issued.audience !== 'https://signin.aws.amazon.com/saml' && !issued.audience.startsWith('urn:amazon:webservices'))
    throw stsError('InvalidIdentityToken', 'Invalid audience');
  if (!/^(?:https:\/\/(?:[\w-]+\.)?signin\.|http:\/\/127\.0\.0\.1)/u.test(issued.recipient))
    throw stsError('InvalidIdentityToken', 'Issuer or recipient not valid');
  return issued;
}
