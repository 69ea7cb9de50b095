import type { Engine, SignInOptions, SignInPrompt } from '../../core/index.ts';
import type { SourceInfo } from '../../shared/domain/source.ts';
import { renewsAtNextUse, sessionCondition } from '../../shared/domain/session-condition.ts';
import { heldUntilMillis } from '../../shared/domain/session-state.ts';
import { DaypassError, toDaypassError } from '../../shared/errors/daypass-error.ts';
import { defineCommand, type CommandInput } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { printClock } from '../output/print-clock.ts';
import { readResponse } from '../read-response.ts';
import { durationMillis } from '../sign-in/duration.ts';
import { lastsFor } from '../sign-in/lasts-for.ts';
import { openPrivately } from '../sign-in/open-privately.ts';
import { reportAsJson, reportForPeople, type SignInReport } from '../sign-in/report-sign-in.ts';
import type { Terminal } from '../terminal.ts';
import { usageError } from '../usage-error.ts';

const VALUES = ['response', 'profile', 'min', 'redirect-port'] as const;
const FLAGS = ['browser', 'device', 'no-open', 'json', 'if-needed', 'force', 'private'] as const;
type Input = CommandInput<(typeof VALUES)[number], (typeof FLAGS)[number]>;

export const login = defineCommand({
  name: 'login',
  values: VALUES,
  flags: FLAGS,
  positionals: [{ name: 'SESSION', required: false }],
  async run(input, terminal) {
    checkOptions(input);
    const redirectPort = portOf(input.value('redirect-port'));
    const minMillis = input.value('min') === undefined ? 0 : durationMillis(input.value('min') ?? '', 'login');
    const opens = !input.flag('no-open');
    const isWayNamed = input.flag('browser') || input.flag('device') || redirectPort !== undefined;
    const report = input.flag('json')
      ? reportAsJson(terminal)
      : reportForPeople(terminal, { opens, isWayNamed, redirectPort });
    const cancel = new AbortController();
    const stopListening = terminal.onInterrupt(() => cancel.abort());
    try {
      const engine = await terminal.engine();
      const session = await sessionOf(input, engine);
      if (input.flag('if-needed') && (await isSignedInFor(session, minMillis, engine, terminal))) {
        report.signedIn(session, undefined, false);
        return EXIT.ok;
      }
      await checkPerson(session, { isWayNamed, input }, terminal);
      if (input.flag('force')) await engine.signOut(session.id);
      const options = await signInOptions(input, { session, redirectPort, report, signal: cancel.signal }, terminal);
      const { expiresAtMillis, refreshable } = await engine.signIn(session.id, options);
      await report.settled();
      report.signedIn(session, expiresAtMillis, refreshable);
      printClock(engine, terminal);
      return EXIT.ok;
    } catch (thrown) {
      const error = toDaypassError(thrown);
      await report.settled();
      report.failed(error);
      throw error;
    } finally {
      stopListening();
    }
  },
});

function checkOptions({ flag, value, positionals }: Input): void {
  const exclusive = (options: string) => usageError('optionsExclusive', { value: options, command: 'login' });
  if (flag('browser') && flag('device')) throw exclusive('--browser, --device');
  if (value('redirect-port') !== undefined && flag('device')) throw exclusive('--redirect-port, --device');
  if (flag('private') && flag('no-open')) throw exclusive('--private, --no-open');
  if (flag('force') && flag('if-needed')) throw exclusive('--force, --if-needed');
  if (value('profile') !== undefined && positionals.length > 0) throw exclusive('SESSION, --profile');
  if (value('min') !== undefined && !flag('if-needed'))
    throw usageError('optionMissing', { value: '--if-needed', command: 'login' });
}

function portOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = /^\d{1,5}$/u.test(text) ? Number(text) : 0;
  if (port < 1 || port > 65_535) throw usageError('optionInvalid', { value: '--redirect-port', command: 'login' });
  return port;
}

/** By the session's name, or by a profile that uses it, as the AWS CLI takes it. */
async function sessionOf({ value, positionals: [name] }: Input, engine: Engine): Promise<SourceInfo> {
  const profile = value('profile');
  if (profile !== undefined) return engine.findSession((await engine.resolveRole({ profileName: profile })).sourceId);
  try {
    return await engine.findSession(name);
  } catch (thrown) {
    const error = toDaypassError(thrown);
    if (error.code !== 'sessionUnknown' || name === undefined) throw error;
    const role = await engine.resolveRole({ profileName: name }).catch(() => undefined);
    if (role === undefined) throw error;
    return engine.findSession(role.sourceId);
  }
}

/** A token that expired may still be renewed: that is tried before the person is troubled. */
async function isSignedInFor(
  { id, can }: SourceInfo,
  minMillis: number,
  engine: Engine,
  terminal: Terminal,
): Promise<boolean> {
  await engine.reload();
  const source = engine.state.sessions.find(({ session }) => session.id === id);
  if (!source || !lastsFor(source, minMillis, terminal.nowMillis())) return false;
  const isExpired = (heldUntilMillis(source.standing) ?? 0) <= terminal.nowMillis();
  if (!isExpired && !renewsAtNextUse(sessionCondition(source.standing, terminal.nowMillis()))) return true;
  try {
    if (can.listsRoles) await engine.listAccounts(id);
    return true;
  } catch (thrown) {
    if (toDaypassError(thrown).code === 'signInNeeded') return false;
    throw thrown;
  }
}

/** Without a terminal nobody could see a code, and in CI nobody would open a page: the wait would be in vain. */
async function checkPerson(
  session: SourceInfo,
  { isWayNamed, input }: { readonly isWayNamed: boolean; readonly input: Input },
  terminal: Terminal,
): Promise<void> {
  const isAsked = isWayNamed || input.flag('json') || input.value('response') !== undefined;
  if (terminal.hasPerson || isAsked) return;
  const { remoteReason } = await import('../../core/index.ts');
  const isCi = (terminal.env['CI'] ?? '') !== '' && terminal.env['CI'] !== 'false';
  if (isCi || (session.can.deviceCode && remoteReason(terminal) !== undefined))
    throw new DaypassError('nobodyToSignIn', { session: session.id });
}

interface SignInParts {
  readonly session: SourceInfo;
  readonly redirectPort: number | undefined;
  readonly report: SignInReport;
  readonly signal: AbortSignal;
}

async function signInOptions(
  { value, flag }: Input,
  { session, redirectPort, report, signal }: SignInParts,
  terminal: Terminal,
): Promise<SignInOptions> {
  const responsePath = value('response');
  const isPrivate = flag('private');
  return {
    openBrowser: !flag('no-open') && !isPrivate,
    onPrompt(prompt: SignInPrompt) {
      report.prompt(prompt, session);
      if (isPrivate) void openPrivately(prompt.url, signal, terminal);
    },
    signal,
    ...(redirectPort !== undefined && { redirectPort }),
    ...(responsePath !== undefined && { samlResponse: await readResponse(responsePath, terminal) }),
    ...((flag('browser') || redirectPort !== undefined) && { flow: 'browser' }),
    ...(flag('device') && { flow: 'device' }),
  };
}
