import * as z from 'zod/mini';
import type { ActivityEntry } from '../../shared/domain/activity.ts';
import type { ConfigEditKind } from '../../shared/domain/config-edits.ts';
import { EXPORT_FORMATS } from '../../shared/domain/export-formats.ts';
import { fromStored, toStored } from '../../shared/domain/stored-source.ts';

const atMillis = z.number();
const text = z.string();
const role = z.object({ sourceId: text, accountId: text, roleName: text });
// An edit of a kind that only another version knows is still worth its names.
const edit = z.custom<ConfigEditKind>((value) => typeof value === 'string');

const entry = z.discriminatedUnion('what', [
  z.object({ atMillis, what: z.literal('keysCopied'), role, format: z.enum(EXPORT_FORMATS) }),
  z.object({ atMillis, what: z.literal('profileCopied'), role, profileName: text }),
  z.object({ atMillis, what: z.literal('consoleOpened'), role }),
  z.object({ atMillis, what: z.enum(['signedIn', 'signedOut', 'sessionEnded']), sourceId: text }),
  z.object({ atMillis, what: z.literal('filesEdited'), edit, names: z.array(text) }),
]);

/** One line of the activity file; undefined for one that is torn or of another making. */
export function parseEntry(line: string): ActivityEntry | undefined {
  try {
    const parsed = entry.safeParse(fromStoredEntry(JSON.parse(line)));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** An entry as the activity file and the exports name its parts. */
export function storedEntry(known: ActivityEntry): object {
  return 'role' in known ? { ...known, role: toStored(known.role) } : toStored(known);
}

function fromStoredEntry(value: unknown): unknown {
  if (!isObject(value)) return value;
  return 'role' in value && isObject(value.role) ? { ...value, role: fromStored(value.role) } : fromStored(value);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
