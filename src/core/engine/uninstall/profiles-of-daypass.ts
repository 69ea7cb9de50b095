import type { ConfigDocument } from '../../config/document/config-document.ts';
import { parseRoleBridgeLine } from '../../config/document/role-bridge-line.ts';
import { parseBridgeLine } from '../../profiles/bridges/bridge-command.ts';
import { intactMarker, isMadeByDaypass } from '../../profiles/read/managed-marker.ts';
import { profileNameOf, valuesOf } from '../../profiles/read/profile-sections.ts';

export interface ProfilesOfDaypass {
  /** Made by Daypass and of no use without it. */
  readonly needing: readonly string[];
  /** Written by the person to run Daypass. */
  readonly handWritten: readonly string[];
  /** Made by Daypass, and read by every AWS tool without it. */
  readonly plain: readonly string[];
}

/** Sorts the profiles of the config file by what becomes of them without Daypass. Pure. */
export function profilesOfDaypass(document: ConfigDocument): ProfilesOfDaypass {
  const [needing, handWritten, plain] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const section of document.sections) {
    const name = profileNameOf(section);
    if (name === undefined) continue;
    const runsDaypass = isDaypassCommand(valuesOf([section]).get('credential_process'));
    if (runsDaypass) (intactMarker(document, section) === undefined ? handWritten : needing).add(name);
    else if (isMadeByDaypass(document, section)) plain.add(name);
  }
  return { needing: [...needing], handWritten: [...handWritten], plain: [...plain] };
}

function isDaypassCommand(command: string | undefined): boolean {
  if (command === undefined) return false;
  if (parseRoleBridgeLine(command) !== undefined || parseBridgeLine(command)?.command === 'daypass') return true;
  return /(?:^|[\\/"'\s])daypass(?:\.exe|\.cmd|\.mjs)?["']?\s+credential-process(?:\s|$)/u.test(command);
}
