import { DaypassError, toDaypassError } from '../../../shared/errors/daypass-error.ts';
import type { Secret } from '../../secret.ts';
import type { SourceDeps } from '../role-source.ts';
import { StsGateway } from '../sts/sts-gateway.ts';
import { stsRegionFor } from '../sts/sts-region.ts';
import type { SamlAssertion, SamlRole } from './assertion.ts';
import type { SamlAccount, SamlAccounts } from './saml-accounts.ts';
import type { StoredKeys } from './session-store.ts';

/** Every role allows an hour (IAM API Reference, CreateRole, MaxSessionDuration). */
const ALWAYS_ALLOWED_SECONDS = 3600;
const AT_ONCE = 4;

interface Redeemed {
  readonly response: Secret;
  readonly assertion: SamlAssertion;
}

/** Redeems a response for keys of its roles, for as long as setting, identity provider and role allow. */
export class RoleMinter {
  readonly #deps: SourceDeps;
  readonly #accounts: SamlAccounts;
  /** What roles have allowed since this process began. */
  readonly #allowed = new Map<string, number>();

  constructor({ deps, accounts }: { readonly deps: SourceDeps; readonly accounts: SamlAccounts }) {
    this.#deps = deps;
    this.#accounts = accounts;
  }

  async mint(account: SamlAccount, role: SamlRole, redeemed: Redeemed, signal?: AbortSignal): Promise<StoredKeys> {
    const { ports, transport } = this.#deps;
    const { accountId, roleArn, providerArn } = role;
    const gateway = new StsGateway(ports, stsRegionFor(roleArn, ports.surroundings.env), transport);
    const mintedAtMillis = ports.clock.nowMillis();
    const request = { accountId, roleArn, providerArn, assertion: redeemed.response };
    const seconds = this.#secondsFor(account, roleArn, redeemed.assertion);
    const ask = (asked: number | undefined) =>
      gateway.assumeRoleWithSaml({ ...request, ...(asked !== undefined && { seconds: asked }) }, signal);
    try {
      return { roleArn, credentials: await ask(seconds), mintedAtMillis };
    } catch (thrown) {
      const isTooLong = toDaypassError(thrown).code === 'durationTooLong' && (seconds ?? 0) > ALWAYS_ALLOWED_SECONDS;
      if (!isTooLong) throw thrown;
      const credentials = await ask(ALWAYS_ALLOWED_SECONDS);
      await this.#noteAllowed(account, roleArn);
      return { roleArn, credentials, mintedAtMillis };
    }
  }

  /** Keys of several roles. A role that refuses is left out; rejects with the first refusal where all do. */
  async mintAll(
    account: SamlAccount,
    roles: readonly SamlRole[],
    redeemed: Redeemed,
    signal?: AbortSignal,
  ): Promise<readonly StoredKeys[]> {
    const waiting = [...roles];
    const minted = new Map<string, StoredKeys>();
    const refusals: DaypassError[] = [];
    const work = async (): Promise<void> => {
      for (let role = waiting.shift(); role; role = waiting.shift()) {
        try {
          minted.set(role.roleArn, await this.mint(account, role, redeemed, signal));
        } catch (thrown) {
          signal?.throwIfAborted();
          refusals.push(toDaypassError(thrown));
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    const [refusal] = refusals;
    if (refusal) this.#deps.ports.log.info('saml.rolesRefused', { count: refusals.length, code: refusal.code });
    if (refusal && minted.size === 0) throw refusal;
    return roles.flatMap(({ roleArn }) => minted.get(roleArn) ?? []);
  }

  #secondsFor(account: SamlAccount, roleArn: string, { sessionSeconds }: SamlAssertion): number | undefined {
    const allowed = this.#allowed.get(roleArn) ?? account.allowedSeconds?.[roleArn];
    const wishes = [account.sessionSeconds, sessionSeconds].filter((wish) => wish !== undefined);
    if (wishes.length === 0) return undefined;
    return Math.max(900, Math.min(43_200, ...wishes, ...(allowed === undefined ? [] : [allowed])));
  }

  async #noteAllowed({ id }: SamlAccount, roleArn: string): Promise<void> {
    this.#allowed.set(roleArn, ALWAYS_ALLOWED_SECONDS);
    // Without the note the role is asked for too much once more.
    await this.#accounts.noteAllowedSeconds(id, roleArn, ALWAYS_ALLOWED_SECONDS).catch((thrown: unknown) => {
      this.#deps.ports.log.warn('saml.durationNotNoted', { code: toDaypassError(thrown).code });
    });
  }
}
