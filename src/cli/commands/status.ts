import type { SourceState } from '../../core/index.ts';
import { zonedTime } from '../../presenter/sessions/calendar-time.ts';
import { stateWords } from '../../presenter/sessions/condition-words.ts';
import { messagesFor } from '../../presenter/messages/index.ts';
import { safeText } from '../../presenter/words/safe-text.ts';
import {
  isLive,
  renewsAtNextUse,
  sessionCondition,
  type SessionCondition,
} from '../../shared/domain/session-condition.ts';
import { sessionLabel } from '../../presenter/sessions/session-label.ts';
import { timeLeft } from '../../presenter/sessions/time-left.ts';
import { DaypassError } from '../../shared/errors/daypass-error.ts';
import type { SourceType } from '../../shared/domain/source.ts';
import { isSignedIn, renewsItself, type SessionState } from '../../shared/domain/session-state.ts';
import { defineCommand } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { formatInstant } from '../../shared/text/instant.ts';
import { printForeignFiles } from '../print-foreign-files.ts';
import { table } from '../output/table.ts';
import { printClock } from '../output/print-clock.ts';
import { durationMillis } from '../sign-in/duration.ts';
import { lastsFor } from '../sign-in/lasts-for.ts';
import type { Terminal } from '../terminal.ts';
import { usageError } from '../usage-error.ts';

export const status = defineCommand({
  name: 'status',
  values: ['min'],
  flags: ['json'],
  positionals: [{ name: 'SESSION', required: false }],
  async run({ value, flag, positionals: [name] }, terminal) {
    const min = value('min');
    if (min !== undefined && name === undefined)
      throw usageError('argumentMissing', { value: 'SESSION', command: 'status' });
    const minMillis = min === undefined ? 0 : durationMillis(min, 'status');
    const engine = await terminal.engine();
    await engine.reload();
    const { configTrouble } = engine.state;
    if (configTrouble !== undefined) throw new DaypassError(configTrouble.code, configTrouble.facts);
    const asked = name === undefined ? undefined : (await engine.findSession(name)).id;
    const sessions = engine.state.sessions.filter(({ session }) => asked === undefined || session.id === asked);
    if (flag('json')) {
      const now = terminal.nowMillis();
      terminal.out(JSON.stringify({ sessions: sessions.map((session) => asJson(session, now)) }, undefined, 2));
    } else printForPeople(sessions, terminal);
    printClock(engine, terminal);
    const hasSignedOut = sessions.some(({ standing }) => standing.at === 'signedOut' && standing.reason === 'never');
    if (hasSignedOut) await printForeignFiles(engine, terminal);
    const isTest = asked !== undefined;
    const isPassed = sessions.every((session) => lastsFor(session, minMillis, terminal.nowMillis()));
    return isTest && !isPassed ? EXIT.signInNeeded : EXIT.ok;
  },
});

/** `kind` in the JSON. The first two are older than the names of the types. */
const KIND_NAMES: Readonly<Record<SourceType, string>> = {
  identityCenter: 'session',
  legacySso: 'legacy',
  saml: 'saml',
  assumedRole: 'assumedRole',
  awsLogin: 'awsLogin',
};

function asJson(
  { session, standing, portalEndsAtMillis, registrationEndsAtMillis }: SourceState,
  nowMillis: number,
): Readonly<Record<string, unknown>> {
  return {
    session: session.id,
    startUrl: session.startUrl ?? null,
    region: session.region ?? null,
    kind: KIND_NAMES[session.type],
    state: stateName(sessionCondition(standing, nowMillis)),
    expiresAt: expiryOf(standing),
    refreshable: standing.at === 'retrying' || renewsItself(standing),
    /** An estimate; null while unknown. */
    portalEndsAt: portalEndsAtMillis === undefined ? null : formatInstant(portalEndsAtMillis),
    /** Only when that is before long. */
    registrationEndsAt: registrationEndsAtMillis === undefined ? null : formatInstant(registrationEndsAtMillis),
  };
}

function expiryOf(standing: SessionState): string | null {
  if (isSignedIn(standing)) return formatInstant(standing.expiresAtMillis);
  const hasEnded = standing.at === 'signedOut' && standing.expiredAtMillis !== undefined;
  return hasEnded ? formatInstant(standing.expiredAtMillis) : null;
}

/** `expired` and the two after it need a sign-in; `renewsAtNextUse` does not. */
type StateName =
  | 'signedIn'
  | 'renewsAtNextUse'
  | 'signingIn'
  | 'signedOut'
  | 'expired'
  | 'revoked'
  | 'registrationEnded';

function stateName(condition: SessionCondition): StateName {
  if (isLive(condition)) return 'signedIn';
  if (renewsAtNextUse(condition)) return 'renewsAtNextUse';
  if (condition.is !== 'signedOut') return 'signingIn';
  return condition.reason === 'never' || condition.reason === 'byUser' ? 'signedOut' : condition.reason;
}

function printForPeople(sessions: readonly SourceState[], terminal: Terminal): void {
  const { states, cli } = messagesFor(terminal.language);
  const words = cli.status;
  if (sessions.length === 0) return terminal.out(words.none);
  const { session, state, left, region, startUrl } = words.columns;
  const rows = sessions.map((one) => {
    const condition = sessionCondition(one.standing, terminal.nowMillis());
    return [
      sessionLabel(one.session),
      // Nothing renews while we only look.
      renewsAtNextUse(condition) ? states.renewsAtNextUse : stateWords(condition, terminal.language),
      isLive(condition) ? timeLeft(condition.leftMillis, terminal.language) : '-',
      safeText(one.session.region ?? '') || '-',
      safeText(one.session.startUrl ?? '', 200) || '-',
    ];
  });
  for (const line of table([session, state, left, region, startUrl], rows, terminal)) terminal.out(line);
  for (const line of sessions.flatMap((one) => outlook(one, terminal))) terminal.out(line);
}

/** How long a sign-in can go on by itself. */
function outlook(state: SourceState, terminal: Terminal): readonly string[] {
  const { language } = terminal;
  const { session, standing, portalEndsAtMillis, registrationEndsAtMillis } = state;
  const condition = sessionCondition(standing, terminal.nowMillis());
  if (!isLive(condition) && !renewsAtNextUse(condition)) return [];
  const words = messagesFor(language).cli.status;
  const label = sessionLabel(session);
  if (session.can.movable) return [words.cantRenew(label)];
  const until =
    portalEndsAtMillis === undefined
      ? words.portalUnknown(label)
      : words.portalUntil(label, zonedTime(portalEndsAtMillis, language));
  if (registrationEndsAtMillis === undefined) return [until];
  return [until, words.registrationEnds(label, zonedTime(registrationEndsAtMillis, language), safeText(session.id))];
}
