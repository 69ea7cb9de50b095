import type { AssumedRole, Engine, ListedAccounts } from '../../core/index.ts';
import { messagesFor } from '../../presenter/messages/index.ts';
import { assumedWords } from '../../presenter/words/assumed-words.ts';
import { safeText } from '../../presenter/words/safe-text.ts';
import { shellWord } from '../../presenter/words/shell-word.ts';
import { sessionLabel } from '../../presenter/sessions/session-label.ts';
import { timeAgo } from '../../presenter/sessions/time-left.ts';
import type { SourceInfo } from '../../shared/domain/source.ts';
import { DaypassError, toDaypassError } from '../../shared/errors/daypass-error.ts';
import { defineCommand } from '../command.ts';
import { endWith } from '../output/json-mode.ts';
import { table } from '../output/table.ts';
import { printClock } from '../output/print-clock.ts';
import { printError } from '../output/print-error.ts';
import type { Terminal } from '../terminal.ts';

export const list = defineCommand({
  name: 'list',
  values: ['session'],
  flags: ['refresh', 'json'],
  async run({ value, flag }, terminal) {
    const sourceId = value('session');
    const refresh = flag('refresh');
    const engine = await terminal.engine();
    const { listed, failure } =
      sourceId === undefined
        ? await listAll(engine, refresh, terminal)
        : { listed: [await listOne(await engine.findSession(sourceId), engine, refresh)] };
    printClock(engine, terminal);
    const exitCode = endWith(failure, { isJson: flag('json') }, terminal);
    const assumed = await assumedRoles(engine, sourceId === undefined ? undefined : listed[0]?.session.id);
    if (listed.length + assumed.length === 0) return exitCode;
    if (flag('json'))
      terminal.out(JSON.stringify([...listed.flatMap(rowsOf), ...assumed.map(assumedRow)], undefined, 2));
    else printForPeople(listed, assumed, terminal);
    return exitCode;
  },
});

interface Listed extends ListedAccounts {
  readonly session: SourceInfo;
}

interface Listings {
  readonly listed: readonly Listed[];
  /** What decides the exit code. */
  readonly failure?: DaypassError | undefined;
}

/** Of every signed-in session. Those that are not are named and left out; what else fails decides the exit code. */
async function listAll(engine: Engine, refresh: boolean, terminal: Terminal): Promise<Listings> {
  await engine.reload();
  const { sessions, assumedRoles: assumed, configTrouble } = engine.state;
  if (configTrouble !== undefined) throw new DaypassError(configTrouble.code, configTrouble.facts);
  if (sessions.length === 0 && assumed.length > 0) return { listed: [] };
  if (sessions.length === 0) throw new DaypassError('sessionNone');
  const listed: Listed[] = [];
  let failure: DaypassError | undefined;
  let signInNeeded: DaypassError | undefined;
  for (const { session } of sessions) {
    try {
      listed.push(await listOne(session, engine, refresh));
    } catch (thrown) {
      const error = toDaypassError(thrown);
      if (error.code === 'signInNeeded') {
        signInNeeded = error;
        terminal.err(
          messagesFor(terminal.language).cli.list.skipped(sessionLabel(session), shellWord(safeText(session.id, 200))),
        );
      } else {
        printError(error, terminal);
        failure = error;
      }
    }
  }
  return { listed, failure: failure ?? (listed.length === 0 ? signInNeeded : undefined) };
}

async function listOne(session: SourceInfo, engine: Engine, refresh: boolean): Promise<Listed> {
  return { session, ...(await engine.listAccounts(session.id, { refresh })) };
}

/** The roles that profiles assume; with a session, those whose keys begin with its sign-in. */
async function assumedRoles(engine: Engine, sourceId: string | undefined): Promise<readonly AssumedRole[]> {
  if (sourceId !== undefined) await engine.reload();
  const { assumedRoles: all } = engine.state;
  return sourceId === undefined ? all : all.filter(({ baseSourceId }) => baseSourceId === sourceId);
}

/** In the JSON, `session` is the one whose sign-in the role's keys begin with. */
function assumedRow({ baseSourceId, accountId, roleName, profileName, comesFrom }: AssumedRole) {
  return {
    session: baseSourceId ?? null,
    accountId,
    accountName: '',
    emailAddress: '',
    roleName,
    profile: profileName,
    sourceProfile: comesFrom.by === 'sourceProfile' ? comesFrom.profileName : null,
  };
}

interface Row {
  readonly session: string;
  readonly accountId: string;
  readonly accountName: string;
  readonly emailAddress: string;
  readonly roleName: string;
}

function rowsOf({ session, accounts }: Listed): readonly Row[] {
  return accounts.flatMap(({ accountId, accountName, emailAddress, roleNames }) =>
    roleNames.map((roleName) => ({ session: session.id, accountId, accountName, emailAddress, roleName })),
  );
}

/** Older than this, the list says how old it is. */
const FRESH_MILLIS = 60_000;

function printForPeople(listed: readonly Listed[], assumed: readonly AssumedRole[], terminal: Terminal): void {
  const words = messagesFor(terminal.language).cli.list;
  for (const { session, asOfMillis } of listed) {
    const ageMillis = terminal.nowMillis() - asOfMillis;
    if (ageMillis >= FRESH_MILLIS)
      terminal.err(words.asOf(sessionLabel(session), timeAgo(ageMillis, terminal.language)));
  }
  const cells = [
    ...listed.flatMap((one) => rowsOf(one).map((row) => cellsOf(row, sessionLabel(one.session)))),
    ...assumed.map((role) => assumedCells(role, listed, terminal)),
  ];
  if (cells.length === 0) return terminal.out(words.none);
  const { session, account, name, email, role } = words.columns;
  for (const line of table([session, account, name, email, role], cells, terminal)) terminal.out(line);
}

function cellsOf({ accountId, accountName, emailAddress, roleName }: Row, label: string): readonly string[] {
  return [
    label,
    safeText(accountId),
    safeText(accountName) || '-',
    safeText(emailAddress) || '-',
    safeText(roleName, 200),
  ];
}

/** Its profile stands where others have their session: that is what commands name it by. */
function assumedCells(
  { accountId, roleName, profileName, homeSourceId, comesFrom }: AssumedRole,
  listed: readonly Listed[],
  { language }: Terminal,
): readonly string[] {
  const home = listed.find(({ session }) => session.id === homeSourceId);
  const account = home?.accounts.find((each) => each.accountId === accountId);
  const name = safeText(account?.accountName ?? '') || '-';
  const role = `${safeText(roleName, 200)} (${assumedWords(comesFrom, language)})`;
  return [messagesFor(language).assumed.profile(safeText(profileName)), safeText(accountId), name, '-', role];
}
