import { PURPOSES, type ActivityEntry, type Requester } from '../../../shared/domain/activity.ts';
import type { ConfigEditKind } from '../../../shared/domain/config-edits.ts';
import { EXPORT_FORMATS } from '../../../shared/domain/export-formats.ts';
import type { RoleRef } from '../../../shared/domain/role.ts';
import { fromStored, toStored } from '../../../shared/domain/stored-source.ts';
import { isNumber, isObject, isText, listOf, objectOf, oneOf, type Check, type Parts } from '../../check.ts';

const others = 'allowed';
const isRole = objectOf<RoleRef>({ sourceId: isText, accountId: isText, roleName: isText }, { others });
const isRequester = objectOf<Requester>(
  { shell: oneOf(['app', 'cli', 'service']), program: isText, folder: isText, pid: isNumber },
  { optional: ['program', 'folder', 'pid'], others },
);
// An edit of a kind that only another version knows is still worth its names.
const isEditKind = (value: unknown): value is ConfigEditKind => typeof value === 'string';

type Kind = ActivityEntry['what'];
type Entry<What extends Kind> = Extract<ActivityEntry, { readonly what: What }>;
type OwnParts<What extends Kind> = Omit<Parts<Entry<What>>, 'atMillis' | 'requester'>;

const isFormat = oneOf(EXPORT_FORMATS);

/** What an entry of each kind holds besides its time and who asked. */
const PARTS: { readonly [What in Kind]: OwnParts<What> } = {
  keysCopied: { what: oneOf(['keysCopied']), role: isRole, format: isFormat },
  keysIssued: { what: oneOf(['keysIssued']), role: isRole, purpose: oneOf(PURPOSES) },
  profileCopied: { what: oneOf(['profileCopied']), role: isRole, profileName: isText },
  consoleOpened: { what: oneOf(['consoleOpened']), role: isRole },
  signedIn: { what: oneOf(['signedIn']), sourceId: isText },
  signedOut: { what: oneOf(['signedOut']), sourceId: isText },
  sessionEnded: { what: oneOf(['sessionEnded']), sourceId: isText },
  filesEdited: { what: oneOf(['filesEdited']), edit: isEditKind, names: listOf(isText) },
};

/** One line of the activity file; undefined for one that is truncated or in a form this version does not know. */
export function parseEntry(line: string): ActivityEntry | undefined {
  try {
    return entryIn(fromStoredEntry(JSON.parse(line)));
  } catch {
    return undefined;
  }
}

/** An entry as the activity file and the exports name its parts. */
export function storedEntry(known: ActivityEntry): object {
  return 'role' in known ? { ...known, role: toStored(known.role) } : toStored(known);
}

/** The entry with the parts that this version knows. */
function entryIn(value: unknown): ActivityEntry | undefined {
  const what = isObject(value) ? value['what'] : undefined;
  if (!isObject(value) || !isKind(what)) return undefined;
  const parts: Readonly<Record<string, Check<unknown>>> = {
    atMillis: isNumber,
    requester: isRequester,
    ...PARTS[what],
  };
  const entry = Object.fromEntries(Object.entries(value).filter(([key]) => Object.hasOwn(parts, key)));
  return isEntry(entry, parts) ? entry : undefined;
}

function isEntry(value: unknown, parts: Readonly<Record<string, Check<unknown>>>): value is ActivityEntry {
  return objectOf<Record<string, unknown>>(parts, { optional: ['requester'] })(value);
}

function isKind(what: unknown): what is Kind {
  return typeof what === 'string' && Object.hasOwn(PARTS, what);
}

function fromStoredEntry(value: unknown): unknown {
  if (!isObject(value)) return value;
  return isObject(value['role']) ? { ...value, role: fromStored(value['role']) } : fromStored(value);
}
