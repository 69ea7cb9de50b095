import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import type { ConfigEdit } from '../../../shared/domain/config-edits.ts';
import type { DocumentEdit } from '../../config/edit/requested-edit.ts';
import type { AwsFiles, EditPlan } from '../editor/edit-plan.ts';
import { identityRemovals } from '../read/identity-keys.ts';
import { sessionUnknown, usesSession } from './plan-change-session.ts';
import { profileKind } from '../read/profile-kind.ts';
import { referenceWarnings } from '../read/profile-references.ts';
import { profileNameOf, profileSections, sessionSections, valuesOf } from '../read/profile-sections.ts';

type RemoveSession = Extract<ConfigEdit, { edit: 'removeSession' }>;

/**
 * Plans an `[sso-session]` away, with the profiles that get their keys by it where that was asked for. Of `[default]`
 * only the identity goes when there is more in it: its Region and the like serve every tool. Profiles of other kinds stay.
 * Throws: sessionUnknown, sessionInUse.
 */
export function planRemoveSession({ name, withProfiles }: RemoveSession, files: AwsFiles): EditPlan {
  const { config } = files;
  const sections = sessionSections(config, name);
  if (sections.length === 0) throw sessionUnknown(name, config);
  const users = new Set(
    config.sections
      .filter((section) => usesSession(section, name))
      .map(profileNameOf)
      .filter((profileName) => profileName !== undefined),
  );
  if (users.size > 0 && !withProfiles) throw new DaypassError('sessionInUse', { session: name, count: users.size });

  const going = [...users].filter((user) => profileKind(valuesOf(profileSections(config, user))) === 'sso');
  return {
    config: [
      ...sections.map(({ lineNumber }): DocumentEdit => ({ do: 'removeSection', section: lineNumber })),
      ...going.flatMap((profileName) => removalOf(profileName, files)),
    ],
    removed: [name, ...going],
    warnings: referenceWarnings(files, new Set(going)),
  };
}

function removalOf(profileName: string, { config }: AwsFiles): readonly DocumentEdit[] {
  return profileSections(config, profileName).flatMap((section): readonly DocumentEdit[] => {
    const identity = identityRemovals([section]);
    const hasMore = profileName === 'default' && identity.length < section.entries.length;
    return hasMore ? identity : [{ do: 'removeSection', section: section.lineNumber }];
  });
}
