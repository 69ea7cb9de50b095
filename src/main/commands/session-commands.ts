import type { Engine, Log } from '../../core/index.ts';
import { isSignedIn } from '../../shared/domain/session-state.ts';
import { DaypassError, toDaypassError } from '../../shared/errors/daypass-error.ts';
import type { SecretClipboard } from '../clipboard/clipboard.ts';
import type { Handlers } from '../ipc/answer.ts';
import { signInProgress } from './sign-in-progress.ts';

export interface SessionCommandDeps {
  readonly engine: Engine;
  readonly copies: Pick<SecretClipboard, 'copy'>;
  readonly log: Log;
}

type SessionCommands = Pick<
  Handlers,
  | 'addSession'
  | 'findRegion'
  | 'signIn'
  | 'cancelSignIn'
  | 'copySignInLink'
  | 'copySignInCode'
  | 'signOut'
  | 'signOutEverywhere'
  | 'refreshDirectory'
>;

/** Sessions, their sign-ins, and the accounts they list. */
export function sessionCommands({ engine, copies, log }: SessionCommandDeps): SessionCommands {
  /** For what goes on while the command has long answered: how it ends shows in the engine's state. */
  const inBackground = (what: string, sourceId: string, work: Promise<unknown>): void => {
    work.catch((thrown: unknown) => log.info(what, { sourceId, code: toDaypassError(thrown).code }));
  };

  return {
    async addSession(input) {
      const { id } = await engine.addSession(input);
      return { sourceId: id };
    },
    async findRegion({ startUrl }) {
      return { region: await engine.findRegion(startUrl) };
    },
    async signIn({ sourceId, flow }) {
      await engine.findSession(sourceId);
      inBackground('signIn.ended', sourceId, engine.signIn(sourceId, flow === undefined ? {} : { flow }));
    },
    cancelSignIn({ sourceId }) {
      engine.cancelSignIn(sourceId);
    },
    async copySignInLink({ sourceId }) {
      await copies.copy(signInProgress(engine.state, sourceId).url);
    },
    async copySignInCode({ sourceId }) {
      const { userCode } = signInProgress(engine.state, sourceId);
      if (userCode === undefined) throw new DaypassError('signInNotFound', { sessionName: sourceId });
      await copies.copy(userCode);
    },
    async signOut({ sourceId }) {
      await engine.signOut(sourceId);
    },
    async signOutEverywhere() {
      const { notTold, failed } = await engine.signOutEverywhere();
      const [first] = failed;
      if (first) throw first.error;
      return { notTold };
    },
    refreshDirectory({ sourceId }) {
      for (const { session, standing } of engine.state.sessions) {
        const wanted = sourceId === undefined ? isSignedIn(standing) : session.id === sourceId;
        if (wanted) inBackground('listing.ended', session.id, engine.listAccounts(session.id, { refresh: true }));
      }
    },
  };
}
