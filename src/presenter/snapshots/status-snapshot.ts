import type { EngineState, SourceState } from '../../core/state.ts';
import type { ExportFormat } from '../../shared/domain/export-formats.ts';
import type { Language } from '../../shared/domain/languages.ts';
import type { SessionState, ShownSessionState } from '../../shared/domain/session-state.ts';
import { factsForWindow } from '../../shared/errors/facts-for-window.ts';
import type { UpdatesSnapshot } from '../../shared/updates.ts';
import type { ClipboardSnapshot, MfaQuestion, SessionSnapshot, StatusSnapshot } from '../../shared/view.ts';
import { sessionLabel } from '../sessions/session-label.ts';

export interface StatusContext {
  readonly revision: number;
  readonly language: Language;
  readonly trayMissing: boolean;
  readonly vaultAvailable: boolean;
  readonly lastFormat: ExportFormat;
  readonly mfaQuestions?: readonly MfaQuestion[];
  readonly clipboard?: ClipboardSnapshot | undefined;
  readonly updates?: UpdatesSnapshot;
}

/** The topic `status` of the window. `name` is an id, verbatim; `label` is safe to show. */
export function statusSnapshot(state: EngineState, context: StatusContext): StatusSnapshot {
  const { mfaQuestions = [] } = context;
  return {
    revision: context.revision,
    language: context.language,
    sessions: state.sessions.map(sessionSnapshot),
    trayMissing: context.trayMissing,
    vaultAvailable: context.vaultAvailable,
    lastFormat: context.lastFormat,
    ...(mfaQuestions.length > 0 && { mfaQuestions }),
    ...(context.clipboard !== undefined && { clipboard: context.clipboard }),
    ...(state.filesRevision !== undefined && { filesRevision: state.filesRevision }),
    ...(context.updates !== undefined && { updates: context.updates }),
    ...(state.configTrouble !== undefined && { configTrouble: state.configTrouble }),
    ...(state.clockAheadMillis !== undefined && { clockAheadMillis: state.clockAheadMillis }),
  };
}

function sessionSnapshot(state: SourceState): SessionSnapshot {
  const { session, standing, listing, trouble, portalEndsAtMillis, portalSinceMillis, registrationEndsAtMillis } =
    state;
  return {
    name: session.id,
    label: sessionLabel(session),
    type: session.type,
    can: session.can,
    ...(session.startUrl !== undefined && { startUrl: session.startUrl }),
    ...(session.region !== undefined && { region: session.region }),
    standing: shownStanding(standing),
    listing,
    ...(trouble !== undefined && { trouble: { ...trouble, facts: factsForWindow(trouble.code, trouble.facts) } }),
    ...(portalEndsAtMillis !== undefined && { portalEndsAtMillis }),
    ...(portalSinceMillis !== undefined && { portalSinceMillis }),
    ...(registrationEndsAtMillis !== undefined && { registrationEndsAtMillis }),
  };
}

/** The state without the sign-in's link, which contains the OAuth `state` (RFC 6749, section 10.12) and is not needed by the window. */
function shownStanding(standing: SessionState): ShownSessionState {
  if (standing.at !== 'awaitingUser') return standing;
  const { url: _link, ...shown } = standing;
  return shown;
}
