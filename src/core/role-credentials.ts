import type { Secret } from './secret.ts';

/** Temporary keys for one role, as GetRoleCredentials answers them. */
export interface RoleCredentials {
  readonly accountId: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: Secret;
  readonly sessionToken: Secret;
  readonly expiresAtMillis: number;
}
