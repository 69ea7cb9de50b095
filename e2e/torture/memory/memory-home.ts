import { approveInBrowser } from '../../../src/simulator/index.ts';
import { testEngine, type TestEngine } from '../../../src/core/testing/test-engine.ts';

/** What the process that is measured gets from the one that holds the simulator. */
export interface SimulatorHere {
  readonly environment: Readonly<Record<string, string>>;
  readonly startUrl: string;
  readonly region: string;
  /** Sets the simulator's clock. */
  readonly setClock: (nowMillis: number) => Promise<void>;
}

/** An engine on virtual time, over real files and HTTP, with one session. */
export interface MemoryHome extends TestEngine {
  /** Lets virtual time pass slowly beside real work, so that no limit is over before an answer can come. */
  readonly passing: <T>(work: Promise<T>) => Promise<T>;
  /** Lets time pass here and in the simulator. */
  readonly pass: (millis: number) => Promise<void>;
  readonly signIn: () => Promise<void>;
  /** 0 while nobody is signed in. */
  readonly tokenEndsAtMillis: () => number;
}

export const SESSION = 'corp';

export async function memoryHome({ environment, startUrl, region, setClock }: SimulatorHere): Promise<MemoryHome> {
  const home = await testEngine(environment, { open: async (url) => void (await approveInBrowser(url)) });
  // The activity log and the token files carry the machine's time; the list of opened pages would grow by itself.
  const { engine, time, opened } = home;
  await setClock(time.nowMillis());
  await engine.addSession({ name: SESSION, startUrl, region });
  const passing = <T>(work: Promise<T>): Promise<T> => time.runUntilSettled(work, 2);
  return {
    ...home,
    passing,
    async pass(millis) {
      await setClock(time.nowMillis() + millis);
      await time.advance(millis);
    },
    async signIn() {
      await passing(engine.signIn(SESSION));
      opened.length = 0;
    },
    tokenEndsAtMillis() {
      const standing = engine.state.sessions[0]?.standing;
      return standing?.at === 'signedIn' ? standing.expiresAtMillis : 0;
    },
  };
}
