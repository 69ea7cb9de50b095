import type { Answer } from '../http/answer.ts';
import type { SimulatorRequest } from '../http/request.ts';
import type { IdentityCenter } from '../identity-center.ts';
import type { RoleCredentials } from '../portal/role-credentials.ts';
import { authenticatedCaller, type StsCaller } from './caller.ts';
import { MFA_CODE, type IamRole } from './iam.ts';
import { stsAnswer, stsError, type XmlMembers } from './sts-error.ts';

const leastSeconds = 900;
const mostSeconds = 43_200;
const chainedSeconds = 3600;

/** STS AssumeRole, signed. Limits and codes by the API reference; messages as AWS words them. */
export function assumeRole(request: SimulatorRequest, center: IdentityCenter): Answer {
  const form = new URLSearchParams(request.body);
  const caller = authenticatedCaller(request, center);
  const { accountId, roleName, arn } = parseRoleArn(form.get('RoleArn'));
  const sessionName = parseSessionName(form.get('RoleSessionName'));
  const role = center.iam.roleOf(arn);
  checkTrust(role, form, caller);
  const seconds = durationOf(form, role, caller);
  const assumedAs = `arn:${arn.split(':')[1] ?? 'aws'}:sts::${accountId}:assumed-role/${roleName}/${sessionName}`;
  const minted = center.roleCredentials.mintAssumed({
    accountId,
    roleName,
    region: caller.signedRegion,
    seconds,
    assumedAs,
  });
  return stsAnswer('AssumeRole', {
    Credentials: credentialsXml(minted),
    AssumedRoleUser: { AssumedRoleId: `AROAFAKE0000000000000:${sessionName}`, Arn: assumedAs },
  });
}

/** STS GetSessionToken for a user's static keys, with or without MFA. */
export function getSessionToken(request: SimulatorRequest, center: IdentityCenter): Answer {
  const form = new URLSearchParams(request.body);
  const caller = authenticatedCaller(request, center);
  if (caller.user === undefined) throw stsError('AccessDenied', 'Cannot call GetSessionToken with session credentials');
  if (form.get('SerialNumber') !== null) checkMfa(form, caller);
  const minted = center.roleCredentials.mintAssumed({
    accountId: caller.accountId,
    roleName: caller.user.userName,
    region: caller.signedRegion,
    seconds: wholeNumber(form.get('DurationSeconds')) ?? mostSeconds,
    assumedAs: caller.arn,
    isUserSession: true,
  });
  return stsAnswer('GetSessionToken', { Credentials: credentialsXml(minted) });
}

/** Account and name of a role, from `arn:PARTITION:iam::ACCOUNT:role/PATH/NAME`. */
export function parseRoleArn(text: string | null): { accountId: string; roleName: string; arn: string } {
  const match = /^arn:[\w-]+:iam::(\d{12}):role\/(?:[^\s]*\/)?([\w+=,.@-]{1,64})$/u.exec(text ?? '');
  if (match === null) throw stsError('ValidationError', `${text ?? ''} is invalid`);
  const [arn, accountId = '', roleName = ''] = match;
  return { accountId, roleName, arn };
}

export function credentialsXml({
  accessKeyId,
  secretAccessKey,
  sessionToken,
  expiresAtMillis,
}: RoleCredentials): XmlMembers {
  return {
    AccessKeyId: accessKeyId,
    SecretAccessKey: secretAccessKey,
    SessionToken: sessionToken,
    Expiration: new Date(expiresAtMillis).toISOString().replace(/\.\d+/u, ''),
  };
}

/** Seconds within 900 to 43,200 and the role's own maximum. */
export function sessionSeconds(text: string | null, maxSessionSeconds = 3600): number {
  const seconds = wholeNumber(text) ?? Math.min(3600, maxSessionSeconds);
  if (seconds < leastSeconds || seconds > mostSeconds) {
    const limit = seconds < leastSeconds ? 'greater than or equal to 900' : 'less than or equal to 43200';
    throw stsError(
      'ValidationError',
      `1 validation error detected: Value '${seconds}' at 'durationSeconds' failed to satisfy constraint: Member must have value ${limit}`,
    );
  }
  if (seconds > maxSessionSeconds)
    throw stsError(
      'ValidationError',
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    );
  return seconds;
}

function durationOf(form: URLSearchParams, role: IamRole, caller: StsCaller): number {
  const asked = wholeNumber(form.get('DurationSeconds'));
  if (caller.isRole && asked !== undefined && asked > chainedSeconds)
    throw stsError(
      'ValidationError',
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining',
    );
  return sessionSeconds(form.get('DurationSeconds'), role.maxSessionSeconds);
}

function parseSessionName(text: string | null): string {
  if (text !== null && /^[\w+=,.@-]{2,64}$/u.test(text)) return text;
  throw stsError(
    'ValidationError',
    `1 validation error detected: Value '${text ?? ''}' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*`,
  );
}

function checkTrust(role: IamRole, form: URLSearchParams, caller: StsCaller): void {
  const isExternalIdWrong = role.externalId !== undefined && form.get('ExternalId') !== role.externalId;
  const isMfaMissing = role.needsMfa === true && form.get('SerialNumber') === null;
  if (role.isClosed === true || isExternalIdWrong || isMfaMissing)
    throw stsError(
      'AccessDenied',
      `User: ${caller.arn} is not authorized to perform: sts:AssumeRole on resource: ${role.arn}`,
    );
  if (form.get('SerialNumber') !== null) checkMfa(form, caller);
}

function checkMfa(form: URLSearchParams, { user }: StsCaller): void {
  const isRight = form.get('SerialNumber') === user?.mfaSerial && form.get('TokenCode') === MFA_CODE;
  if (!isRight) throw stsError('AccessDenied', 'MultiFactorAuthentication failed with invalid MFA one time pass code.');
}

function wholeNumber(text: string | null): number | undefined {
  return text !== null && /^\d{1,6}$/u.test(text) ? Number(text) : undefined;
}
