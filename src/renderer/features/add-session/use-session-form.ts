import { useState } from 'react';
import { errorWords } from '../../../presenter/words/error-words.ts';
import type { NewSession } from '../../../shared/contract.ts';
import type { Failure } from '../../../shared/errors/outcome.ts';
import { regionInStartUrl } from '../../../shared/domain/portal-hosts.ts';
import type { SessionSnapshot } from '../../../shared/view.ts';
import { useCommands, useLanguage, useTools, useWindowState, useWords } from '../../state/window-context.ts';
import { cleanStartUrl, nameInStartUrl, portalKey } from '../../../shared/text/start-url.ts';
import { useRegionFinder, type RegionFinder } from './use-region-finder.ts';

type SessionField = keyof NewSession;

export interface SessionForm {
  readonly values: NewSession;
  readonly problems: Readonly<Partial<Record<SessionField, string>>>;
  /** What went wrong beside any one field. */
  readonly failure: Failure | undefined;
  readonly adding: boolean;
  readonly finder: RegionFinder;
  readonly set: (field: SessionField, text: string) => void;
  /** Cleans the start URL and fills from it what is still empty. */
  readonly leaveStartUrl: () => void;
  /** Answers the first field that needs fixing, if any does. */
  readonly submit: () => Promise<SessionField | undefined>;
}

const FIELDS: readonly SessionField[] = ['startUrl', 'region', 'name'];
const NO_SESSIONS: readonly never[] = [];
const EMPTY: NewSession = { name: '', startUrl: '', region: '' };

/** Which field an error of main's is about. */
const FIELD_OF_CODE: Readonly<Partial<Record<Failure['code'], SessionField>>> = {
  startUrlInvalid: 'startUrl',
  regionInvalid: 'region',
  nameInvalid: 'name',
  sessionExists: 'name',
};

export function useSessionForm(): SessionForm {
  const { bridge } = useTools();
  const commands = useCommands();
  const known = useWindowState((state) => state.status?.sessions) ?? NO_SESSIONS;
  const { firstRun } = useWords().window;
  const language = useLanguage();
  const [values, setValues] = useState(EMPTY);
  const [missing, setMissing] = useState<readonly SessionField[]>([]);
  const [failure, setFailure] = useState<Failure>();
  const [adding, setAdding] = useState(false);

  const clean = completed(values, known);
  const finder = useRegionFinder(clean.startUrl, clean.region, (startUrl, region) => {
    setValues((now) =>
      completed(now, known).startUrl === startUrl ? { ...now, region: now.region.trim() || region } : now,
    );
    setMissing((now) => now.filter((name) => name !== 'region'));
  });

  const failedField = failure === undefined ? undefined : FIELD_OF_CODE[failure.code];
  const problems: Partial<Record<SessionField, string>> = {};
  for (const field of missing) problems[field] = firstRun.required;
  if (failure !== undefined && failedField !== undefined) {
    const { message, next } = errorWords(failure, language);
    problems[failedField] = `${message} ${next}`;
  }

  const submit = async (): Promise<SessionField | undefined> => {
    if (adding) return undefined;
    const session = completed(values, known);
    setValues(session);
    const empty = FIELDS.filter((field) => session[field] === '');
    setMissing(empty);
    setFailure(undefined);
    if (empty.length > 0) return empty[0];
    setAdding(true);
    const outcome = await bridge.addSession(session);
    setAdding(false);
    if (outcome.ok) {
      void commands.signIn(outcome.value.sourceId);
      return undefined;
    }
    setFailure(outcome.error);
    return FIELD_OF_CODE[outcome.error.code];
  };

  return {
    values,
    problems,
    failure: failedField === undefined ? failure : undefined,
    adding,
    finder,
    set: (field, text) => {
      setValues((now) => ({ ...now, [field]: text }));
      setMissing((now) => now.filter((name) => name !== field));
      if (failedField === field) setFailure(undefined);
    },
    leaveStartUrl: () => setValues((now) => completed(now, known)),
    submit,
  };
}

/** The form's texts cleaned; name and Region, where still empty, as the start URL or another session of its portal tells. */
function completed(values: NewSession, known: readonly SessionSnapshot[]): NewSession {
  // A text that is no start URL stays as typed, for the person to see and fix.
  const startUrl = cleanStartUrl(values.startUrl) ?? values.startUrl.trim();
  const ofPortal = known.find((session) => portalKey(session.startUrl ?? '') === portalKey(startUrl));
  return {
    startUrl,
    region: values.region.trim() || (regionInStartUrl(startUrl) ?? ofPortal?.region ?? ''),
    name: values.name.trim() || (nameInStartUrl(startUrl) ?? ''),
  };
}
