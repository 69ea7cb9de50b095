import { endWords } from '../../../presenter/sessions/end-words.ts';
import { timeLeft } from '../../../presenter/sessions/time-left.ts';
import { whenWords } from '../../../presenter/sessions/when-words.ts';
import { sessionCondition } from '../../../shared/domain/session-condition.ts';
import { isSignedIn, renewsItself } from '../../../shared/domain/session-state.ts';
import { sameRole, type RoleRef } from '../../../shared/domain/role.ts';
import type { SessionSnapshot } from '../../../shared/view.ts';
import { useLanguage, useNow, useWindowState, useWords } from '../../state/window-context.ts';
import styles from './day-bar.module.css';

const HOUR_MILLIS = 3_600_000;

interface DayBarProps {
  readonly session: SessionSnapshot;
  /** The role whose copied keys are shown as well. */
  readonly role?: RoleRef;
}

interface Span {
  readonly fromMillis: number;
  readonly toMillis: number;
}

/**
 * The day as a bar: the session's start, the current time, its likely end, and copied keys. The bar is decorative: the words
 * below say the same.
 */
export function DayBar({ session, role }: DayBarProps) {
  const { day } = useWords().window;
  const language = useLanguage();
  const nowMillis = useNow('minute');
  const copied = useWindowState((state) => state.status?.clipboard);
  const keys = copied !== undefined && role !== undefined && sameRole(copied.role, role) ? copied : undefined;
  const condition = sessionCondition(session.standing, nowMillis);
  const life = lifeOf(session, nowMillis);
  const end = endWords(session, condition, nowMillis, language);
  const keysLeft = keys === undefined ? undefined : timeLeft(keys.expiresAtMillis - nowMillis, language);
  const { place } = scaleOf(life, nowMillis);
  return (
    <div className={styles.day}>
      {(life !== undefined || keys !== undefined) && (
        <svg className={styles.bar} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
          <rect className={styles.track} x="0" y="2" width="100" height="6" rx="1" />
          {life !== undefined && <Stripe span={life} place={place} look={styles.life} />}
          {life?.guessedMillis !== undefined && (
            <Stripe
              span={{ fromMillis: life.toMillis, toMillis: life.guessedMillis }}
              place={place}
              look={styles.guess}
            />
          )}
          {keys !== undefined && (
            <Stripe span={{ fromMillis: nowMillis, toMillis: keys.expiresAtMillis }} place={place} look={styles.keys} />
          )}
          <rect className={styles.now} x={place(nowMillis) - 0.4} y="0" width="0.8" height="10" />
        </svg>
      )}
      <p className={styles.words}>
        {life !== undefined && <span>{day.since(whenWords(life.fromMillis, nowMillis, language))}</span>}
        <span>{end ?? day.out}</span>
        {keysLeft !== undefined && <span>{day.keys(keysLeft)}</span>}
      </p>
    </div>
  );
}

interface Life extends Span {
  /** The likely end of the session. */
  readonly guessedMillis?: number;
}

function lifeOf(session: SessionSnapshot, nowMillis: number): Life | undefined {
  const { standing, portalSinceMillis, portalEndsAtMillis } = session;
  if (!isSignedIn(standing) || portalSinceMillis === undefined) return undefined;
  const fromMillis = portalSinceMillis;
  if (!renewsItself(standing)) return { fromMillis, toMillis: standing.expiresAtMillis };
  return {
    fromMillis,
    toMillis: Math.max(nowMillis, fromMillis),
    ...(portalEndsAtMillis !== undefined && { guessedMillis: portalEndsAtMillis }),
  };
}

/** From an hour before the first shown time to an hour after the last, and at least nine hours long. */
function scaleOf(life: Life | undefined, nowMillis: number): { readonly place: (millis: number) => number } {
  const first = Math.min(life?.fromMillis ?? nowMillis, nowMillis) - HOUR_MILLIS;
  const last = Math.max(life?.guessedMillis ?? life?.toMillis ?? nowMillis, first + 8 * HOUR_MILLIS) + HOUR_MILLIS;
  return { place: (millis) => Math.min(100, Math.max(0, ((millis - first) / (last - first)) * 100)) };
}

interface StripeProps {
  readonly span: Span;
  readonly place: (millis: number) => number;
  readonly look: string | undefined;
}

function Stripe({ span, place, look }: StripeProps) {
  const x = place(span.fromMillis);
  return <rect className={look} x={x} y="2" width={Math.max(0.5, place(span.toMillis) - x)} height="6" />;
}
