import type { ListedProfile } from '../../../shared/domain/config-edits.ts';
import type { TrayAct } from '../../../shared/tray-act.ts';
import { fold } from '../../../presenter/search/fold.ts';
import type { RoleEntry } from '../../../presenter/search/role-entries.ts';
import type { RoleIndex } from '../../../presenter/search/role-index.ts';
import { foundRoles, type FoundAccount } from '../../../presenter/search/role-search.ts';

/** One line of the palette: a role, a profile whose role is not listed, or a command. */
export type PaletteRow =
  | { readonly kind: 'role'; readonly key: string; readonly role: RoleEntry }
  | { readonly kind: 'profile'; readonly key: string; readonly profile: ListedProfile }
  | PaletteCommand;

export interface PaletteCommand {
  readonly kind: 'command';
  readonly key: string;
  readonly label: string;
  readonly detail?: string;
  /** Offered before anything is typed. */
  readonly isUrgent?: boolean;
  readonly act: TrayAct;
}

/** With more roles than this, typing another letter is faster than reading on. */
const MAX_ROLES = 40;
const MAX_OTHERS = 8;

interface Sources {
  readonly index: RoleIndex;
  readonly search: (words: readonly string[]) => readonly FoundAccount[];
  readonly profiles: readonly ListedProfile[];
  readonly commands: readonly PaletteCommand[];
}

/** The matches, best first: roles, then other profiles, then commands. Without words: urgent commands, favourites and recents, other commands. */
export function paletteRows(
  words: readonly string[],
  { index, search, profiles, commands }: Sources,
): readonly PaletteRow[] {
  if (words.length === 0)
    return [
      ...commands.filter(({ isUrgent }) => isUrgent === true),
      ...[...index.favourites, ...index.recents].map(roleRow),
      ...commands.filter(({ isUrgent }) => isUrgent !== true),
    ];
  const roles = search(words).flatMap(foundRoles).slice(0, MAX_ROLES);
  const fits = (text: string): boolean => words.every((word) => fold(text).includes(word));
  return [
    ...roles.map(roleRow),
    ...profiles
      .filter(({ profileName }) => fits(profileName))
      .slice(0, MAX_OTHERS)
      .map((profile): PaletteRow => ({ kind: 'profile', key: `profile ${profile.profileName}`, profile })),
    ...commands.filter(({ label }) => fits(label)).slice(0, MAX_OTHERS),
  ];
}

function roleRow(role: RoleEntry): PaletteRow {
  return { kind: 'role', key: role.key, role };
}
