import type { RoleSource } from '../sources/role-source.ts';
import type { EngineParts } from './engine-parts.ts';

/** Signs out of a source and removes its keys. Resolves with false where AWS should have been told and could not be. */
export async function endSource(parts: EngineParts, source: RoleSource): Promise<boolean> {
  const { issuer, sealedKeys, sources, credentialsFileRefresher } = parts;
  const { id, can } = source.info;
  const { revokedAtAws } = await source.signOut();
  issuer.forgetSession(id);
  await sealedKeys.settled();
  // Keys in the credentials file are on the list under the name that the source had.
  const names = [id, ...(source.otherNames ?? []).filter((name) => sources.of(name) === undefined)];
  for (const name of names) await credentialsFileRefresher.endSession(name);
  return revokedAtAws || !can.signOutAtAws;
}
