import { hasPortalLink, signInSourceOf } from '../../presenter/snapshots/role-account.ts';
import type { RoleRef } from '../../shared/domain/role.ts';
import type { CommandInput } from '../../shared/contract.ts';
import type { Alarm, Clock, Engine, Log, SettingsStore } from '../../core/index.ts';
import type { AboutCommands } from '../about/about-commands.ts';
import type { ActivityCommands } from '../activity/activity-commands.ts';
import { browserCommands } from '../browsers/browser-commands.ts';
import type { PageOpener } from '../browsers/page-opener.ts';
import type { SecretClipboard } from '../clipboard/clipboard.ts';
import { doctorCommands } from '../doctor/doctor-commands.ts';
import type { OpenFile } from '../doctor/file-opener.ts';
import type { Handlers } from '../ipc/answer.ts';
import type { AppSignInWindow } from '../sign-in-window/sign-in-window.ts';
import type { SettingsEffects } from '../settings/settings-effects.ts';
import type { Palette } from '../palette/palette-window.ts';
import type { NativeDialogs } from '../native-dialogs.ts';
import type { UpdateCommands } from '../updates/app-updates.ts';
import { copyCommands, type CopiedKeysRecord } from '../clipboard/copy-commands.ts';
import type { MfaQuestions } from '../mfa/mfa-questions.ts';
import { guardedEdits } from './guarded-edits.ts';
import { withGuardConsent } from './guard-consent.ts';
import { askProduction, type AskProduction } from './ask-production.ts';
import { importCommands } from './import-commands.ts';
import { samlCommands } from './saml-commands.ts';
import { sessionCommands } from './session-commands.ts';
import { signInFirst } from './sign-in-first.ts';

export interface HandlerDeps {
  readonly engine: Engine;
  readonly browser: PageOpener;
  readonly copies: SecretClipboard;
  readonly copied: CopiedKeysRecord;
  readonly clock: Clock;
  readonly alarm: Pick<Alarm, 'set'>;
  readonly preferences: SettingsStore;
  readonly log: Log;
  readonly platform: NodeJS.Platform;
  readonly settings: Pick<SettingsEffects, 'change'>;
  readonly about: AboutCommands;
  readonly updating: UpdateCommands;
  readonly activity: ActivityCommands;
  readonly dialogs: Pick<NativeDialogs, 'confirm'>;
  readonly mfa: Pick<MfaQuestions, 'handlers'>;
  readonly palette: Pick<Palette, 'hide' | 'perform'>;
  /** Something the engine doesn't know of has changed what is shown. */
  readonly redraw: () => void;
  readonly openFile: OpenFile;
  readonly signInWindow: Pick<AppSignInWindow, 'bringForward'>;
}

/** What each command of the contract does. The window and the tray both come through here. */
export function commandHandlers(deps: HandlerDeps): Handlers {
  const { engine, preferences } = deps;
  const ask = askProduction({ dialogs: deps.dialogs, language: () => preferences.now().language });

  const guard = withGuardConsent(
    {
      markAccount: (marking) => engine.markAccount(marking),
      async changeSettings({ change }) {
        await deps.settings.change(change);
        deps.redraw();
      },
    },
    deps,
  );

  return {
    ...sessionCommands(deps),
    ...samlCommands(engine),
    ...importCommands(deps),
    ...roleCommands(deps, ask),
    setFavourite: ({ role, favourite }) => engine.setFavourite(role, favourite),
    async suggestProfileName({ role }) {
      return { profileName: await engine.suggestProfileName(role) };
    },
    listProfiles: () => engine.listProfiles(),
    previewEdit: ({ edit }) => engine.previewEdit(edit),
    ...guardedEdits({ engine, askProduction: ask }),
    listBackups: () => engine.listBackups(),
    listStoredKeys: () => engine.listStoredKeys(),
    ...doctorCommands(deps),
    ...guard,
    performFromPalette: ({ act }) => deps.palette.perform(act),
    dismissPalette: () => deps.palette.hide(),
    ...deps.about,
    ...deps.updating,
    ...deps.mfa.handlers,
    ...deps.activity,
  };
}

/** What is done with a role. On a session that has ended the sign-in comes first. */
function roleCommands(deps: HandlerDeps, ask: AskProduction) {
  const { engine } = deps;
  const afterSignIn = signInFirst(deps);
  const copying = copyCommands({ ...deps, askProduction: ask });
  const browsing = browserCommands({ ...deps, askProduction: ask });
  const signedIn = <T>(role: RoleRef, act: () => T | Promise<T>): Promise<T> =>
    afterSignIn(signInSourceOf(engine.state, role), act);
  // The portal's own page asks for a sign-in where it needs one.
  const asksPortal = ({ role, federated = false }: CommandInput<'openConsole'>): boolean =>
    !federated && hasPortalLink(engine.state, role);
  return {
    ...copying,
    ...browsing,
    copyKeys: (input: CommandInput<'copyKeys'>) => signedIn(input.role, () => copying.copyKeys(input)),
    copyProfileVariable: (input: CommandInput<'copyProfileVariable'>) =>
      signedIn(input.role, () => copying.copyProfileVariable(input)),
    openConsole: (input: CommandInput<'openConsole'>) =>
      asksPortal(input) ? browsing.openConsole(input) : signedIn(input.role, async () => browsing.openConsole(input)),
  };
}
