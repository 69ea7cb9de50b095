import { useEffect, useMemo } from 'react';
import type { Bridge } from '../shared/contract.ts';
import { ClearActivity } from './features/activity/clear-activity.tsx';
import { AddSessionSheet } from './features/add-session/add-session-sheet.tsx';
import { BackupsSheet } from './features/edits/backups-sheet.tsx';
import { RequestSheet } from './features/edits/request-sheet.tsx';
import { reserveKeysForInputMethod } from './ui/composition.ts';
import { focusPage } from './ui/focus-page.ts';
import { SheetBoundary } from './features/failure/sheet-boundary.tsx';
import { WindowBoundary } from './features/failure/window-boundary.tsx';
import { DiagnosisProvider } from './features/health/diagnosis-provider.tsx';
import { HealthSheet } from './features/health/health-sheet.tsx';
import { MfaSheet } from './features/mfa/mfa-sheet.tsx';
import { ImportSheet } from './features/overview/import-sheet.tsx';
import { ProfileSheet } from './features/profile/profile-sheet.tsx';
import { SamlAccountSheet } from './features/saml/saml-account-sheet.tsx';
import { ConsoleSheet } from './features/roles/sheets/console-sheet.tsx';
import { PreferencesSheet } from './features/roles/sheets/preferences-sheet.tsx';
import { SignOutEverywhere } from './features/sessions/sign-out-everywhere.tsx';
import { BrowserRuleSheet } from './features/settings/browsers/browser-rule-sheet.tsx';
import { SignInSheet } from './features/sign-in/sign-in-sheet.tsx';
import { Page } from './page.tsx';
import { createClock, type Clock } from './state/clock.ts';
import { createCommands } from './state/commands.ts';
import { DocumentLanguage } from './state/document-language.ts';
import { useWindowState, WindowContext } from './state/window-context.ts';
import type { Sheet } from './state/window-state.ts';
import { createWindowStore, type WindowStore } from './state/window-store.ts';

interface AppProps {
  readonly bridge: Bridge;
  /** Left out: the system's clock. Tests give one of their own. */
  readonly clock?: Clock;
  /** Called with the store once it exists. Fixtures use it to bring the window into a state that takes a person several clicks. */
  readonly onStore?: (store: WindowStore) => void;
}

export function App({ bridge, clock, onStore }: AppProps) {
  const tools = useMemo(() => {
    const store = createWindowStore(bridge);
    return { bridge, store, clock: clock ?? createClock(), commands: createCommands(bridge, store) };
  }, [bridge, clock]);
  useEffect(() => tools.store.connect(), [tools]);
  useEffect(() => reserveKeysForInputMethod(window), []);
  useEffect(() => {
    onStore?.(tools.store);
  }, [tools, onStore]);
  return (
    <WindowContext value={tools}>
      <DocumentLanguage />
      <WindowBoundary>
        <DiagnosisProvider>
          <Page />
          <OpenSheet />
        </DiagnosisProvider>
        <SheetBoundary>
          <MfaSheet />
        </SheetBoundary>
      </WindowBoundary>
    </WindowContext>
  );
}

function OpenSheet() {
  const sheet = useWindowState((state) => state.sheet);
  useEffect(() => {
    // A closed sheet returns the focus to the element that had it. If that element is gone, the page takes the focus.
    if (sheet.at === 'none' && document.activeElement === document.body) focusPage();
  }, [sheet.at]);
  // Each kind of sheet has a new boundary, so that a failure of one is not shown in place of the next.
  return (
    <SheetBoundary key={sheet.at}>
      <SheetFor sheet={sheet} />
    </SheetBoundary>
  );
}

function SheetFor({ sheet }: { readonly sheet: Sheet }) {
  switch (sheet.at) {
    case 'none':
      return null;
    case 'signIn':
      return <SignInSheet key={sheet.sourceId} sourceId={sheet.sourceId} failure={sheet.failure} />;
    case 'profile':
      return <ProfileSheet key={JSON.stringify(sheet.role)} role={sheet.role} />;
    case 'openConsole':
      return <ConsoleSheet role={sheet.role} />;
    case 'markAccount':
      return <PreferencesSheet sourceId={sheet.sourceId} accountId={sheet.accountId} />;
    case 'addSession':
      return <AddSessionSheet kind={sheet.kind} />;
    case 'samlAccount':
      return <SamlAccountSheet key={sheet.task} task={sheet.task} sourceId={sheet.sourceId} />;
    case 'edit':
      return <RequestSheet key={JSON.stringify(sheet.request)} request={sheet.request} />;
    case 'import':
      return <ImportSheet key={sheet.tool} tool={sheet.tool} />;
    case 'profileHealth':
      return <HealthSheet profileName={sheet.profileName} />;
    case 'backups':
      return <BackupsSheet />;
    case 'signOutEverywhere':
      return <SignOutEverywhere />;
    case 'browserRule':
      return <BrowserRuleSheet place={sheet.place} />;
    case 'clearActivity':
      return <ClearActivity entryCount={sheet.entryCount} />;
  }
}
