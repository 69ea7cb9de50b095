import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import type { RoleRef } from '../../../shared/domain/role.ts';
import type { DocumentEdit } from '../../config/edit/requested-edit.ts';
import type { ProfileEntries } from '../../sources/role-source.ts';
import type { AwsFiles, KnownRoles, KnownSource } from '../editor/edit-plan.ts';
import { isNameTaken } from '../read/taken-names.ts';
import { sessionSection } from './plan-session.ts';

/** Throws sessionUnknown. */
export function knownSource(sourceId: string, { sources, assumedSources = [] }: KnownRoles): KnownSource {
  const source = [...sources, ...assumedSources].find(({ info }) => info.id === sourceId);
  if (source !== undefined) return source;
  const known = sources.map(({ info }) => info.id).join(', ');
  throw new DaypassError('sessionUnknown', { session: sourceId.slice(0, 200), known });
}

/** What makes a section stand for a role. Throws: nameInvalid, startUrlInvalid, regionInvalid, bridgeNotRunnable. */
export function roleEntries(source: KnownSource, role: RoleRef, known: KnownRoles): ProfileEntries {
  return source.profileEntries?.(role) ?? { entries: [['credential_process', known.roleBridge(role)]] };
}

/** The section of the session that the entries name, where the file has none under any client's reading. */
export function missingSession({ session }: ProfileEntries, { config }: AwsFiles): readonly DocumentEdit[] {
  if (session === undefined || isNameTaken(config, 'sso-session', session.name)) return [];
  return [{ do: 'addSection', section: sessionSection(session) }];
}
