import type { DaypassError } from '../../../../../shared/errors/daypass-error.ts';
import { supervised, testSession } from '../../../../testing/supervised.ts';

export const [a, b, c] = [testSession('a'), testSession('b'), testSession('c')];

/** Three sessions that are followed and renewed, none of them signed in to. */
export async function setUp() {
  const one = supervised();
  const { sessionManager, time } = one;
  sessionManager.startRenewing();
  await sessionManager.follow([a, b, c]);
  /** Asks without waiting; how it ended is in the answer once it has. */
  const ask = (session: typeof a, options = {}) => {
    const end: { code?: string } = {};
    sessionManager.signIn(session, options).then(
      () => (end.code = 'signedIn'),
      (error: DaypassError) => (end.code = error.code),
    );
    return end;
  };
  const settle = () => time.advance(0);
  const at = ({ name }: typeof a) => sessionManager.of(name).standing.at;
  return { ...one, ask, settle, at };
}

/** Signed in to `a`. */
export async function signedInToA() {
  const one = await setUp();
  one.ask(a);
  await one.settle();
  one.pages.get('a')?.approve();
  await one.settle();
  return one;
}
