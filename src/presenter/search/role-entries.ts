import type { productionTest } from '../../shared/domain/production.ts';
import { safeText } from '../words/safe-text.ts';
import type { AccountColour, AccountMark } from '../../shared/domain/account-preferences.ts';
import { roleKey, type RoleRef } from '../../shared/domain/role.ts';
import type { AssumedFrom } from '../../shared/domain/source.ts';
import type { AccountSnapshot, AssumedRoleSnapshot } from '../../shared/view.ts';
import { fold } from './fold.ts';

/** A role as the list shows it. */
export interface RoleEntry {
  readonly key: string;
  readonly ref: RoleRef;
  /** Safe to show. */
  readonly roleName: string;
  readonly favourite: boolean;
  /** 0 for the role used last, 1 for the one before. Absent if it is not among the recent ones. */
  readonly recency?: number;
  readonly profileNames: readonly string[];
  /** Set for a role that a profile assumes with other keys. */
  readonly comesFrom?: AssumedFrom;
  readonly account: AccountEntry;
}

/** Lookups that all entries of an index share. */
export interface SharedByEntries {
  readonly labels: ReadonlyMap<string, string>;
  readonly favourites: ReadonlySet<string>;
  readonly recency: ReadonlyMap<string, number>;
  readonly profiles: ReadonlyMap<string, readonly string[]>;
  readonly marks: ReadonlyMap<string, AccountMark>;
  readonly isProduction: ReturnType<typeof productionTest>;
  /** Folded role names. Thousands of accounts share a few names, so each is folded once. */
  readonly roleNames: Map<string, RoleName>;
}

/** A folded role name. Equal names are the same object. */
export interface RoleName {
  readonly folded: string;
}

/** The folded texts of an account that a search looks at. */
export interface SearchText {
  readonly name: string;
  /** Id, e-mail, label and session, separated by line feeds so that no word matches across two of them. */
  readonly rest: string;
  readonly roleNames: readonly RoleName[];
}

/** An account as the list shows it. Its properties are computed when they are first read. */
export class AccountEntry {
  readonly key: string;
  /** True if one of its roles is a favourite or a recent one. */
  hasPreferred = false;
  readonly #snapshot: AccountSnapshot;
  readonly #shared: SharedByEntries;
  #roles: readonly RoleEntry[] | undefined;
  #searchText: SearchText | undefined;
  #name: string | undefined;

  constructor(snapshot: AccountSnapshot, key: string, shared: SharedByEntries) {
    this.key = key;
    this.#snapshot = snapshot;
    this.#shared = shared;
  }

  /** The id as AWS gave it, for requests. */
  get rawAccountId(): string {
    return this.#snapshot.accountId;
  }

  get accountId(): string {
    return safeText(this.#snapshot.accountId);
  }

  /** Safe to show; empty if AWS gave none. */
  get name(): string {
    return (this.#name ??= safeText(this.#snapshot.accountName));
  }

  /** True if only profiles name the account. AWS gives every account an e-mail address, so it has not listed this one yet. */
  get isFromConfig(): boolean {
    return this.#snapshot.accountName === '' && this.#snapshot.emailAddress === '';
  }

  get emailAddress(): string {
    return safeText(this.#snapshot.emailAddress);
  }

  get sourceId(): string {
    return this.#snapshot.sourceId;
  }

  get sessionLabel(): string {
    return this.#shared.labels.get(this.sourceId) ?? safeText(this.sourceId);
  }

  /** The label that the person gave it. */
  get label(): string | undefined {
    const label = this.#mark?.label;
    return label === undefined ? undefined : safeText(label);
  }

  get colour(): AccountColour | undefined {
    return this.#mark?.colour;
  }

  get isProduction(): boolean {
    return this.#shared.isProduction(this.#snapshot, this.#mark);
  }

  get roleCount(): number {
    return this.#snapshot.roleNames.length + this.#assumed.length;
  }

  get roles(): readonly RoleEntry[] {
    return (this.#roles ??= [
      ...this.#snapshot.roleNames.map((roleName) =>
        this.#toRole({ sourceId: this.sourceId, accountId: this.rawAccountId, roleName }),
      ),
      ...this.#assumed.map((assumed) => this.#toRole(assumed, assumed.comesFrom)),
    ]);
  }

  get #assumed(): readonly AssumedRoleSnapshot[] {
    return this.#snapshot.assumed ?? [];
  }

  roleNamed(roleName: string): RoleEntry | undefined {
    return this.roles[this.#snapshot.roleNames.indexOf(roleName)];
  }

  /** Computes `searchText` in advance, so that the first search is fast. */
  fold(): void {
    this.#searchText ??= this.#toSearchText();
  }

  get searchText(): SearchText {
    return (this.#searchText ??= this.#toSearchText());
  }

  get #mark(): AccountMark | undefined {
    return this.#shared.marks.size === 0 ? undefined : this.#shared.marks.get(this.key);
  }

  #toRole({ sourceId, accountId, roleName }: RoleRef, comesFrom?: AssumedFrom): RoleEntry {
    const { favourites, recency, profiles } = this.#shared;
    const ref = { sourceId, accountId, roleName };
    const key = roleKey(ref);
    const used = recency.get(key);
    return {
      key,
      ref,
      roleName: safeText(roleName),
      favourite: favourites.has(key),
      ...(used === undefined ? {} : { recency: used }),
      profileNames: profiles.get(key) ?? [],
      ...(comesFrom !== undefined && { comesFrom }),
      account: this,
    };
  }

  #toSearchText(): SearchText {
    const { accountId, roleNames } = this.#snapshot;
    const rest = [accountId, this.emailAddress, this.label ?? '', this.sessionLabel, this.sourceId];
    return {
      name: fold(this.name),
      rest: rest.map(fold).join('\n'),
      roleNames: [
        ...roleNames.map((roleName) => this.#withProfiles(roleName) ?? this.#foldedOnce(roleName)),
        // An assumed role is found by its profile's name as well.
        ...this.#assumed.map(({ roleName, profileName }) => ({ folded: fold(`${roleName}\n${profileName}`) })),
      ],
    };
  }

  /** The role's name with its profiles' names, by which it is found as well. Undefined without profiles. It is not shared with other accounts. */
  #withProfiles(roleName: string): RoleName | undefined {
    const { profiles } = this.#shared;
    if (profiles.size === 0) return undefined;
    const ref = { sourceId: this.sourceId, accountId: this.rawAccountId, roleName };
    const names = profiles.get(roleKey(ref));
    return names === undefined ? undefined : { folded: [roleName, ...names].map(fold).join('\n') };
  }

  #foldedOnce(roleName: string): RoleName {
    const known = this.#shared.roleNames.get(roleName);
    if (known !== undefined) return known;
    const made = { folded: fold(roleName) };
    this.#shared.roleNames.set(roleName, made);
    return made;
  }
}
