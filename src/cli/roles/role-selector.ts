import type { Engine, RoleSelector, SsoProfile } from '../../core/index.ts';
import { isSignedIn } from '../../shared/domain/session-state.ts';
import type { RoleRef } from '../../shared/domain/role.ts';
import { DaypassError, toDaypassError } from '../../shared/errors/daypass-error.ts';
import type { CommandInput, CommandName } from '../command.ts';
import type { Terminal } from '../terminal.ts';
import { printCandidates } from './print-candidates.ts';
import { accountAndRole, candidateWords, findRole, type FoundRole, type RoleFilter } from './find-role.ts';
import { usageError } from '../usage-error.ts';
import { readCandidates, type RoleCandidate, type RoleCandidates } from './role-candidates.ts';

export const SELECTOR_OPTIONS = ['session', 'account', 'role', 'profile'] as const;

/** The positional that names a role: any number of words. */
export const ROLE_WORDS = { name: 'ROLE', required: false, many: true } as const;

export type SelectorInput = Pick<CommandInput<(typeof SELECTOR_OPTIONS)[number], never>, 'value'>;

export type ResolvedRole = RoleRef & { readonly profile?: SsoProfile };

/** A list older than this is asked of AWS again before a role counts as unknown. */
const FRESH_MILLIS = 60_000;
const ACCOUNT_ID = /^\d{12}$/;
/** No account's name, so that one of another length is answered as an ID that is wrong. */
const ONLY_DIGITS = /^\d+$/;

/**
 * The role that options and words name: a profile; session, account and role; `ACCOUNT/ROLE`; or words that fit one role.
 * Without any of them, the profile of AWS_PROFILE. Rejects: usage, profileUnknown, profileNotSso, sessionUnknown,
 * accountIdInvalid, roleUnknown, and roleAmbiguous after it printed the candidates.
 */
export async function resolveRole(
  { value }: SelectorInput,
  words: readonly string[],
  command: CommandName,
  terminal: Terminal,
): Promise<ResolvedRole> {
  const [session, account, roleName, profileName] = SELECTOR_OPTIONS.map((name) => value(name));
  const narrowing = Object.entries({ '--session': session, '--account': account, '--role': roleName });
  const named = narrowing.filter(([, given]) => given !== undefined).map(([option]) => option);
  const engine = await terminal.engine();
  if (profileName !== undefined) {
    const [clash] = [...named, ...(words.length > 0 ? ['ROLE'] : [])];
    if (clash !== undefined) throw usageError('optionsExclusive', { value: `--profile, ${clash}`, command });
    return engine.resolveRole({ profileName });
  }
  if (words.length === 0 && named.length === 0)
    return engine.resolveRole({ profileName: ownProfile(command, terminal) });
  if (session !== undefined && account !== undefined && roleName !== undefined && ONLY_DIGITS.test(account)) {
    if (words.length > 0) throw usageError('argumentUnexpected', { value: words[0] ?? '', command });
    return engine.resolveRole({ sourceId: session, accountId: account, roleName });
  }
  if (words.length === 0 && account === undefined && roleName === undefined)
    throw usageError('optionMissing', { value: '--account', command });
  const [profile] = words;
  if (profile !== undefined && words.length === 1 && named.length === 0) {
    const resolved = await profileOfName(profile, engine);
    if (resolved) return resolved;
  }
  const filter = {
    ...(session !== undefined && { sourceId: (await engine.findSession(session)).id }),
    ...(account !== undefined && { account }),
    ...(roleName !== undefined && { roleName }),
  };
  return resolveWords(words, filter, engine, terminal);
}

export function required(value: string | undefined, option: string, command: CommandName): string {
  if (value === undefined) throw usageError('optionMissing', { value: option, command });
  return value;
}

/** Session, account and role, or a profile, for a command that tools run: nothing is searched, nothing is taken from the environment. Throws `usage`. */
export function exactSelector({ value }: SelectorInput, command: CommandName): RoleSelector {
  const [session, account, role, profile] = SELECTOR_OPTIONS.map((name) => value(name));
  const direct = { '--session': session, '--account': account, '--role': role };
  const named = Object.entries(direct).filter(([, given]) => given !== undefined);
  if (profile !== undefined) {
    const [clash] = named;
    if (clash !== undefined) throw usageError('optionsExclusive', { value: `--profile, ${clash[0]}`, command });
    return { profileName: profile };
  }
  if (named.length === 0) throw usageError('selectorMissing', { command });
  return {
    sourceId: required(session, '--session', command),
    accountId: required(account, '--account', command),
    roleName: required(role, '--role', command),
  };
}

/** AWS_PROFILE, as the AWS SDKs read it. Throws `usage` where it is not set. */
function ownProfile(command: CommandName, { env }: Terminal): string {
  const isForNewProfile = command === 'profile add' || command === 'profile preview';
  const name = isForNewProfile ? undefined : env['AWS_PROFILE'];
  if (name === undefined || name === '') throw usageError('selectorMissing', { command });
  return name;
}

/** Undefined where no profile has that name. A profile that stands for no role is no error yet: the name may be a role's. */
async function profileOfName(profileName: string, engine: Engine): Promise<ResolvedRole | undefined> {
  try {
    return await engine.resolveRole({ profileName });
  } catch (thrown) {
    const error = toDaypassError(thrown);
    if (error.code === 'profileUnknown') return undefined;
    throw error;
  }
}

async function resolveWords(
  words: readonly string[],
  filter: RoleFilter,
  engine: Engine,
  terminal: Terminal,
): Promise<ResolvedRole> {
  const candidate = await findCandidate(words, filter, engine, terminal);
  if (candidate !== undefined) return roleOf(candidate, engine);
  const direct = directRole(words, filter, engine);
  if (direct) return engine.resolveRole(direct);
  throw await unknownRole(words, filter, engine);
}

/**
 * The candidate that words and filter fit; undefined if none does, also after old lists were asked of AWS again. Rejects
 * with roleAmbiguous after it printed the candidates.
 */
async function findCandidate(
  words: readonly string[],
  filter: RoleFilter,
  engine: Engine,
  terminal: Terminal,
): Promise<RoleCandidate | undefined> {
  const { found } = await lookUpRole(words, filter, engine, terminal);
  if (found.found === 'many') throw ambiguousRole(words, filter, found.candidates, terminal);
  return found.found === 'one' ? found.candidate : undefined;
}

/** What words and filter fit. Asks AWS for lists that are not fresh if that is nothing. */
export async function lookUpRole(
  words: readonly string[],
  filter: RoleFilter,
  engine: Engine,
  terminal: Terminal,
): Promise<{ readonly found: FoundRole; readonly candidates: RoleCandidates }> {
  const candidates = await readCandidates(engine, terminal);
  const found = findRole(words, filter, candidates);
  if (found.found !== 'none' || !(await listAgain(engine, filter, terminal))) return { found, candidates };
  const newer = await readCandidates(engine, terminal);
  return { found: findRole(words, filter, newer), candidates: newer };
}

async function roleOf({ role, profileNames }: RoleCandidate, engine: Engine): Promise<ResolvedRole> {
  if (!role) return engine.resolveRole({ profileName: profileNames[0] ?? '' });
  const { profiles } = engine.state;
  const profile = profiles.find(({ profileName }) => profileNames.includes(profileName));
  return { ...role, ...(profile && { profile }) };
}

/** Asks AWS for lists that are not fresh, of sessions that are signed in. Returns true if any came. */
async function listAgain(engine: Engine, { sourceId }: RoleFilter, terminal: Terminal): Promise<boolean> {
  const old = engine.state.sessions.filter(
    ({ session, standing, listing }) =>
      (sourceId === undefined || session.id === sourceId) &&
      isSignedIn(standing) &&
      terminal.nowMillis() - (listing.asOfMillis ?? 0) > FRESH_MILLIS,
  );
  const asked = await Promise.allSettled(old.map(({ session }) => engine.listAccounts(session.id, { refresh: true })));
  return asked.some(({ status }) => status === 'fulfilled');
}

/** An account's ID with a role's name needs no list, where one session only can be meant: AWS says whether it is there. */
function directRole(
  words: readonly string[],
  { sourceId, account, roleName }: RoleFilter,
  { state }: Engine,
): RoleRef | undefined {
  const [word] = words;
  const parts = word !== undefined && words.length === 1 ? accountAndRole(word) : undefined;
  const [accountId, name] = [parts?.account ?? account, parts?.roleName ?? roleName];
  const [only, ...others] = state.sessions;
  const session = sourceId ?? (others.length === 0 ? only?.session.id : undefined);
  if (accountId === undefined || name === undefined || session === undefined || !ACCOUNT_ID.test(accountId))
    return undefined;
  return { sourceId: session, accountId, roleName: name };
}

function wordsOf(words: readonly string[], { account, roleName }: RoleFilter): string {
  return [...words, ...(account === undefined ? [] : [account]), ...(roleName === undefined ? [] : [roleName])].join(
    ' ',
  );
}

/** Where the lists of sessions are missing, a sign-in is what helps. */
export async function unknownRole(
  words: readonly string[],
  filter: RoleFilter,
  { state }: Engine,
): Promise<DaypassError> {
  const asked = state.sessions.filter(({ session }) => filter.sourceId === undefined || session.id === filter.sourceId);
  const unread = asked.find(({ session, standing }) => !isSignedIn(standing) && !hasList(state.accounts, session.id));
  if (unread) return new DaypassError('signInNeeded', { session: unread.session.id });
  return new DaypassError('roleUnknown', { words: wordsOf(words, filter).slice(0, 200) });
}

function hasList(accounts: Engine['state']['accounts'], sourceId: string): boolean {
  return Object.hasOwn(accounts, sourceId) && (accounts[sourceId]?.length ?? 0) > 0;
}

/** Prints the candidates on stderr. */
export function ambiguousRole(
  words: readonly string[],
  filter: RoleFilter,
  candidates: readonly RoleCandidate[],
  terminal: Terminal,
): DaypassError {
  printCandidates(candidates, terminal);
  return new DaypassError('roleAmbiguous', {
    words: wordsOf(words, filter).slice(0, 200),
    count: candidates.length,
    example: candidateWords(candidates[0] ?? neverEmpty(), candidates),
  });
}

function neverEmpty(): never {
  throw new Error('No candidates.');
}
