import type { RoleSource } from '../sources/role-source.ts';
import type { EngineParts } from './engine-parts.ts';

/** Signs out of a source and removes its keys. Resolves with false where AWS should have been told and could not be. */
export async function endSource(parts: EngineParts, source: RoleSource): Promise<boolean> {
  const { issuer, sealedKeys, credentialsFileRefresher } = parts;
  const { id, can } = source.info;
  const { revokedAtAws } = await source.signOut();
  issuer.forgetSession(id);
  await sealedKeys.settled();
  await credentialsFileRefresher.endSession(id);
  return revokedAtAws || !can.signOutAtAws;
}
