import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import type { ConfigEdit } from '../../../shared/domain/config-edits.ts';
import type { DocumentEdit } from '../../config/edit/requested-edit.ts';
import type { AwsFiles, EditPlan } from '../editor/edit-plan.ts';
import { profileMissing } from './plan-change-profile.ts';
import { referenceWarnings } from '../read/profile-references.ts';
import { profileSections } from '../read/profile-sections.ts';

type RemoveProfiles = Extract<ConfigEdit, { edit: 'removeProfiles' }>;

/**
 * Plans profiles away from the config file. The credentials file is never touched: what stands there may be the only copy
 * of a key. Throws: nothingSelected, profileUnknown, profileNotSso (only in the credentials file).
 */
export function planRemoveProfiles({ profileNames }: RemoveProfiles, files: AwsFiles): EditPlan {
  const names = new Set(profileNames);
  if (names.size === 0) throw new DaypassError('nothingSelected');
  const removals = [...names].flatMap((name): readonly DocumentEdit[] => {
    const sections = profileSections(files.config, name);
    if (sections.length === 0) throw profileMissing(name, files);
    return sections.map(({ lineNumber }) => ({ do: 'removeSection', section: lineNumber }));
  });
  return { config: removals, removed: [...names], warnings: referenceWarnings(files, names) };
}
