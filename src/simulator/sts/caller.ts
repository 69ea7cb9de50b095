import { createHash } from 'node:crypto';
import type { SimulatorRequest } from '../http/request.ts';
import type { IdentityCenter } from '../identity-center.ts';
import type { RoleCredentials } from '../portal/role-credentials.ts';
import type { IamUser } from './iam.ts';
import { isSignedWith, signatureOf } from './signature-v4.ts';
import { stsError } from './sts-error.ts';

/** Who signed a request to STS. */
export interface StsCaller {
  readonly accountId: string;
  readonly arn: string;
  readonly userId: string;
  /** Temporary keys of a role, which may not be chained for longer than an hour. */
  readonly isRole: boolean;
  readonly user?: IamUser;
  /** The Region in the signature's scope. */
  readonly signedRegion: string;
}

/**
 * Checks Signature Version 4 of a request against minted keys and the keys of IAM users. The time of the signature is
 * not checked: callers sign by the machine's clock, which the simulator's may have left.
 * @throws ServiceError with STS's own code: no signature, unknown key, wrong secret or token, expired.
 */
export function authenticatedCaller(request: SimulatorRequest, center: IdentityCenter): StsCaller {
  const signature = signatureOf(request);
  if (signature === undefined) throw stsError('MissingAuthenticationToken', 'Request is missing Authentication Token');
  const keys = keysOf(signature.accessKeyId, request, center);
  if (keys === undefined)
    throw stsError('InvalidClientTokenId', 'The security token included in the request is invalid.');
  if (!isSignedWith(keys.secretAccessKey, request, signature))
    throw stsError(
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match the signature you provided.',
    );
  if (keys.expiresAtMillis !== undefined && center.clock.nowMillis() >= keys.expiresAtMillis)
    throw stsError('ExpiredToken', 'The security token included in the request is expired');
  return { ...keys.caller, signedRegion: signature.scope.split('/')[1] ?? '' };
}

interface Keys {
  readonly secretAccessKey: string;
  readonly expiresAtMillis?: number;
  readonly caller: Omit<StsCaller, 'signedRegion'>;
}

function keysOf(accessKeyId: string, request: SimulatorRequest, center: IdentityCenter): Keys | undefined {
  const sessionToken = request.headers['x-amz-security-token'];
  const user = center.iam.findUser(accessKeyId);
  if (user !== undefined) {
    if (sessionToken !== undefined) return undefined;
    const { accountId, userName, secretAccessKey } = user;
    const arn = `arn:aws:iam::${accountId}:user/${userName}`;
    return {
      secretAccessKey,
      caller: { accountId, arn, userId: `AIDAFAKE${shortDigest(userName, 13)}`, isRole: false, user },
    };
  }
  const minted = center.roleCredentials.find(accessKeyId);
  if (minted === undefined || sessionToken !== minted.sessionToken) return undefined;
  const { accountId, secretAccessKey, expiresAtMillis, roleName } = minted;
  const arn = arnOf(minted);
  const userId = `AROAFAKE${shortDigest(roleName, 13)}:${arn.split('/').at(-1) ?? ''}`;
  return { secretAccessKey, expiresAtMillis, caller: { accountId, arn, userId, isRole: !minted.isUserSession } };
}

/** The name of the sign-in behind every role session of IAM Identity Center. */
const person = 'person@example.com';

/** The role that IAM Identity Center makes of a permission set in an account, or the one that was assumed. */
function arnOf({ accountId, roleName, region, assumedAs }: RoleCredentials): string {
  if (assumedAs !== undefined) return assumedAs;
  return `arn:${partitionOf(region)}:sts::${accountId}:assumed-role/AWSReservedSSO_${roleName}_${digest(roleName).slice(0, 16)}/${person}`;
}

function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  return region.startsWith('eusc-') ? 'aws-eusc' : 'aws';
}

function shortDigest(text: string, length: number): string {
  return digest(text).slice(0, length).toUpperCase();
}

function digest(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
