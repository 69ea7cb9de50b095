import type { ProfileEntry, ProfileGroup } from './profile-entry.ts';

/** One line of the list. The list is flat, so that only the lines in view need be rendered. */
export type ProfileRow =
  | { readonly kind: 'group'; readonly key: string; readonly group: ProfileGroup }
  | { readonly kind: 'profile'; readonly key: string; readonly profile: ProfileEntry };

/** The rows that match a query: each word must be in the profile's texts or in its group's title. */
export function profileRows(groups: readonly ProfileGroup[], words: readonly string[]): readonly ProfileRow[] {
  return groups.flatMap((group): readonly ProfileRow[] => {
    const title = group.title.toLocaleLowerCase();
    const profiles =
      words.length === 0
        ? group.profiles
        : group.profiles.filter(({ folded }) => words.every((word) => folded.includes(word) || title.includes(word)));
    if (profiles.length === 0 && words.length > 0) return [];
    return [
      { kind: 'group', key: group.key, group },
      ...profiles.map((profile): ProfileRow => ({ kind: 'profile', key: profile.key, profile })),
    ];
  });
}
