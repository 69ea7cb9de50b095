import { DaypassError } from '../../../shared/errors/daypass-error.ts';
import { isObject } from '../../check.ts';
import { parseYaml } from '../parse-yaml.ts';
import { EMPTY_SETUP, type Setup } from '../setup.ts';
import type { TeamFile } from './team-schema.ts';

/**
 * A team file's text (YAML or JSON) as checked values. Rejects teamFileInvalid with `at`, the place of the first problem:
 * also for a session that is named but not given.
 */
export async function parseTeamFile(text: string, address: string): Promise<TeamFile> {
  // As text: an account's id is no number, and one that begins with 0 would lose it.
  const value = asTyped(await parseYaml(text, { asText: true }));
  if (value === undefined) throw new DaypassError('teamFileInvalid', { address, problem: 'syntax' });
  const { teamSchema } = await import('./team-schema.ts');
  const parsed = teamSchema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 3) : [];
    const at = [...(issue?.path ?? []), ...unknown].join('.').slice(0, 200);
    throw new DaypassError('teamFileInvalid', { address, problem: unknown.length > 0 ? 'unknownKey' : 'value', at });
  }
  checkReferences(parsed.data, address);
  return parsed.data;
}

/** The few values that are no texts. */
function asTyped(value: unknown): unknown {
  if (!isObject(value)) return value === undefined ? undefined : {};
  const { daypass, accounts } = value;
  return {
    ...value,
    ...(daypass === '1' && { daypass: 1 }),
    ...(Array.isArray(accounts) && { accounts: accounts.map(withFlag) }),
  };
}

function withFlag(account: unknown): unknown {
  if (!isObject(account)) return account;
  const { production } = account;
  return production === 'true' || production === 'false' ? { ...account, production: production === 'true' } : account;
}

function checkReferences({ sessions = [], profiles = [], accounts = [] }: TeamFile, address: string): void {
  const names = new Set(sessions.map(({ name }) => name));
  const unknown = [...profiles, ...accounts].find(({ session }) => session !== undefined && !names.has(session));
  if (unknown?.session !== undefined)
    throw new DaypassError('teamFileInvalid', { address, problem: 'sessionUnknown', at: unknown.session });
  if (names.size < sessions.length)
    throw new DaypassError('teamFileInvalid', { address, problem: 'twice', at: 'sessions' });
}

/** What a team file brings. */
export function setupOfTeam(team: TeamFile, address: string): Setup {
  const { sessions = [], production } = team;
  const urlOf = (name: string) => sessions.find((session) => session.name === name)?.startUrl ?? '';
  return {
    ...EMPTY_SETUP,
    readFrom: [address],
    portals: sessions,
    profileRules: (team.profiles ?? []).map((profile) => profileRule(profile, urlOf)),
    accounts: (team.accounts ?? []).map(({ session, id, ...notes }) =>
      Object.assign(notes, { startUrl: urlOf(session), accountId: id }),
    ),
    browserRules: (team.browserRules ?? []).map(browserRule),
    ...(production !== undefined && { productionPattern: production }),
  };
}

function profileRule(
  { roles, session, name, ...form }: NonNullable<TeamFile['profiles']>[number],
  urlOf: (name: string) => string,
): Setup['profileRules'][number] {
  return {
    pattern: roles,
    ...(session !== undefined && { startUrl: urlOf(session) }),
    ...(name !== undefined && { nameTemplate: name }),
    ...form,
  };
}

function browserRule({
  accounts: pattern,
  browser,
  profile,
  container,
}: NonNullable<TeamFile['browserRules']>[number]): Setup['browserRules'][number] {
  return {
    match: { pattern },
    browserId: browser,
    ...(profile !== undefined && { profileId: profile }),
    ...(container !== undefined && { container }),
  };
}
