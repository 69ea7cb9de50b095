import { DaypassError } from '../../../shared/errors/daypass-error.ts';

/** The system's name for what went wrong (`ENOENT`), where there is one. */
export function errnoOf(thrown: unknown): string | undefined {
  if (!(thrown instanceof Error) || !('code' in thrown) || typeof thrown.code !== 'string') return undefined;
  if (!thrown.code.startsWith('Unknown system error')) return thrown.code;
  // libuv knows no name for some errors, a full quota among them; Node's own table of the system's has it.
  const number = 'errno' in thrown && typeof thrown.errno === 'number' ? -thrown.errno : undefined;
  // Loaded only for such an error: a call of credential-process waits for every module.
  const { errno } = process.getBuiltinModule('node:os').constants;
  return Object.entries(errno).find(([, value]) => value === number)?.[0] ?? thrown.code;
}

/** A failure of the file system as diskFull, fileForbidden or diskFailed, carrying the path; a DaypassError as it is. */
export function toDiskError(thrown: unknown, path: string): DaypassError {
  if (thrown instanceof DaypassError) return thrown;
  const errno = errnoOf(thrown);
  const facts = errno === undefined ? { path } : { path, errno };
  return new DaypassError(codeFor(errno), facts, { cause: thrown });
}

function codeFor(errno: string | undefined): 'diskFull' | 'fileForbidden' | 'diskFailed' {
  if (errno === 'ENOSPC' || errno === 'EDQUOT') return 'diskFull';
  if (errno === 'EACCES' || errno === 'EPERM' || errno === 'EROFS') return 'fileForbidden';
  return 'diskFailed';
}
