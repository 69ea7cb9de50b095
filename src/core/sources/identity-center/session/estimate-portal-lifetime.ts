/**
 * How long a portal session lives, learned from earlier ones: AWS tells its end nowhere, an administrator sets its
 * length (15 minutes to 90 days), and its end shows only in the first renewal that AWS refuses after it.
 */
export interface PortalRecord {
  /** The client registration the session's token was made with, as an opaque mark: another one is another sign-in. */
  readonly client?: string;
  /** Left out while nobody is signed in, or it is not known since when. */
  readonly signedInAtMillis?: number;
  /** The latest instant at which AWS still gave a token. */
  readonly aliveAtMillis?: number;
  /** When that token ends. */
  readonly expiresAtMillis?: number;
  /** Tokens made before this are of a session that is over. */
  readonly endedAtMillis?: number;
  /** Of earlier portal sessions, the newest last. */
  readonly livesMillis: readonly number[];
}

export interface SeenToken {
  readonly client: string;
  readonly madeAtMillis: number;
  readonly expiresAtMillis: number;
}

export const NO_RECORD: PortalRecord = { livesMillis: [] };

const LIVES_KEPT = 5;
/** The shortest session that an administrator can set (IAM Identity Center User Guide, "Session duration"). */
const SHORTEST_LIFE_MILLIS = 15 * 60_000;
/** Two lives that differ no more are of one policy: an end shows at the next renewal, up to 40 minutes and a jitter later. */
const AGREEING_MILLIS = 45 * 60_000;
const LEAST_AGREEING = 2;
/** Tokens are renewed every 40 minutes or so: an end noticed longer after the last sign of life was slept over. */
const CLOSELY_MILLIS = 90 * 60_000;
/** We renew at 20 minutes (and a minute of jitter), every other client later: who replaces a token before that signed in. */
const RENEWAL_MILLIS = 25 * 60_000;

export function afterSignIn(record: PortalRecord, token: SeenToken): PortalRecord {
  const { client, madeAtMillis, expiresAtMillis } = token;
  const { livesMillis } = record;
  return { client, signedInAtMillis: madeAtMillis, aliveAtMillis: madeAtMillis, expiresAtMillis, livesMillis };
}

/** A token stands in its file, by whichever tool. The same record where that says nothing new. */
export function afterTokenSeen(record: PortalRecord, token: SeenToken): PortalRecord {
  const { madeAtMillis, expiresAtMillis } = token;
  const knownMillis = Math.max(record.endedAtMillis ?? 0, record.aliveAtMillis ?? 0);
  if (madeAtMillis <= knownMillis) return record;
  const isEarly = (record.expiresAtMillis ?? 0) - madeAtMillis > RENEWAL_MILLIS;
  const isSignIn = record.signedInAtMillis === undefined || record.client !== token.client || isEarly;
  return isSignIn ? afterSignIn(record, token) : { ...record, aliveAtMillis: madeAtMillis, expiresAtMillis };
}

/** We renewed the token ourselves, at whatever time: no sign-in. */
export function afterRenewal(record: PortalRecord, { madeAtMillis, expiresAtMillis }: SeenToken): PortalRecord {
  return { ...record, aliveAtMillis: madeAtMillis, expiresAtMillis };
}

/**
 * AWS refused to renew. An end noticed late says only that the session was no longer than that, so it counts where it
 * is shorter than what was thought.
 */
export function afterEnd(record: PortalRecord, nowMillis: number): PortalRecord {
  const { signedInAtMillis, aliveAtMillis = 0, livesMillis } = record;
  const ended: PortalRecord = { livesMillis, endedAtMillis: nowMillis };
  if (signedInAtMillis === undefined) return ended;
  const lifeMillis = nowMillis - signedInAtMillis;
  // Somebody ended the session, for AWS ends none so early, or the clock makes no sense.
  if (lifeMillis < SHORTEST_LIFE_MILLIS) return ended;
  const isClose = nowMillis - aliveAtMillis <= CLOSELY_MILLIS;
  const thoughtMillis = usualLife(livesMillis);
  if (!isClose && (thoughtMillis === undefined || lifeMillis >= thoughtMillis)) return ended;
  return { ...ended, livesMillis: [...livesMillis, lifeMillis].slice(-LIVES_KEPT) };
}

/** The person signed out, here or by another tool: of its length that says nothing. */
export function afterSignOut({ livesMillis }: PortalRecord, nowMillis: number): PortalRecord {
  return { livesMillis, endedAtMillis: nowMillis };
}

/**
 * When the portal session is likely to end; undefined while unknown. Lives shorter than the one of now has already
 * been do not count for it: the policy has changed, or those were ended by somebody.
 */
export function estimatedEndMillis(record: PortalRecord, nowMillis: number): number | undefined {
  const { signedInAtMillis, aliveAtMillis, livesMillis } = record;
  if (signedInAtMillis === undefined) return undefined;
  const livedMillis = Math.max(aliveAtMillis ?? 0, signedInAtMillis) - signedInAtMillis;
  const lifeMillis = usualLife(livesMillis.filter((millis) => millis > livedMillis));
  if (lifeMillis === undefined) return undefined;
  const endMillis = signedInAtMillis + lifeMillis;
  return endMillis > nowMillis ? endMillis : undefined;
}

/**
 * The life that most of the lives agree on, the shortest of those: an end shows late, never early. Undefined where no two
 * agree: one life alone may have been ended by an administrator, or by the person in another browser.
 */
function usualLife(livesMillis: readonly number[]): number | undefined {
  // Records of earlier versions hold shorter ones.
  const sensible = livesMillis.filter((millis) => millis >= SHORTEST_LIFE_MILLIS).toSorted((a, b) => a - b);
  const agreeing = sensible.map((shortest) => ({
    shortest,
    count: sensible.filter((millis) => millis >= shortest && millis - shortest <= AGREEING_MILLIS).length,
  }));
  const most = Math.max(LEAST_AGREEING, ...agreeing.map(({ count }) => count));
  return agreeing.find(({ count }) => count === most)?.shortest;
}
