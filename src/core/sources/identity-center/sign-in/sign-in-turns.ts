/**
 * Whose sign-in page may open. Pages open one after the other: a person who clicks three sessions in a row finishes
 * one page before the next comes up. A page holds the turn for two minutes at most, which is longer than a password
 * and a second factor take: one that was closed by mistake, or left behind, must not keep what the person clicked
 * later from opening. It can still be finished until its own deadline.
 */
export const PAGE_HOLDS_TURN_MILLIS = 2 * 60_000;

/** A sign-in that opens a page, in the order in which they were asked for. */
export interface Place {
  readonly sessionName: string;
  readonly attempt: number;
  readonly isWaiting: boolean;
  /** When its page was opened; left out before. */
  readonly shownAtMillis?: number;
}

/** The sign-in to begin now, if it is anybody's turn. */
export function nextInTurn(places: readonly Place[], nowMillis: number): Place | undefined {
  return places.some((place) => holdsTurn(place, nowMillis)) ? undefined : places.find(({ isWaiting }) => isWaiting);
}

/** Whether somebody asking now has to wait: for the one who has the turn, or for those who asked before. */
export function mustWait(places: readonly Place[], nowMillis: number): boolean {
  return places.some((place) => place.isWaiting || holdsTurn(place, nowMillis));
}

/** When the turn passes on although nobody finished; undefined where nobody waits for it, or only an end can bring it. */
export function turnPassesAtMillis(places: readonly Place[], nowMillis: number): number | undefined {
  if (!places.some(({ isWaiting }) => isWaiting)) return undefined;
  const holders = places.filter((place) => holdsTurn(place, nowMillis));
  const shownAt = holders.map(({ shownAtMillis }) => shownAtMillis ?? Number.POSITIVE_INFINITY);
  const freeAtMillis = Math.max(...shownAt) + PAGE_HOLDS_TURN_MILLIS;
  return Number.isFinite(freeAtMillis) ? freeAtMillis : undefined;
}

/** From its beginning, which is bounded by the calls it makes, until its page has been open for long. A clock set back frees the turn. */
function holdsTurn({ isWaiting, shownAtMillis }: Place, nowMillis: number): boolean {
  if (isWaiting) return false;
  if (shownAtMillis === undefined) return true;
  return shownAtMillis <= nowMillis && nowMillis < shownAtMillis + PAGE_HOLDS_TURN_MILLIS;
}
