import { isSignedIn } from '../../shared/domain/session-state.ts';
import type { Engine, Log } from '../../core/index.ts';
import { DaypassError, toDaypassError } from '../../shared/errors/daypass-error.ts';
import type { ActivityCommands } from '../activity/activity-commands.ts';
import { browserCommands } from '../browsers/browser-commands.ts';
import type { PageOpener } from '../browsers/page-opener.ts';
import type { SecretClipboard } from '../clipboard/clipboard.ts';
import type { Handlers } from '../ipc/answer.ts';
import type { SettingsStore } from '../../core/index.ts';
import type { SettingsEffects } from '../settings/settings-effects.ts';
import type { NativeDialogs } from '../native-dialogs.ts';
import { copyCommands } from '../clipboard/copy-commands.ts';
import { guardedEdits } from './guarded-edits.ts';
import { watchGuard } from './loosened-guard.ts';
import { askProduction } from './ask-production.ts';
import { signInProgress } from './sign-in-progress.ts';

export interface HandlerDeps {
  readonly engine: Engine;
  readonly browser: PageOpener;
  readonly copies: SecretClipboard;
  readonly preferences: SettingsStore;
  readonly log: Log;
  readonly platform: NodeJS.Platform;
  readonly settings: Pick<SettingsEffects, 'change'>;
  readonly about: Pick<Handlers, 'about' | 'copyPlace' | 'copyReport' | 'reportFailure'>;
  readonly activity: ActivityCommands;
  readonly dialogs: Pick<NativeDialogs, 'confirm'>;
  /** Something the engine doesn't know of has changed what is shown. */
  readonly redraw: () => void;
}

/** What each command of the contract does. The window and the tray both come through here. */
export function commandHandlers(deps: HandlerDeps): Handlers {
  const { engine, copies, preferences } = deps;
  const ask = askProduction({ dialogs: deps.dialogs, language: () => preferences.now().language });

  const guard = watchGuard({
    markAccount: (marking) => engine.markAccount(marking),
    async changeSettings({ change }) {
      await deps.settings.change(change);
      deps.redraw();
    },
  });

  /** For what goes on while the command has long answered: how it ends shows in the engine's state. */
  const inBackground = (what: string, sourceId: string, work: Promise<unknown>): void => {
    work.catch((thrown: unknown) => deps.log.info(what, { sourceId, code: toDaypassError(thrown).code }));
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
    ...copyCommands(deps),
    setFavourite: ({ role, favourite }) => engine.setFavourite(role, favourite),
    async suggestProfileName({ role }) {
      return { profileName: await engine.suggestProfileName(role) };
    },
    listProfiles: () => engine.listProfiles(),
    previewEdit: ({ edit }) => engine.previewEdit(edit),
    ...guardedEdits({ engine, askProduction: ask, isLoosened: guard.isLoosened }),
    listBackups: () => engine.listBackups(),
    listStoredKeys: () => engine.listStoredKeys(),
    diagnose: () => engine.diagnose(),
    ...guard.handlers,
    ...browserCommands({ ...deps, askProduction: ask }),
    ...deps.about,
    ...deps.activity,
  };
}
