import { stat } from 'node:fs/promises';
import { isObject } from '../check.ts';
import { readBounded } from '../disk/read/read-bounded.ts';

const MOST_BYTES = 4 * 1024 * 1024;

/** The text of another tool's file; undefined where it can't be read or is absurdly large. */
export async function foreignText(path: string): Promise<string | undefined> {
  const read = await readBounded(path, MOST_BYTES);
  return read.at === 'read' ? read.bytes.toString('utf8').replace(/^\uFEFF/u, '') : undefined;
}

export async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isFile(),
    () => false,
  );
}

export async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
}

export type Fields = Readonly<Record<string, unknown>>;

/** The value as an object; an empty one for anything else. */
export function fieldsOf(value: unknown): Fields {
  return isObject(value) ? value : {};
}

export function listIn(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** A text that is not empty. */
export function textIn(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** The account and the last part of the role's path, of an IAM role's ARN. Leapp leaves `role` out of those of SSO roles. */
export function roleInArn(arn: string): { readonly accountId: string; readonly roleName: string } | undefined {
  const found = /^arn:aws[a-z-]*:iam::(\d{12}):?(?:role)?\/(?:[^/\s]+\/)*([\w+=,.@-]{1,64})$/u.exec(arn);
  return found === null ? undefined : { accountId: found[1] ?? '', roleName: found[2] ?? '' };
}
