import type { RoleRef } from '../../../shared/domain/role.ts';
import { isProductionAccount } from '../../roles/production-guard.ts';
import type { EngineParts } from '../engine-parts.ts';
import { accountOfRole } from './guarded-account.ts';

/** Judges whether keys of a role may be renewed without the person: by the settings, and never in a production account. */
export function renewsSilently(parts: EngineParts): (role: RoleRef) => Promise<boolean> {
  const accountOf = accountOfRole(parts, () => parts.state.isLoaded);
  return async (role) => {
    const { renewsSamlSilently, productionPattern } = parts.ports.settings.now();
    if (!renewsSamlSilently) return false;
    return !isProductionAccount(productionPattern, role.accountId, await accountOf(role));
  };
}
