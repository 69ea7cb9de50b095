import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import type { RoleRef } from '../../../shared/domain/role.ts';
import { allowedLink, endpointUrlsOf } from '../../transport/link-gate.ts';
import { federationLink, federationTarget, NO_REGION } from '../../roles/console/federation-link.ts';
import type { Engine } from '../api.ts';
import { FederationGateway } from '../../sources/identity-center/portal/federation-gateway.ts';
import { perKey } from '../../sources/per-key.ts';
import type { RoleSource } from '../../sources/role-source.ts';
import type { ConsolePlace } from '../../requests.ts';
import type { EngineParts } from '../engine-parts.ts';

/** Accounts, roles, their keys and console links. */
export function rolesApi(
  parts: EngineParts,
): Pick<
  Engine,
  | 'listAccounts'
  | 'setFavourite'
  | 'noteRecent'
  | 'markAccount'
  | 'resolveRole'
  | 'issue'
  | 'consoleUrl'
  | 'federatedConsoleUrl'
> {
  const { transport, activity, ports, sources, accountCache, rolePreferences, issuer } = parts;
  const { surroundings, requester } = ports;
  const federationFor = perKey((region) => new FederationGateway(ports, region, transport));

  return {
    async listAccounts(sourceId, { refresh = false, signal } = {}) {
      const source = await sources.find(sourceId);
      const { id } = source.info;
      await accountCache.load(source);
      // A list that comes with the sign-in costs nothing, and a cached one may be of another sign-in.
      const isCached = source.info.can.listsRoles && accountCache.isFresh(id);
      if (refresh || !isCached) return accountCache.list(source, signal);
      // A list is for the signed in, also one we have in the cache.
      await source.ensureSignedIn();
      const { asOfMillis = 0 } = accountCache.listingOf(id);
      return { accounts: accountCache.accountsOf(id), asOfMillis };
    },
    noteRecent: (role) => rolePreferences.noteRecent(role),
    setFavourite: (role, favourite) => rolePreferences.setFavourite(role, favourite),
    markAccount: (change) => rolePreferences.markAccountEverywhere(change),

    resolveRole: (selector) => sources.resolveRole(selector),
    issue: (role, options) => issuer.issue(role, options),
    async consoleUrl(named, place = {}) {
      const source = await sources.find(named.sourceId);
      const role = { ...named, sourceId: source.info.id };
      const link = portalLink(source, role, place);
      void rolePreferences.noteRecent(role);
      activity.note({ what: 'consoleOpened', role, requester });
      return link;
    },
    async federatedConsoleUrl(role, place = {}, confirmation = {}) {
      const { info } = await sources.find(role.sourceId);
      const { env } = surroundings;
      // The place is checked before any keys leave.
      federationTarget(info.region, place, env);
      const keys = await issuer.issue(role, { purpose: 'console', requester, ...confirmation });
      const signInToken = await federationFor(info.region ?? NO_REGION).signInToken(keys);
      return federationLink(info, signInToken, place, env);
    },
  };

  /** A start URL of the config may be anything; only a link that may leave for the browser is handed out. */
  function portalLink(source: RoleSource, role: RoleRef, place: ConsolePlace): string {
    const policy = { hosts: source.allowedHosts(), endpointUrls: endpointUrlsOf(surroundings.env) };
    const link = source.consoleUrl?.(role, place);
    const { id, startUrl = id } = source.info;
    if (link === undefined) throw new DaypassError('portalLinkUnsupported', { session: id });
    const allowed = allowedLink(link, policy);
    if (allowed === undefined) throw new DaypassError('startUrlInvalid', { startUrl });
    return allowed;
  }
}
