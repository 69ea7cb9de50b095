import { safeStorage } from 'electron';
import {
  createEngine,
  type Engine,
  type EnginePorts,
  type OwnPaths,
  type SettingsStore,
  type TransportPorts,
} from '../core/index.ts';
import { messagesFor } from '../presenter/messages/index.ts';
import { safeText } from '../presenter/words/safe-text.ts';
import type { AppFiles } from './app-files.ts';
import type { PageOpener } from './browsers/page-opener.ts';
import { portalConsent, type PortalConsent } from './browsers/portal-consent.ts';
import { osVault, type OsVault } from './desktop/vault.ts';
import { mfaQuestions, type MfaQuestions } from './mfa/mfa-questions.ts';
import type { NativeDialogs } from './native-dialogs.ts';
import { gatedBrowser } from './ports/browser.ts';
import { systemProxy } from './ports/system-ports.ts';
import { APP } from './requester.ts';
import { appSignInWindow, type AppSignInWindow } from './sign-in-window/sign-in-window.ts';
import type { UserInterface } from './user-interface.ts';

export interface AppEngineDeps {
  readonly ports: Pick<EnginePorts, 'alarm' | 'clock' | 'log' | 'random' | 'surroundings'>;
  readonly preferences: SettingsStore;
  readonly own: Pick<OwnPaths, 'electronDir'>;
  readonly files: Pick<AppFiles, 'appIconFile'>;
  readonly ui: Pick<UserInterface, 'followWindow'> & { readonly dialogs: Pick<NativeDialogs, 'confirm'> };
}

export interface AppEngine {
  readonly engine: Engine;
  /** The ways to the network, for what is no part of the engine. */
  readonly transport: TransportPorts;
  readonly browser: PageOpener;
  readonly consent: PortalConsent;
  readonly vault: OsVault;
  readonly mfa: MfaQuestions;
  readonly signInWindow: AppSignInWindow;
}

/** The engine, on what Electron and the desktop give it: browsers behind the consent, the desktop's proxy and its vault. */
export function appEngine({ ports, preferences, own, files, ui }: AppEngineDeps): AppEngine {
  const consent = portalConsent({
    confirm: (host) => {
      const words = messagesFor(preferences.now().language).dialogs;
      const question = { message: words.portalMessage(safeText(host)), detail: words.portalDetail };
      return ui.dialogs.confirm({ ...question, yes: words.portalYes, no: words.no });
    },
    confirmFetch: (host) => {
      const words = messagesFor(preferences.now().language).dialogs;
      return ui.dialogs.confirm({ ...words.fetchStartUrl(safeText(host)), no: words.no });
    },
  });
  const browser = gatedBrowser({ ...ports, preferences, consent });
  const comesFirst = (): boolean => preferences.now().proxy.by !== 'system';
  const vault = osVault(safeStorage, ports.surroundings.platform, () => preferences.now().keepKeysInVault);
  const mfa = mfaQuestions(ports);
  const onWindow = ui.followWindow;
  const signInWindow = appSignInWindow({ ...ports, preferences, own, iconFile: files.appIconFile, onWindow });
  const transport = { ...ports, systemProxy: { ...systemProxy, comesFirst } };
  const engine = createEngine({
    ...transport,
    browser: browser.signIns,
    vault,
    askMfaCode: mfa.ask,
    signInWindow,
    maySignInAt: (url) => browser.allows(url),
    mayFetchStartUrl: (startUrl) => consent.mayFetch(startUrl),
    settings: preferences,
    requester: APP,
  });
  preferences.subscribe((now, before) => {
    // What is stored in the vault goes at once, not at the next use.
    if (before.keepKeysInVault && !now.keepKeysInVault) void engine.reload();
  });
  return { engine, transport, browser, consent, vault, mfa, signInWindow };
}
