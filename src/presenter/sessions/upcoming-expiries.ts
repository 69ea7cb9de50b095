import type { EngineState, SourceState } from '../../core/state.ts';
import type { ErrorCode } from '../../shared/errors/error-codes.ts';
import type { ExportFormat } from '../../shared/domain/export-formats.ts';
import { isSignedIn, renewsItself } from '../../shared/domain/session-state.ts';
import { roleKey, type RoleRef } from '../../shared/domain/role.ts';
import { accountOfRole } from '../snapshots/role-account.ts';
import { calendarTime } from './calendar-time.ts';
import { errorWords } from '../words/error-words.ts';
import { messagesFor } from '../messages/index.ts';
import { noticeWithButton, type Notice, type NoticeContext } from '../notices/notice.ts';
import { safeText } from '../words/safe-text.ts';
import { sessionLabel } from './session-label.ts';
import { timeLeft } from './time-left.ts';

/** Keys that were copied and are in use somewhere. */
export interface CopyInUse {
  readonly role: RoleRef;
  readonly format: ExportFormat;
  readonly expiresAtMillis: number;
}

/** Something that expires soon. Its notice is shown once, between `dueAtMillis` and `endsAtMillis`. */
export interface UpcomingExpiry {
  /** Identifies the expiry, also after a restart. */
  readonly key: string;
  readonly dueAtMillis: number;
  readonly endsAtMillis: number;
  readonly notice: Notice;
}

export interface UpcomingExpiryContext extends NoticeContext {
  /** How long before the end of sessions the notice is shown. Null: no notices of sessions and copied keys. */
  readonly noticeBeforeEndMinutes: number | null;
}

/** How long before copied keys expire the notice is shown, whatever is set for sessions. */
export const KEYS_LEAD_MILLIS = 10 * 60_000;
/** A sign-in at an identity provider, maybe with a second factor, takes longer than a click in an open portal session. */
const SAML_LEAD_MILLIS = 15 * 60_000;
const OUT_OF_REACH: ReadonlySet<ErrorCode> = new Set([
  'offline',
  'timedOut',
  'tlsUntrusted',
  'captivePortal',
  'proxyUnreachable',
  'proxyAuthNeeded',
  'proxyInvalid',
  'caBundleUnreadable',
]);
const HALF_A_MINUTE_MILLIS = 30_000;

/**
 * Future expiries that need the person: tokens that are not or can't be renewed, portal sessions by their estimate, client
 * registrations, and copied keys.
 */
export function upcomingExpiries(
  state: EngineState,
  copies: readonly CopyInUse[],
  context: UpcomingExpiryContext,
): readonly UpcomingExpiry[] {
  const { noticeBeforeEndMinutes, mutedSessions, nowMillis } = context;
  const heard = state.sessions.filter(({ session }) => !mutedSessions.includes(session.id));
  const registrations = heard.flatMap((session) => registrationEnd(session, context) ?? []);
  if (noticeBeforeEndMinutes === null) return registrations.filter(isAhead(nowMillis));
  const leadMillis = noticeBeforeEndMinutes * 60_000;
  const sessions = heard.flatMap((session) => sessionEnd(session, leadMillis, context) ?? []);
  const keys = copies
    .filter(({ role }) => !mutedSessions.includes(role.sourceId))
    .map((copy) => keysEnd(copy, state, context));
  return [...sessions, ...registrations, ...keys].filter(isAhead(nowMillis));
}

function isAhead(nowMillis: number): (end: UpcomingExpiry) => boolean {
  return ({ endsAtMillis }) => nowMillis < endsAtMillis;
}

function sessionEnd(
  state: SourceState,
  leadMillis: number,
  context: UpcomingExpiryContext,
): UpcomingExpiry | undefined {
  const { standing, portalEndsAtMillis } = state;
  if (!isSignedIn(standing)) return undefined;
  const isRenewed = renewsItself(standing);
  const endsAtMillis = isRenewed ? portalEndsAtMillis : standing.expiresAtMillis;
  if (endsAtMillis === undefined) return undefined;
  const key = JSON.stringify([isRenewed ? 'portal' : 'session', state.session.id, endsAtMillis]);
  const notice = sessionEndNotice(state, endsAtMillis, context);
  const ownLeadMillis = state.session.can.takesSamlResponse ? Math.max(leadMillis, SAML_LEAD_MILLIS) : leadMillis;
  return { key, dueAtMillis: endsAtMillis - ownLeadMillis, endsAtMillis, notice };
}

function sessionEndNotice(
  { session, standing }: SourceState,
  endsAtMillis: number,
  context: UpcomingExpiryContext,
): Notice {
  const { notices } = messagesFor(context.language);
  const label = sessionLabel(session);
  const left = leftWords(endsAtMillis, context);
  const signIn = { do: 'signIn', sourceId: session.id } as const;
  if (standing.at === 'retrying') {
    const { message, next } = errorWords({ code: standing.code, facts: {} }, context.language);
    // If AWS is out of reach, a sign-in is not possible either.
    if (OUT_OF_REACH.has(standing.code))
      return { ...notices.renewalFails(label, left, message, next), act: { do: 'openWindow' } };
    return noticeWithButton(signIn, context, (hint) => notices.renewalFails(label, left, message, hint));
  }
  // A new sign-in before the portal session's end would only reuse that session, so there is no button for it.
  if (renewsItself(standing)) return { ...notices.portalEnds(label, left), act: { do: 'openWindow' } };
  return noticeWithButton(signIn, context, (hint) => notices.sessionEnds(label, left, hint));
}

/** The engine knows this time only when it is near, so the notice is due at once. */
function registrationEnd({ session, registrationEndsAtMillis }: SourceState, context: NoticeContext) {
  if (registrationEndsAtMillis === undefined) return undefined;
  const when = calendarTime(registrationEndsAtMillis, context.language);
  const notice = noticeWithButton({ do: 'signIn', sourceId: session.id }, context, (hint) =>
    messagesFor(context.language).notices.registrationEnds(sessionLabel(session), when, hint),
  );
  const key = JSON.stringify(['registration', session.id, registrationEndsAtMillis]);
  return { key, dueAtMillis: context.nowMillis, endsAtMillis: registrationEndsAtMillis, notice };
}

function keysEnd(
  { role, format, expiresAtMillis }: CopyInUse,
  state: EngineState,
  context: NoticeContext,
): UpcomingExpiry {
  const accountName = safeText(accountOfRole(state, role)?.accountName || role.accountId);
  const notice = noticeWithButton({ do: 'copyKeys', role, format }, context, (hint) =>
    messagesFor(context.language).notices.keysEnd(
      safeText(role.roleName),
      accountName,
      leftWords(expiresAtMillis, context),
      hint,
    ),
  );
  return {
    key: JSON.stringify(['keys', roleKey(role), expiresAtMillis]),
    dueAtMillis: expiresAtMillis - KEYS_LEAD_MILLIS,
    endsAtMillis: expiresAtMillis,
    notice,
  };
}

/** The time left to the nearest minute, because a slightly late timer must not turn ten minutes into nine. */
function leftWords(endsAtMillis: number, { nowMillis, language }: NoticeContext): string {
  return timeLeft(endsAtMillis - nowMillis + HALF_A_MINUTE_MILLIS, language);
}
