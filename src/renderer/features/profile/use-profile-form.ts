import { useEffect, useRef, useState } from 'react';
import { errorWords, type ErrorWords } from '../../../presenter/error-words.ts';
import type { NewProfile } from '../../../shared/contract.ts';
import type { Failure } from '../../../shared/outcome.ts';
import type { RoleRef } from '../../../shared/role-ref.ts';
import type { ProfilePreview } from '../../../shared/snapshots.ts';
import { useLanguage, useTools } from '../../state/window-context.ts';

/** Long enough to type on without a preview per letter, short enough to feel at once. */
const PREVIEW_DELAY_MILLIS = 150;

export interface ProfileForm {
  readonly profileName: string;
  readonly region: string;
  readonly setProfileName: (text: string) => void;
  readonly setRegion: (text: string) => void;
  /** What applying would change, for what is typed now or was typed last without an error. */
  readonly preview: ProfilePreview | undefined;
  readonly nameProblem: string | undefined;
  readonly regionProblem: string | undefined;
  readonly otherProblem: ErrorWords | undefined;
  /** Something typed is wrong, so there is no change to show. */
  readonly blocked: boolean;
  readonly applying: boolean;
  /** Set once the profile is written. */
  readonly written: ProfilePreview | undefined;
  readonly apply: () => Promise<void>;
}

const ABOUT_NAME: ReadonlySet<Failure['code']> = new Set(['nameInvalid', 'profileExists'] as const);

/** Suggests a name, previews what would be written as the person types, and writes it when told. */
export function useProfileForm(role: RoleRef, sessionRegion: string): ProfileForm {
  const { bridge } = useTools();
  const language = useLanguage();
  const [profileName, setProfileName] = useState('');
  const [region, setRegion] = useState(sessionRegion);
  const [preview, setPreview] = useState<ProfilePreview>();
  const [failure, setFailure] = useState<Failure>();
  const [applying, setApplying] = useState(false);
  const [written, setWritten] = useState<ProfilePreview>();
  const typed = useRef(false);

  useEffect(() => {
    let stale = false;
    const suggest = async (): Promise<void> => {
      const outcome = await bridge.suggestProfileName({ role });
      if (stale || typed.current) return;
      if (outcome.ok) setProfileName(outcome.value.profileName);
      else setFailure(outcome.error);
    };
    void suggest();
    return () => {
      stale = true;
    };
  }, [bridge, role]);

  useEffect(() => {
    if (profileName.trim() === '') return undefined;
    let stale = false;
    const look = async (): Promise<void> => {
      const outcome = await bridge.previewProfile(request(role, profileName, region));
      if (stale) return;
      setFailure(outcome.ok ? undefined : outcome.error);
      if (outcome.ok) setPreview(outcome.value);
    };
    const timer = setTimeout(() => void look(), PREVIEW_DELAY_MILLIS);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [bridge, role, profileName, region]);

  const apply = async (): Promise<void> => {
    if (applying || profileName.trim() === '') return;
    setApplying(true);
    const outcome = await bridge.addProfile(request(role, profileName, region));
    setApplying(false);
    if (outcome.ok) setWritten(outcome.value);
    else setFailure(outcome.error);
  };

  const wrong = failure === undefined ? undefined : errorWords(failure, language);
  const isAboutName = failure !== undefined && ABOUT_NAME.has(failure.code);
  const isAboutRegion = failure?.code === 'regionInvalid';
  const sentence = wrong === undefined ? undefined : `${wrong.message} ${wrong.next}`;
  return {
    profileName,
    region,
    setProfileName: (text) => {
      typed.current = true;
      setProfileName(text);
    },
    setRegion,
    preview,
    nameProblem: isAboutName ? sentence : undefined,
    regionProblem: isAboutRegion ? sentence : undefined,
    otherProblem: isAboutName || isAboutRegion ? undefined : wrong,
    blocked: wrong !== undefined,
    applying,
    written,
    apply,
  };
}

function request(role: RoleRef, profileName: string, region: string): NewProfile {
  const wanted = region.trim();
  return { role, profileName: profileName.trim(), ...(wanted === '' ? {} : { region: wanted }) };
}
