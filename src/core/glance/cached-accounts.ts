import { readdirSync } from 'node:fs';
import { glanceAtFile } from './glance-at-file.ts';
import path from 'node:path';

export interface GlancedAccount {
  readonly accountId: string;
  readonly accountName: string;
  readonly roleNames: readonly string[];
}

/** All accounts of the cached lists, whatever their session. */
export function cachedAccounts(directoryDir: string): readonly GlancedAccount[] {
  return listings(directoryDir).flatMap(accountsIn);
}

/** The names that the cached lists give one account, found without parsing lists of thousands. */
export function cachedAccountNames(directoryDir: string, accountId: string): readonly string[] {
  const start = `"accountId":${JSON.stringify(accountId)},"accountName":`;
  return [...new Set(listings(directoryDir).flatMap((text) => textAfter(text, start) ?? []))];
}

/** The JSON string after the first `start`. Undefined where there is none. */
function textAfter(text: string, start: string): string | undefined {
  const at = text.indexOf(start);
  if (at === -1) return undefined;
  const [literal] = /^"(?:[^"\\]|\\.)*"/u.exec(text.slice(at + start.length, at + start.length + 4096)) ?? [];
  return literal === undefined ? undefined : JSON.parse(literal);
}

function listings(directoryDir: string): readonly string[] {
  try {
    return readdirSync(directoryDir)
      .filter((name) => name.endsWith('.json'))
      .map((name) => glanceAtFile(path.join(directoryDir, name)));
  } catch {
    return [];
  }
}

function accountsIn(text: string): readonly GlancedAccount[] {
  try {
    const { accounts }: { accounts?: unknown } = JSON.parse(text);
    return Array.isArray(accounts) ? accounts.filter(isAccount) : [];
  } catch {
    return [];
  }
}

function isAccount(value: unknown): value is GlancedAccount {
  if (typeof value !== 'object' || value === null) return false;
  if (!('accountId' in value && 'accountName' in value && 'roleNames' in value)) return false;
  return typeof value.accountId === 'string' && typeof value.accountName === 'string' && Array.isArray(value.roleNames);
}
