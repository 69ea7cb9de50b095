import type { Engine } from '../../../core/index.ts';
import { messagesFor } from '../../../presenter/messages/index.ts';
import { sessionLabel } from '../../../presenter/sessions/session-label.ts';
import { timeLeft } from '../../../presenter/sessions/time-left.ts';
import { safeText } from '../../../presenter/words/safe-text.ts';
import { shellWord } from '../../../presenter/words/shell-word.ts';
import { fold } from '../../../presenter/search/fold.ts';
import { isLive, needsSignIn, sessionCondition } from '../../../shared/domain/session-condition.ts';
import { DaypassError, toDaypassError } from '../../../shared/errors/daypass-error.ts';
import { defineCommand } from '../../command.ts';
import { EXIT } from '../../exit-codes.ts';
import type { RoleCandidate, RoleCandidates } from '../../roles/role-candidates.ts';
import { ambiguousRole, lookUpRole, ROLE_WORDS, unknownRole } from '../../roles/role-selector.ts';
import { roleRow } from '../../roles/role-row.ts';
import type { Terminal } from '../../terminal.ts';
import { addProfileFor } from './add-profile-for.ts';
import { shellNamed } from './shells.ts';

/** `daypass use`: chooses a role, makes its profile where there is none, and prints what sets AWS_PROFILE. */
export const use = defineCommand({
  name: 'use',
  values: ['shell', 'template'],
  flags: ['unset'],
  positionals: [ROLE_WORDS],
  async run({ value, flag, positionals: words }, terminal) {
    const shell = shellNamed(value('shell') ?? terminal.env['DAYPASS_SHELL'] ?? 'bash', 'use');
    if (flag('unset')) return switchTo(undefined, shell, terminal);
    if (words.length === 1 && words[0] === '-') return goBack(shell, terminal);
    const engine = await terminal.engine();
    const candidate = await chosen(words, engine, terminal);
    if (candidate === undefined) return EXIT.left;
    const profileName = profileOf(candidate, words) ?? (await addProfileFor(candidate, value('template'), terminal));
    if (profileName === undefined) return EXIT.left;
    if (candidate.role) await engine.noteRecent(candidate.role);
    await switchTo(profileName, shell, terminal);
    printState(candidate, engine, terminal);
    return EXIT.ok;
  },
});

/** The only role that the words fit, else the person's choice. Undefined if the person leaves. */
async function chosen(
  words: readonly string[],
  engine: Engine,
  terminal: Terminal,
): Promise<RoleCandidate | undefined> {
  const { found, candidates } = await lookUpRole(words, {}, engine, terminal);
  const profile = words.length === 1 ? candidateOfProfile(words[0] ?? '', candidates) : undefined;
  if (profile) return profile;
  if (words.length > 0 && found.found === 'one') return found.candidate;
  if (words.length > 0 && found.found === 'none') throw await unknownRole(words, {}, engine);
  if (words.length === 0 && candidates.search('').length === 0) throw nothingToChoose(engine);
  if (!terminal.isInteractive && found.found === 'many' && words.length > 0)
    throw ambiguousRole(words, {}, found.candidates, terminal);
  return choose(words.join(' '), candidates, terminal);
}

/** A name as it is written wins over what its words may fit besides. */
function candidateOfProfile(name: string, candidates: RoleCandidates): RoleCandidate | undefined {
  return candidates.search(name).find(({ profileNames }) => profileNames.includes(name));
}

async function choose(
  query: string,
  candidates: RoleCandidates,
  terminal: Terminal,
): Promise<RoleCandidate | undefined> {
  const words = messagesFor(terminal.language).cli.use;
  try {
    return await terminal.pick({
      prompt: words.prompt,
      query,
      search: (typed) => candidates.search(typed),
      row: roleRow,
      footer: words.footer,
      nothing: words.nothing,
    });
  } catch (thrown) {
    const { code } = toDaypassError(thrown);
    throw code === 'noTerminal' ? new DaypassError('noTerminal', { option: 'daypass use ACCOUNT/ROLE' }) : thrown;
  }
}

function nothingToChoose({ state }: Engine): DaypassError {
  const [only, ...others] = state.sessions;
  if (!only) return new DaypassError('sessionNone');
  return new DaypassError('signInNeeded', others.length === 0 ? { session: only.session.id } : {});
}

/** The profile that a word names, else the first that stands for the role. */
function profileOf({ profileNames }: RoleCandidate, words: readonly string[]): string | undefined {
  return profileNames.find((name) => words.length === 1 && fold(name) === fold(words[0] ?? '')) ?? profileNames[0];
}

async function goBack(shell: ReturnType<typeof shellNamed>, terminal: Terminal): Promise<number> {
  const { PREVIOUS_PROFILE } = await import('../../../core/index.ts');
  const previous = terminal.env[PREVIOUS_PROFILE];
  if (previous === undefined) throw new DaypassError('noPreviousProfile');
  return switchTo(previous === '' ? undefined : previous, shell, terminal);
}

async function switchTo(
  profileName: string | undefined,
  shell: ReturnType<typeof shellNamed>,
  terminal: Terminal,
): Promise<number> {
  const { writeProfileSwitch } = await import('../../../core/index.ts');
  const words = messagesFor(terminal.language).cli.use;
  const previous = terminal.env['AWS_PROFILE'] ?? '';
  terminal.result({ profile: profileName ?? null, previousProfile: previous === '' ? null : previous });
  if (!terminal.isJson) terminal.outExactly(writeProfileSwitch(profileName, previous, shell));
  terminal.err(profileName === undefined ? words.unset : words.used(safeText(profileName, 200)));
  // The script is on the screen, where nothing evaluates it.
  if (terminal.outIsTerminal) terminal.err(words.howToSet(shell));
  return EXIT.ok;
}

/** What the person needs to know of the session before the first call. */
function printState({ role }: RoleCandidate, { state }: Engine, terminal: Terminal): void {
  const source = state.sessions.find(({ session }) => session.id === role?.sourceId);
  if (!source) return;
  const words = messagesFor(terminal.language).cli.use;
  const condition = sessionCondition(source.standing, terminal.nowMillis());
  const name = shellWord(safeText(source.session.id, 200));
  if (needsSignIn(condition)) terminal.err(words.signInNeeded(sessionLabel(source.session), name));
  else if (isLive(condition) && !source.session.can.renewsItself)
    terminal.err(words.left(sessionLabel(source.session), timeLeft(condition.leftMillis, terminal.language)));
}
