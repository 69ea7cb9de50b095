import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import { LockedJson } from '../../disk/write/locked-json.ts';
import type { OwnPaths } from '../../disk/paths/own-paths.ts';
import type { Ports } from '../../ports.ts';
import { isObject } from '../../check.ts';

/** A SAML application that the person has added under a name. */
export interface SamlAccount {
  /** Random; names its session and browser profile, so that both outlive a new name. */
  readonly id: string;
  readonly name: string;
  /** What a browser opens to sign in. */
  readonly url: string;
  /** Port of `http://127.0.0.1:PORT/saml`, where an administrator has set that as the application's ACS URL. */
  readonly loopbackPort?: number;
  /** How long keys should live, in seconds. Left out: as the identity provider says, else an hour. */
  readonly sessionSeconds?: number;
  /** Earlier names: profiles may still say them. */
  readonly formerNames?: readonly string[];
  /** Per role ARN, the most seconds that the role has allowed, where it refused more. */
  readonly allowedSeconds?: Readonly<Record<string, number>>;
}

export type NewSamlAccount = Pick<SamlAccount, 'name' | 'url' | 'loopbackPort' | 'sessionSeconds'>;

/** The SAML applications, in a file of our own that app and command line share. Rejects: sessionExists, sessionUnknown, busy, and what writing can meet. */
export class SamlAccounts {
  readonly #file: LockedJson<readonly SamlAccount[]>;
  readonly #random: Ports['random'];

  constructor(
    { samlAccountsPath, locksDir }: Pick<OwnPaths, 'samlAccountsPath' | 'locksDir'>,
    ports: Pick<Ports, 'clock' | 'alarm' | 'random'>,
  ) {
    this.#file = new LockedJson(
      {
        path: samlAccountsPath,
        locksDir,
        name: 'saml-accounts',
        parse: parseAccounts,
        toJson: (accounts) => ({ accounts }),
        empty: [],
      },
      ports,
    );
    this.#random = ports.random;
  }

  list(): Promise<readonly SamlAccount[]> {
    return this.#file.read();
  }

  async add(account: NewSamlAccount): Promise<SamlAccount> {
    const added = { id: Buffer.from(this.#random.bytes(9)).toString('hex'), ...account };
    await this.#file.change((accounts) => {
      refuseTaken(accounts, account.name);
      return [...accounts.map((each) => withoutFormerName(each, account.name)), added];
    });
    return added;
  }

  async rename(name: string, newName: string): Promise<void> {
    await this.#file.change((accounts) => {
      const account = named(accounts, name);
      if (newName !== name) refuseTaken(accounts, newName);
      const formerNames = [...(account.formerNames ?? []), name].filter((former) => former !== newName).slice(-10);
      return accounts.map((each) =>
        each === account ? { ...account, name: newName, formerNames } : withoutFormerName(each, newName),
      );
    });
  }

  /** Returns what was removed. */
  async remove(name: string): Promise<SamlAccount> {
    let removed: SamlAccount | undefined;
    await this.#file.change((accounts) => {
      removed = named(accounts, name);
      return accounts.filter((each) => each !== removed);
    });
    if (!removed) throw unknown(name, []);
    return removed;
  }

  async noteAllowedSeconds(id: string, roleArn: string, seconds: number): Promise<void> {
    await this.#file.change((accounts) =>
      accounts.map((each) =>
        each.id === id ? { ...each, allowedSeconds: { ...each.allowedSeconds, [roleArn]: seconds } } : each,
      ),
    );
  }
}

function named(accounts: readonly SamlAccount[], name: string): SamlAccount {
  const found = accounts.find((account) => account.name === name);
  if (!found) throw unknown(name, accounts);
  return found;
}

function unknown(name: string, accounts: readonly SamlAccount[]): DaypassError {
  const known = accounts.map((account) => account.name).join(', ');
  return new DaypassError('sessionUnknown', { session: name.slice(0, 200), known });
}

function refuseTaken(accounts: readonly SamlAccount[], name: string): void {
  if (accounts.some((account) => account.name === name)) throw new DaypassError('sessionExists', { name });
}

function withoutFormerName(account: SamlAccount, name: string): SamlAccount {
  if (!account.formerNames?.includes(name)) return account;
  return { ...account, formerNames: account.formerNames.filter((former) => former !== name) };
}

function parseAccounts(value: unknown): readonly SamlAccount[] | undefined {
  if (!isObject(value) || !Array.isArray(value['accounts'])) return undefined;
  return value['accounts'].flatMap((each: unknown) => parseAccount(each) ?? []);
}

function parseAccount(value: unknown): SamlAccount | undefined {
  if (!isObject(value)) return undefined;
  const { id, name, url, loopbackPort, sessionSeconds, formerNames, allowedSeconds } = value;
  if (typeof id !== 'string' || !/^[0-9a-f]{18}$/u.test(id) || typeof name !== 'string' || typeof url !== 'string')
    return undefined;
  const names = Array.isArray(formerNames) ? formerNames.filter((each) => typeof each === 'string') : [];
  const allowed = isObject(allowedSeconds)
    ? Object.fromEntries(Object.entries(allowedSeconds).flatMap(([arn, s]) => (isWhole(s) ? [[arn, s]] : [])))
    : {};
  return {
    id,
    name,
    url,
    ...(isWhole(loopbackPort) && { loopbackPort }),
    ...(isWhole(sessionSeconds) && { sessionSeconds }),
    ...(names.length > 0 && { formerNames: names }),
    ...(Object.keys(allowed).length > 0 && { allowedSeconds: allowed }),
  };
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value);
}
