import { glanceAtFile } from './glance-at-file.ts';
import path from 'node:path';
import type { AccountMark } from '../../shared/domain/account-preferences.ts';
import { parseInstant } from '../../shared/text/instant.ts';
import { awsPaths } from '../disk/paths/aws-paths.ts';
import { ownPaths } from '../disk/paths/own-paths.ts';
import type { Surroundings } from '../ports.ts';
import { cachedAccountNames } from './cached-accounts.ts';
import { glanceAtConfig, type GlancedSection } from './config-glance.ts';
import { sha1 } from './sha1.ts';

/** What the files say of a profile's role and its session's token. Nothing is renewed and no key is read. */
export interface ProfileGlance {
  readonly accountId?: string;
  /** By all cached lists. Absent where none has the account. */
  readonly accountNames?: readonly string[];
  readonly mark?: Pick<AccountMark, 'production'>;
  /** Absent for a profile whose keys come by other ways than a token of IAM Identity Center. */
  readonly token?: {
    /** Absent where there is no token. */
    readonly expiresAtMillis?: number;
    /** Whether it can be renewed without the person, as far as the file shows. */
    readonly canRenew: boolean;
  };
}

/** Base profiles are followed no further: the AWS clients refuse loops. */
const MOST_BASES = 5;

/** Undefined for a profile that the config file does not have. */
export function glanceAtProfile(
  surroundings: Surroundings,
  profileName: string,
  nowMillis: number,
): ProfileGlance | undefined {
  const { configPath, ssoCacheDir } = awsPaths(surroundings);
  const sections = glanceAtConfig(configPath);
  const profile = entriesOf(sections, 'profile', profileName);
  if (!profile) return undefined;
  const accountId = accountOf(profile);
  const own = ownPaths(surroundings);
  const accountNames = accountId === undefined ? [] : cachedAccountNames(own.directoryDir, accountId);
  const mark = accountId === undefined ? undefined : markOf(own.preferencesPath, accountId, profile);
  const tokenName = tokenNameOf(sections, profile);
  return {
    ...(accountId !== undefined && { accountId }),
    ...(accountNames.length > 0 && { accountNames }),
    ...(mark && { mark }),
    ...(tokenName !== undefined && { token: tokenIn(ssoCacheDir, tokenName, nowMillis) }),
  };
}

type Entries = ReadonlyMap<string, string>;

function entriesOf(
  sections: readonly GlancedSection[],
  type: GlancedSection['type'],
  name: string,
): Entries | undefined {
  return sections.find((section) => section.type === type && section.name === name)?.entries();
}

function accountOf(profile: Entries): string | undefined {
  const byArn = /^arn:[\w-]+:iam::(\d{12}):role\//u.exec(profile.get('role_arn') ?? '')?.[1];
  const byProcess = /--account[ =](\d{12})\b/u.exec(profile.get('credential_process') ?? '')?.[1];
  return byArn ?? profile.get('sso_account_id') ?? byProcess;
}

/** What a token file is named after: the session's name, or a legacy profile's start URL. */
function tokenNameOf(sections: readonly GlancedSection[], profile: Entries): string | undefined {
  let entries: Entries | undefined = profile;
  for (let depth = 0; entries && depth < MOST_BASES; depth += 1) {
    const name = entries.get('sso_session') ?? entries.get('sso_start_url');
    if (name !== undefined) return name;
    const base = entries.get('source_profile');
    entries = base === undefined ? undefined : entriesOf(sections, 'profile', base);
  }
  return undefined;
}

function tokenIn(ssoCacheDir: string, name: string, nowMillis: number): NonNullable<ProfileGlance['token']> {
  const file = path.join(ssoCacheDir, `${sha1(name)}.json`);
  const content = objectIn(file);
  const expiresAtMillis = parseInstant(content['expiresAt']);
  if (expiresAtMillis === undefined || typeof content['accessToken'] !== 'string') return { canRenew: false };
  const registeredUntilMillis = parseInstant(content['registrationExpiresAt']) ?? 0;
  const canRenew = typeof content['refreshToken'] === 'string' && registeredUntilMillis > nowMillis;
  return { expiresAtMillis, canRenew };
}

/**
 * The mark that the production guard goes by (engine/roles/guarded-account.ts): a yes of any source, else a no of the profile's
 * own. Which source an assumed role belongs to takes all lists to find out, so for these any no counts.
 */
function markOf(
  preferencesPath: string,
  accountId: string,
  profile: Entries,
): Pick<AccountMark, 'production'> | undefined {
  const marks = objectIn(preferencesPath)['accountMarks'];
  if (!Array.isArray(marks)) return undefined;
  const said = marks.filter((mark: unknown): mark is StoredMark => isMarkOf(mark, accountId));
  if (said.some(({ production }) => production)) return { production: true };
  const ownId = sourceIdOf(profile);
  const isOwn = ({ sessionName }: StoredMark): boolean => profile.has('role_arn') || sessionName === ownId;
  return said.some(isOwn) ? { production: false } : undefined;
}

interface StoredMark {
  readonly sessionName: string;
  readonly production: boolean;
}

function isMarkOf(mark: unknown, accountId: string): mark is StoredMark {
  if (typeof mark !== 'object' || mark === null || !('accountId' in mark) || mark.accountId !== accountId) return false;
  return 'sessionName' in mark && 'production' in mark && typeof mark.production === 'boolean';
}

/** The session's name, or a legacy profile's start URL. */
function sourceIdOf(profile: Entries): string | undefined {
  const byProcess = /--session[ =](\S+)/u.exec(profile.get('credential_process') ?? '')?.[1];
  return profile.get('sso_session') ?? profile.get('sso_start_url') ?? byProcess;
}

function objectIn(file: string): Readonly<Record<string, unknown>> {
  try {
    const content: unknown = JSON.parse(glanceAtFile(file));
    return typeof content === 'object' && content !== null ? { ...content } : {};
  } catch {
    return {};
  }
}
