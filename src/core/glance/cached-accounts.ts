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

/** The name of one account, found without parsing lists of thousands. Undefined where no list has the account. */
export function cachedAccountName(directoryDir: string, accountId: string): string | undefined {
  const start = `"accountId":${JSON.stringify(accountId)},"accountName":`;
  for (const text of listings(directoryDir)) {
    const at = text.indexOf(start);
    if (at === -1) continue;
    const [literal] = /^"(?:[^"\\]|\\.)*"/u.exec(text.slice(at + start.length, at + start.length + 4096)) ?? [];
    if (literal !== undefined) return JSON.parse(literal);
  }
  return undefined;
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
