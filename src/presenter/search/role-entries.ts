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
  /** 0 for the role used last, 1 for the one before; absent when not used lately. */
  readonly recency?: number;
  readonly profileNames: readonly string[];
  /** Set for a role that a profile assumes with other keys. */
  readonly comesFrom?: AssumedFrom;
  readonly account: AccountEntry;
}

/** What all entries of an index look things up in. */
export interface SharedByEntries {
  readonly labels: ReadonlyMap<string, string>;
  readonly favourites: ReadonlySet<string>;
  readonly recency: ReadonlyMap<string, number>;
  readonly profiles: ReadonlyMap<string, readonly string[]>;
  readonly marks: ReadonlyMap<string, AccountMark>;
  readonly isProduction: ReturnType<typeof productionTest>;
  /** Thousands of accounts share a handful of role names: each is folded once. */
  readonly roleNames: Map<string, RoleName>;
}

/** A role's name as a search sees it, the same object wherever the name is. */
export interface RoleName {
  readonly folded: string;
}

/** What a search looks at. */
export interface SearchText {
  readonly name: string;
  /** Id, e-mail, label and session, parted by line feeds so that no word matches across two of them. */
  readonly rest: string;
  readonly roleNames: readonly RoleName[];
}

/** An account as the list shows it; everything about it is worked out when first asked for. */
export class AccountEntry {
  readonly key: string;
  /** Whether a role of it is a favourite or was used lately. */
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

  /** As AWS gave it: what an account is asked for by. */
  get rawAccountId(): string {
    return this.#snapshot.accountId;
  }

  get accountId(): string {
    return safeText(this.#snapshot.accountId);
  }

  /** Safe to show; empty where AWS gave none. */
  get name(): string {
    return (this.#name ??= safeText(this.#snapshot.accountName));
  }

  /** Known from profiles only: AWS, which gives every account an e-mail address, has not listed it yet. */
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

  /** What the person calls it besides its name. */
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

  /** Makes ready for a search what otherwise the first one would. */
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
        // People know such a role by its profile as well.
        ...this.#assumed.map(({ roleName, profileName }) => ({ folded: fold(`${roleName}\n${profileName}`) })),
      ],
    };
  }

  /** A role is found by its profiles' names as well. They are its own, so that nothing is shared with other accounts. */
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
