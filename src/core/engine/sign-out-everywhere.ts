import { toDaypassError } from '../../shared/errors/daypass-error.ts';
import type { SignedOutEverywhere } from '../requests.ts';
import type { RoleSource } from '../sources/role-source.ts';

/** Ends every source by `end`, which resolves with whether nothing is left to tell AWS, and sorts them by the outcome. */
export async function signOutEverywhere(
  sources: readonly RoleSource[],
  end: (source: RoleSource) => Promise<boolean>,
): Promise<SignedOutEverywhere> {
  const ends = await Promise.all(
    sources.map(async (source) => {
      const sessionName = source.info.id;
      try {
        return { sessionName, isOver: await end(source) };
      } catch (thrown) {
        return { sessionName, error: toDaypassError(thrown) };
      }
    }),
  );
  const names = (isOver: boolean) => ends.flatMap((one) => (one.isOver === isOver ? [one.sessionName] : []));
  return {
    signedOut: names(true),
    notTold: names(false),
    failed: ends.flatMap(({ sessionName, error }) => (error ? [{ sessionName, error }] : [])),
  };
}
