import type { ExportFormat } from '../../shared/domain/export-formats.ts';
import type { Purpose, Requester } from '../../shared/domain/activity.ts';
import type { RoleRef } from '../../shared/domain/role.ts';
import type { Clock } from '../ports.ts';
import type { RoleCredentials } from '../role-credentials.ts';
import type { EncryptedCredentialStore } from './credentials/encrypted-credential-store.ts';
import { RoleCredentialCache } from './credentials/role-credential-cache.ts';
import { productionGuard, type ProductionGuardDeps } from './production-guard.ts';

export interface IssueOptions {
  readonly purpose: Purpose;
  readonly requester: Requester;
  /** The form that the keys are written in, for the activity log. */
  readonly format?: ExportFormat;
  /** The person said yes to handing out keys of a production account; `once`: to this request alone. */
  readonly confirmed?: boolean | 'once';
  readonly signal?: AbortSignal;
}

/** What a person's consent adds to a request that may hand out keys. */
export interface Confirmation {
  readonly confirmed?: boolean;
}

export interface IssuerDeps extends ProductionGuardDeps {
  readonly clock: Clock;
  /** Returns the id of the source that a name finds: a label or a start URL finds one as well. Rejects: sessionUnknown, and the like. */
  readonly sourceIdOf: (name: string) => string | Promise<string>;
  readonly mint: (role: RoleRef, signal: AbortSignal) => Promise<RoleCredentials>;
  /** Left out: keys stay in memory. */
  readonly sealed?: EncryptedCredentialStore;
  /** Notes recents and activity. Its end is not waited for, so that a slow disk delays no keys. */
  readonly note: (role: RoleRef, options: IssueOptions) => void;
}

/** The only way by which role credentials leave the engine. */
export interface Issuer {
  /**
   * Keys with at least some minutes of life: cached, else minted; callers share one call to AWS. Rejects with
   * `productionNotConfirmed` before AWS is asked, and with what minting rejects with.
   */
  issue(role: RoleRef, options: IssueOptions): Promise<RoleCredentials>;
  /** Rejects as `issue` would, without keys. */
  check(role: RoleRef, options: IssueOptions): Promise<void>;
  /**
   * Keys for a section of the credentials file that the person has already agreed to, or for a preview that hides them. Neither
   * asked about nor noted: the shells have no way to call it.
   */
  forCredentialsFile(role: RoleRef): Promise<RoleCredentials>;
  forgetSession(sourceId: string): void;
}

/**
 * A role is known by its source's id before anything else looks at it. Under another name of the source it would have no
 * account, no mark and no sign-out.
 */
export function createIssuer(deps: IssuerDeps): Issuer {
  const keys = new RoleCredentialCache(deps.clock, deps.mint, deps.sealed);
  const guard = productionGuard(deps);
  return {
    async issue(role, options) {
      const known = await byId(role);
      await check(known, options);
      const credentials = await keys.get(known, options.signal);
      deps.note(known, options);
      return credentials;
    },
    check: async (role, options) => check(await byId(role), options),
    forCredentialsFile: async (role) => keys.get(await byId(role)),
    forgetSession: (sourceId) => keys.forgetSession(sourceId),
  };

  function check(role: RoleRef, { purpose, confirmed = false }: IssueOptions): Promise<void> {
    return guard(role, purpose, confirmed);
  }

  async function byId(role: RoleRef): Promise<RoleRef> {
    const sourceId = await deps.sourceIdOf(role.sourceId);
    return sourceId === role.sourceId ? role : { ...role, sourceId };
  }
}
