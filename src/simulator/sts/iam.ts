/** A user of IAM with static keys. */
export interface IamUser {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly accountId: string;
  readonly userName: string;
  /** The ARN or serial number of the user's MFA device. */
  readonly mfaSerial?: string;
}

/** What a role asks of those who assume it. Roles that were not added ask nothing and last an hour at most. */
export interface IamRole {
  readonly arn: string;
  readonly externalId?: string;
  readonly needsMfa?: boolean;
  /** 3600 to 43200; default 3600. */
  readonly maxSessionSeconds?: number;
  /** True: every AssumeRole is refused, as for a role whose trust policy does not name the caller. */
  readonly isClosed?: boolean;
}

/** The user that is there from the start. */
export const FIRST_USER: IamUser = {
  accessKeyId: 'AKIAFAKEUSER00000001',
  secretAccessKey: 'FAKE+/static-user-secret-key-00000000001',
  accountId: '111122223333',
  userName: 'fake-user',
  mfaSerial: 'arn:aws:iam::111122223333:mfa/fake-user',
};

/** The one-time code that every MFA device of the simulator shows. */
export const MFA_CODE = '123456';

/** Users with static keys, and roles that can be assumed. */
export class IamStore {
  readonly #users = new Map<string, IamUser>([[FIRST_USER.accessKeyId, FIRST_USER]]);
  readonly #roles = new Map<string, IamRole>();

  addUser(user: IamUser): void {
    this.#users.set(user.accessKeyId, user);
  }

  /** Adds a role, or replaces what it asks for. */
  setRole(role: IamRole): void {
    this.#roles.set(role.arn, role);
  }

  findUser(accessKeyId: string): IamUser | undefined {
    return this.#users.get(accessKeyId);
  }

  roleOf(arn: string): IamRole {
    return this.#roles.get(arn) ?? { arn };
  }
}
