import { useState } from 'react';
import type { Bridge, NewSession } from '../../../shared/contract.ts';
import type { Failure, Outcome } from '../../../shared/errors/outcome.ts';
import { isPortalUrl } from '../../../shared/domain/portal-hosts.ts';
import { knownSamlLink } from '../../../shared/text/known-saml-link.ts';
import { typedStartUrl } from '../../../shared/text/start-url.ts';
import { useCommands, useSessions, useTools } from '../../state/window-context.ts';
import { completedSamlAccount, completedSession, type FoundRegion, type SessionDraft } from './session-draft.ts';
import { useFormProblems, type FormProblems, type SessionField } from './use-form-problems.ts';

type SessionKind = 'portal' | 'saml';

export interface SessionForm {
  /** The texts in the fields: as typed, else as derived from the start URL. */
  readonly values: NewSession;
  readonly kind: SessionKind;
  /** The other kind that the text may be. Absent if the text can be of one kind only, or is empty. */
  readonly otherKind: SessionKind | undefined;
  readonly chooseKind: (kind: SessionKind) => void;
  readonly problems: FormProblems;
  readonly busy: 'findingRegion' | 'adding' | undefined;
  /** True while Region and name are shown. They open by themselves if one of them has a problem. */
  readonly detailsOpen: boolean;
  readonly setDetailsOpen: (open: boolean) => void;
  readonly set: (field: SessionField, text: string) => void;
  /** Replaces the typed start URL with its normal form. */
  readonly leaveStartUrl: () => void;
  /** Resolves with the first field that needs fixing, if any does. */
  readonly submit: () => Promise<SessionField | undefined>;
}

const REQUIRED: Readonly<Record<SessionKind, readonly SessionField[]>> = {
  portal: ['startUrl'],
  saml: ['startUrl', 'name'],
};
/** State of the form for a new session. On submit, the portal is asked for its Region. `onAdding` is called before the session is added, and again if that fails. */
export function useSessionForm(given: 'saml' | undefined, onAdding?: (is: 'begun' | 'failed') => void): SessionForm {
  const { bridge } = useTools();
  const commands = useCommands();
  const known = useSessions();
  const [draft, setDraft] = useState<SessionDraft>({ startUrl: '' });
  const [found, setFound] = useState<FoundRegion>();
  const [chosenKind, chooseKind] = useState<SessionKind>(given ?? 'portal');
  const [busy, setBusy] = useState<SessionForm['busy']>();
  const [detailsOpen, setDetailsOpen] = useState(false);
  const problems = useFormProblems();
  const kinds = kindsOf(draft.startUrl, chosenKind);
  const session = kinds.kind === 'saml' ? completedSamlAccount(draft) : completedSession(draft, known, found);

  const stop = (failure: Failure, elsewhere?: SessionField): SessionField | undefined => {
    setBusy(undefined);
    const field = problems.show(failure, elsewhere);
    if (field === 'region' || field === 'name') setDetailsOpen(true);
    return field;
  };
  const submit = async (): Promise<SessionField | undefined> => {
    if (busy !== undefined) return undefined;
    const missing = REQUIRED[kinds.kind].filter((field) => session[field] === '');
    problems.showMissing(missing);
    if (missing.length > 0) return missing[0];
    setDraft({ ...draft, startUrl: session.startUrl });
    let { region } = session;
    if (kinds.kind === 'portal' && region === '') {
      setBusy('findingRegion');
      const outcome = await bridge.findRegion({ startUrl: session.startUrl });
      // Whatever the failure, the person can go on by typing the Region.
      if (!outcome.ok) return stop(outcome.error, 'region');
      region = outcome.value.region;
      setFound({ startUrl: session.startUrl, region });
    }
    setBusy('adding');
    onAdding?.('begun');
    const outcome = await add(kinds.kind, { ...session, region }, bridge);
    if (!outcome.ok) {
      onAdding?.('failed');
      return stop(outcome.error);
    }
    setBusy(undefined);
    return void commands.signIn(outcome.value.sourceId);
  };

  return {
    values: { ...session, ...draft },
    ...kinds,
    chooseKind,
    problems,
    busy,
    detailsOpen,
    setDetailsOpen,
    set: (field, text) => {
      setDraft((now) => ({ ...now, [field]: text }));
      problems.forget(field);
    },
    leaveStartUrl: () => setDraft((now) => ({ ...now, startUrl: session.startUrl })),
    submit,
  };
}

/** A link that is known to be SAML is a SAML account. Any other is a portal unless the person says otherwise. */
function kindsOf(
  text: string,
  chosen: SessionKind,
): { readonly kind: SessionKind; readonly otherKind: SessionKind | undefined } {
  if (knownSamlLink(text) !== undefined) return { kind: 'saml', otherKind: undefined };
  const isOpen = text.trim() !== '' && !isPortalUrl(typedStartUrl(text) ?? '');
  if (!isOpen && text.trim() !== '') return { kind: 'portal', otherKind: undefined };
  return { kind: chosen, otherKind: isOpen ? (chosen === 'saml' ? 'portal' : 'saml') : undefined };
}

function add(kind: SessionKind, session: NewSession, bridge: Bridge): Promise<Outcome<{ readonly sourceId: string }>> {
  const { name, startUrl: url } = session;
  return kind === 'saml' ? bridge.addSamlAccount({ name, url }) : bridge.addSession(session);
}
