import { basename } from 'node:path';
import { addedMillisFor } from '../../profiles/read/profile-cost.ts';
import type { ForeignFile, UnwritableFile } from '../../disk/read/find-foreign.ts';
import type { Evidence, FileMode } from '../evidence.ts';
import { ALL_CLIENTS, type Issue } from '../issue.ts';

const MINUTE_MILLIS = 60_000;
/** Up to here nobody notices. */
const MANY_PROFILES = 1_000;
const VERY_MANY_PROFILES = 5_000;

/** Permissions, the clock, and what the files' size costs. */
export function machineIssues(evidence: Evidence, profileCount: number): Issue[] {
  return [
    ...unreadable(evidence),
    ...evidence.modes.flatMap(tooWide),
    ...evidence.foreign.map(foreign),
    ...evidence.unwritable.map((file) => unwritable(file, evidence)),
    ...clock(evidence),
    ...size(profileCount),
  ];
}

function unreadable({ files, configPath, credentialsPath }: Evidence): Issue[] {
  return (['config', 'credentials'] as const).flatMap((file): Issue[] => {
    const reason = files[file];
    if (reason === 'read' || reason === 'missing') return [];
    const facts = { file: basename(file === 'config' ? configPath : credentialsPath), reason };
    return [{ code: 'fileUnreadable', severity: 'error', clients: ALL_CLIENTS, file, facts }];
  });
}

/** Others must not write where tools take programs to run from, nor read what signs in. */
function tooWide({ path, what, mode, isOwnGroup, isForeign }: FileMode): Issue[] {
  const canWrite = (mode & 0o002) !== 0 || ((mode & 0o020) !== 0 && !isOwnGroup);
  const canRead = (mode & 0o004) !== 0 || ((mode & 0o040) !== 0 && !isOwnGroup);
  if (!canWrite && !(canRead && what === 'token')) return [];
  const risk = canWrite ? 'write' : 'read';
  const facts = { file: basename(path), mode: mode.toString(8).padStart(4, '0'), risk };
  const severity = canWrite ? 'error' : 'warning';
  const issue: Issue = { code: 'permissionsTooWide', severity, clients: [], facts, filePath: path };
  return [isForeign === true ? issue : { ...issue, fix: { by: 'makePrivate' } }];
}

/** A file of another user can't be written, and Daypass does not use one of its own. */
function foreign({ path, reason, owner }: ForeignFile): Issue {
  const severity = reason === 'foreignOwner' ? 'error' : 'warning';
  return { code: 'notYours', severity, clients: [], facts: { path, reason, owner }, filePath: path };
}

/** A config file may be read-only on purpose, as where home-manager makes it. A sign-in needs its folder. */
function unwritable({ path, reason }: UnwritableFile, { configPath, credentialsPath }: Evidence): Issue {
  const mayBeMeant = reason !== 'immutable' && (path === configPath || path === credentialsPath);
  const severity = mayBeMeant ? 'note' : 'warning';
  return { code: 'notWritable', severity, clients: [], facts: { path, reason }, filePath: path };
}

function clock({ clockAheadMillis }: Evidence): Issue[] {
  if (clockAheadMillis === undefined) return [];
  const minutes = Math.round(clockAheadMillis / MINUTE_MILLIS);
  if (minutes === 0) return [];
  // AWS takes a signature for 5 minutes before and after its own time.
  const severity = Math.abs(minutes) < 5 ? 'warning' : 'error';
  return [{ code: 'clockSkewed', severity, clients: ALL_CLIENTS, facts: { minutes }, identity: 'clock' }];
}

function size(profiles: number): Issue[] {
  if (profiles <= MANY_PROFILES) return [];
  const severity = profiles <= VERY_MANY_PROFILES ? 'note' : 'warning';
  const facts = { profiles, addedMillis: addedMillisFor(profiles) };
  return [{ code: 'fileLarge', severity, clients: ALL_CLIENTS, file: 'config', facts, identity: 'size' }];
}
