import type { Messages } from '../../../presenter/messages/index.ts';
import { EXPORT_FORMATS, type ExportFormat } from '../../../shared/domain/export-formats.ts';
import type { DefaultAct } from '../../../shared/domain/settings.ts';
import type { TrayAct } from '../../../shared/tray-act.ts';
import type { PaletteCommand, PaletteRow } from './palette-rows.ts';

interface Pressed {
  readonly defaultAct: DefaultAct;
  readonly lastFormat: ExportFormat;
  /** Ctrl or ⌘ was held. */
  readonly isCommand: boolean;
  readonly isAlt: boolean;
}

/** What Enter does on a row. */
export function actOf(row: PaletteRow, { defaultAct, lastFormat, isCommand, isAlt }: Pressed): TrayAct {
  if (row.kind === 'command') return row.act;
  if (row.kind === 'profile') return { do: 'copyNamedProfile', profileName: row.profile.profileName };
  const { ref } = row.role;
  const keys: TrayAct = { do: 'copyKeys', role: ref, format: lastFormat };
  const profile: TrayAct = { do: 'copyProfileVariable', role: ref };
  const openConsole: TrayAct = { do: 'openConsole', role: ref };
  if (isAlt) return openConsole;
  if (isCommand) return defaultAct === 'keys' ? profile : keys;
  return { profile, keys, console: openConsole }[defaultAct];
}

/** Every act on a role or a profile, as a line of its own. */
export function actsOf(
  row: PaletteRow,
  { words, lastFormat }: { readonly words: Messages; readonly lastFormat: ExportFormat },
): readonly PaletteCommand[] {
  if (row.kind !== 'role')
    return row.kind === 'command' ? [row] : [command('copy', words.window.detail.copyExport, actOfProfile(row))];
  const { ref } = row.role;
  const { window, formats } = words;
  const others = EXPORT_FORMATS.filter((format) => format !== lastFormat);
  return [
    command('profile', window.detail.copyExport, { do: 'copyProfileVariable', role: ref }),
    command('keys', window.detail.copyKeys(formats[lastFormat]), { do: 'copyKeys', role: ref, format: lastFormat }),
    command('console', window.role.openConsole, { do: 'openConsole', role: ref }),
    command('newProfile', window.role.setUpProfile, { do: 'openWindow', navigation: { at: 'profile', role: ref } }),
    ...others.map((format) =>
      command(`keys ${format}`, window.detail.copyKeys(formats[format]), { do: 'copyKeys', role: ref, format }),
    ),
  ];
}

function actOfProfile(row: Extract<PaletteRow, { kind: 'profile' }>): TrayAct {
  return { do: 'copyNamedProfile', profileName: row.profile.profileName };
}

function command(key: string, label: string, act: TrayAct): PaletteCommand {
  return { kind: 'command', key: `act ${key}`, label, act };
}
