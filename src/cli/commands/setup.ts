import type { Engine } from '../../core/index.ts';
import { messagesFor } from '../../presenter/messages/index.ts';
import { safeText } from '../../presenter/words/safe-text.ts';
import type { ConfigEdit } from '../../shared/domain/config-edits.ts';
import type { RoleRef } from '../../shared/domain/role.ts';
import type { SourceInfo } from '../../shared/domain/source.ts';
import { DaypassError, toDaypassError } from '../../shared/errors/daypass-error.ts';
import { cleanStartUrl, nameInStartUrl, portalKey } from '../../shared/text/start-url.ts';
import { defineCommand, type CommandInput } from '../command.ts';
import { runEdit } from '../edits/run-edit.ts';
import { EXIT } from '../exit-codes.ts';
import { findRole } from '../roles/find-role.ts';
import { readCandidates, type RoleCandidate } from '../roles/role-candidates.ts';
import { ambiguousRole } from '../roles/role-selector.ts';
import { roleRow } from '../roles/role-row.ts';
import type { Terminal } from '../terminal.ts';
import { login } from './login.ts';

const VALUES = ['start-url', 'session', 'sso-region', 'account', 'role', 'profile', 'region', 'output'] as const;
const FLAGS = ['default'] as const;
type Input = CommandInput<(typeof VALUES)[number], (typeof FLAGS)[number]>;

/** The person left a question without an answer. */
class Left extends Error {}

/** `daypass setup`: from a start URL to a profile that works, question by question. Each answer can be an option. */
export const setup = defineCommand({
  name: 'setup',
  values: VALUES,
  flags: FLAGS,
  positionals: [{ name: 'START_URL', required: false }],
  async run(input, terminal) {
    try {
      return await setUp(input, terminal);
    } catch (thrown) {
      if (thrown instanceof Left) return EXIT.left;
      throw thrown;
    }
  },
});

async function setUp(input: Input, terminal: Terminal): Promise<number> {
  const words = messagesFor(terminal.language).cli.setup;
  const engine = await terminal.engine();
  const session = await sessionFor(input, engine, terminal);
  const signedIn = await login.run(loginInput(session.id), terminal);
  if (signedIn !== EXIT.ok) return signedIn;
  await engine.listAccounts(session.id);
  const role = await roleFor(input, session, engine, terminal);
  const suggested = await engine.suggestProfileName(role);
  const profileName = await answer(input.value('profile'), terminal, words.profile, suggested, '--profile NAME');
  const region = await answer(
    input.value('region'),
    terminal,
    words.region,
    terminal.settings.defaultRegion || session.region,
    '--region REGION',
  );
  const output = await answer(input.value('output'), terminal, words.output, 'json', '--output FORMAT');
  const isDefault = profileName === 'default' || (await becomesDefault(input, terminal));
  if (profileName !== 'default') {
    const edit: ConfigEdit = { edit: 'addProfile', role, profileName, region, output };
    const done = await runEdit(edit, { isDryRun: false }, terminal);
    if (done !== EXIT.ok) return done;
  }
  if (isDefault) {
    const done = await runEdit({ edit: 'setDefault', role, region, output }, { isDryRun: false }, terminal);
    if (done !== EXIT.ok) return done;
  }
  terminal.result({ session: session.id, profile: profileName, accountId: role.accountId, roleName: role.roleName });
  terminal.out(words.done(safeText(profileName, 200)));
  return EXIT.ok;
}

/** The session of the start URL: the one that the config file has, else a new one. */
async function sessionFor(input: Input, engine: Engine, terminal: Terminal): Promise<SourceInfo> {
  const words = messagesFor(terminal.language).cli;
  await engine.reload();
  const given = input.positionals[0] ?? input.value('start-url');
  const text = await answer(given, terminal, words.setup.startUrl, undefined, 'daypass setup START_URL');
  const startUrl = cleanStartUrl(text);
  if (startUrl === undefined) throw new DaypassError('startUrlInvalid', { startUrl: text.slice(0, 200) });
  const known = engine.state.sessions.find(
    ({ session }) => session.can.editable && portalKey(session.startUrl ?? '') === portalKey(startUrl),
  );
  if (known && (input.value('session') ?? known.session.id) === known.session.id) {
    terminal.err(words.setup.sessionKnown(safeText(known.session.id)));
    return known.session;
  }
  const region = input.value('sso-region') ?? (await findRegion(startUrl, engine, terminal));
  const suggested = nameInStartUrl(startUrl) ?? 'sso';
  const name = await answer(input.value('session'), terminal, words.setup.session, suggested, '--session NAME');
  const session = await engine.addSession({ name, startUrl, region });
  terminal.err(words.setup.sessionAdded(safeText(session.id)));
  return session;
}

/** From the portal; a person who knows it better is asked where it can't be found. */
async function findRegion(startUrl: string, engine: Engine, terminal: Terminal): Promise<string> {
  const words = messagesFor(terminal.language).cli;
  try {
    const region = await engine.findRegion(startUrl);
    terminal.err(words.regionFound(safeText(region)));
    return region;
  } catch (thrown) {
    const error = toDaypassError(thrown);
    if (error.code !== 'regionNotFound' || !terminal.isInteractive) throw error;
    return answer(undefined, terminal, words.setup.ssoRegion, undefined, '--sso-region REGION');
  }
}

/** By the options where they fit one role only, else the person's choice. */
async function roleFor(
  { value }: Input,
  { id: sourceId }: SourceInfo,
  engine: Engine,
  terminal: Terminal,
): Promise<RoleRef> {
  const words = messagesFor(terminal.language).cli;
  const [account, roleName] = [value('account'), value('role')];
  const filter = {
    sourceId,
    ...(account !== undefined && { account }),
    ...(roleName !== undefined && { roleName }),
  };
  const all = await readCandidates(engine, terminal);
  const found = findRole([], filter, all);
  if (found.found === 'none') {
    const asked = [account, roleName].filter((part) => part !== undefined).join('/');
    throw asked === '' ? new DaypassError('noAccess', {}) : new DaypassError('roleUnknown', { words: asked });
  }
  if (found.found === 'one') return roleOf(found.candidate);
  if (!terminal.isInteractive) throw ambiguousRole([], filter, found.candidates, terminal);
  const among = new Set(found.candidates.map(({ role }) => JSON.stringify(role)));
  const picked = await terminal.pick<RoleCandidate>({
    prompt: words.setup.role,
    search: (query) => all.search(query).filter(({ role }) => among.has(JSON.stringify(role))),
    row: roleRow,
    footer: words.use.footer,
    nothing: words.use.nothing,
  });
  if (picked === undefined) throw new Left();
  return roleOf(picked);
}

function roleOf({ role }: RoleCandidate): RoleRef {
  if (!role) throw new Error('A filter by session finds roles only.');
  const { sourceId, accountId, roleName } = role;
  return { sourceId, accountId, roleName };
}

async function becomesDefault({ flag }: Input, terminal: Terminal): Promise<boolean> {
  if (flag('default')) return true;
  return terminal.isInteractive && terminal.confirm(messagesFor(terminal.language).cli.setup.asDefault);
}

/** An option, else the person's answer. Without a terminal the suggestion; without one of those noTerminal. */
async function answer(
  given: string | undefined,
  terminal: Terminal,
  question: string,
  suggestion: string | undefined,
  option: string,
): Promise<string> {
  if (given !== undefined) return given;
  if (!terminal.isInteractive) {
    if (suggestion !== undefined) return suggestion;
    throw new DaypassError('noTerminal', { option });
  }
  const said = await terminal.askLine(question, suggestion);
  if (said === undefined) throw new Left();
  return said;
}

function loginInput(sessionName: string): Parameters<typeof login.run>[0] {
  return {
    value: () => undefined,
    flag: (name) => name === 'if-needed',
    positionals: [sessionName],
    command: [],
  };
}
