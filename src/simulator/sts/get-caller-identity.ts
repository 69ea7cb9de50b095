import { createHash } from 'node:crypto';
import type { Answer } from '../http/answer.ts';
import type { SimulatorRequest } from '../http/request.ts';
import { ServiceError } from '../http/service-error.ts';
import type { IdentityCenter } from '../identity-center.ts';
import { escapeHtml as escapeXml } from '../pages/html.ts';
import type { RoleCredentials } from '../portal/role-credentials.ts';
import { isSignedWith, signatureOf } from './signature-v4.ts';

/**
 * STS GetCallerIdentity: POST `/` with form members Action and Version, signed with minted keys. Here so that a real
 * `aws sts get-caller-identity` proves that keys arrived whole. The time of the signature is not looked at: callers
 * sign by the machine's clock, which the simulator's may have left.
 */
export function getCallerIdentity(request: SimulatorRequest, center: IdentityCenter): Answer {
  const action = new URLSearchParams(request.body).get('Action');
  if (action !== 'GetCallerIdentity')
    throw stsError(400, 'InvalidAction', `Could not find operation ${action ?? ''} for version 2011-06-15`);
  const credentials = authenticatedCaller(request, center);
  const { accountId } = credentials;
  return xmlAnswer(
    200,
    `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>` +
      `<Arn>${escapeXml(arnOf(credentials))}</Arn><UserId>AROAFAKE${digest(credentials.roleName).slice(0, 13).toUpperCase()}:${person}</UserId>` +
      `<Account>${accountId}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`,
  );
}

/** The name of the sign-in behind every role session. */
const person = 'person@example.com';

/** @throws ServiceError with STS's own code: no signature, unknown key, wrong secret or token, expired. */
function authenticatedCaller(request: SimulatorRequest, center: IdentityCenter): RoleCredentials {
  const signature = signatureOf(request);
  if (signature === undefined)
    throw stsError(403, 'MissingAuthenticationToken', 'Request is missing Authentication Token');
  const credentials = center.roleCredentials.find(signature.accessKeyId);
  if (credentials === undefined || request.headers['x-amz-security-token'] !== credentials.sessionToken)
    throw stsError(403, 'InvalidClientTokenId', 'The security token included in the request is invalid.');
  if (!isSignedWith(credentials.secretAccessKey, request, signature))
    throw stsError(
      403,
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match the signature you provided.',
    );
  if (center.clock.nowMillis() >= credentials.expiresAtMillis)
    throw stsError(403, 'ExpiredToken', 'The security token included in the request is expired');
  return credentials;
}

/** The role that IAM Identity Center makes of a permission set in an account. */
function arnOf({ accountId, roleName, region }: RoleCredentials): string {
  return `arn:${partitionOf(region)}:sts::${accountId}:assumed-role/AWSReservedSSO_${roleName}_${digest(roleName).slice(0, 16)}/${person}`;
}

function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  return region.startsWith('eusc-') ? 'aws-eusc' : 'aws';
}

function digest(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

function stsError(status: number, code: string, message: string): ServiceError {
  const error = `<Type>Sender</Type><Code>${code}</Code><Message>${escapeXml(message)}</Message>`;
  return new ServiceError(
    code,
    xmlAnswer(
      status,
      `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error>${error}</Error></ErrorResponse>`,
    ),
  );
}

function xmlAnswer(status: number, body: string): Answer {
  return { status, headers: { 'content-type': 'text/xml', 'cache-control': 'no-store' }, body };
}
