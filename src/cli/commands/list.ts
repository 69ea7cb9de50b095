import type { Engine, ListedAccounts } from '../../core/index.ts';
import { messagesFor } from '../../presenter/messages/index.ts';
import { safeText } from '../../presenter/words/safe-text.ts';
import { shellWord } from '../../presenter/words/shell-word.ts';
import { sessionLabel } from '../../presenter/sessions/session-label.ts';
import { timeAgo } from '../../presenter/sessions/time-left.ts';
import type { SourceInfo } from '../../shared/domain/source.ts';
import { DaypassError, toDaypassError } from '../../shared/errors/daypass-error.ts';
import { defineCommand } from '../command.ts';
import { EXIT, exitCodeOf } from '../exit-codes.ts';
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
    const { listed, exitCode } =
      sourceId === undefined
        ? await listAll(engine, refresh, terminal)
        : { listed: [await listOne(await engine.findSession(sourceId), engine, refresh)], exitCode: EXIT.ok };
    printClock(engine, terminal);
    if (listed.length === 0) return exitCode;
    if (flag('json')) terminal.out(JSON.stringify(listed.flatMap(rowsOf), undefined, 2));
    else printForPeople(listed, terminal);
    return exitCode;
  },
});

interface Listed extends ListedAccounts {
  readonly session: SourceInfo;
}

/** Of every signed-in session. Those that are not are named and left out; what else fails decides the exit code. */
async function listAll(
  engine: Engine,
  refresh: boolean,
  terminal: Terminal,
): Promise<{ readonly listed: readonly Listed[]; readonly exitCode: number }> {
  await engine.reload();
  const { sessions, configTrouble } = engine.state;
  if (configTrouble !== undefined) throw new DaypassError(configTrouble.code, configTrouble.facts);
  if (sessions.length === 0) throw new DaypassError('sessionNone');
  const listed: Listed[] = [];
  let exitCode: number = EXIT.ok;
  for (const { session } of sessions) {
    try {
      listed.push(await listOne(session, engine, refresh));
    } catch (thrown) {
      const error = toDaypassError(thrown);
      if (error.code === 'signInNeeded')
        terminal.err(
          messagesFor(terminal.language).cli.list.skipped(sessionLabel(session), shellWord(safeText(session.id, 200))),
        );
      else {
        printError(error, terminal);
        exitCode = exitCodeOf(error.code);
      }
    }
  }
  return { listed, exitCode: exitCode === EXIT.ok && listed.length === 0 ? EXIT.signInNeeded : exitCode };
}

async function listOne(session: SourceInfo, engine: Engine, refresh: boolean): Promise<Listed> {
  return { session, ...(await engine.listAccounts(session.id, { refresh })) };
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

function printForPeople(listed: readonly Listed[], terminal: Terminal): void {
  const words = messagesFor(terminal.language).cli.list;
  for (const { session, asOfMillis } of listed) {
    const ageMillis = terminal.nowMillis() - asOfMillis;
    if (ageMillis >= FRESH_MILLIS)
      terminal.err(words.asOf(sessionLabel(session), timeAgo(ageMillis, terminal.language)));
  }
  const cells = listed.flatMap((one) => rowsOf(one).map((row) => cellsOf(row, sessionLabel(one.session))));
  if (cells.length === 0) return terminal.out(words.none);
  const { session, account, name, email, role } = words.columns;
  for (const line of table([session, account, name, email, role], cells)) terminal.out(line);
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
