import { useId } from 'react';
import { safeText } from '../../../../presenter/words/safe-text.ts';
import type { InstalledBrowser } from '../../../../shared/domain/browsers.ts';
import { useWords } from '../../../state/window-context.ts';
import { Icon } from '../../../ui/icon.tsx';
import fieldStyles from '../../../ui/controls/field.module.css';
import { Select } from '../../../ui/controls/select.tsx';

/** The browser that is being chosen. An empty text means none. */
export interface BrowserDraft {
  readonly browserId: string;
  readonly profileId: string;
  readonly container: string;
}

interface BrowserFieldsProps {
  readonly installed: readonly InstalledBrowser[];
  readonly draft: BrowserDraft;
  readonly problem: string | undefined;
  readonly onDraft: (draft: BrowserDraft) => void;
}

/** Selects for a browser, and its profile and container if it has any. A chosen one that no longer exists is still an option. */
export function BrowserFields({ installed, draft, problem, onDraft }: BrowserFieldsProps) {
  const { browsers: words } = useWords().window.settings;
  const id = useId();
  const browser = installed.find(({ browserId }) => browserId === draft.browserId);
  const profiles = browser?.profiles ?? [];
  const containers = browser?.containers ?? [];
  const goneProfile = draft.profileId !== '' && !profiles.some(({ profileId }) => profileId === draft.profileId);
  const goneContainer = draft.container !== '' && !containers.includes(draft.container);
  return (
    <>
      <div className={fieldStyles.field}>
        <label className={fieldStyles.label} htmlFor={id}>
          {words.browser}
        </label>
        <select
          id={id}
          className={fieldStyles.input}
          aria-describedby={problem === undefined ? undefined : `${id}-problem`}
          aria-invalid={problem === undefined ? undefined : true}
          value={draft.browserId}
          onChange={(event) => onDraft({ browserId: event.currentTarget.value, profileId: '', container: '' })}
        >
          {draft.browserId === '' && <option value="">{words.chooseBrowser}</option>}
          {draft.browserId !== '' && browser === undefined && (
            <option value={draft.browserId}>{safeText(draft.browserId)}</option>
          )}
          {installed.map(({ browserId, name }) => (
            <option key={browserId} value={browserId}>
              {safeText(name)}
            </option>
          ))}
        </select>
        {problem !== undefined && (
          <p className={fieldStyles.problem} id={`${id}-problem`}>
            <Icon name="warning" />
            {problem}
          </p>
        )}
      </div>
      {(profiles.length > 0 || goneProfile) && (
        <Select
          label={words.browserProfile}
          value={draft.profileId}
          onChoose={(profileId) => onDraft({ ...draft, profileId })}
        >
          <option value="">{words.anyProfile}</option>
          {goneProfile && <option value={draft.profileId}>{safeText(draft.profileId)}</option>}
          {profiles.map(({ profileId, name }) => (
            <option key={profileId} value={profileId}>
              {safeText(name)}
            </option>
          ))}
        </Select>
      )}
      {(containers.length > 0 || goneContainer) && (
        <div>
          <Select
            label={words.browserContainer}
            value={draft.container}
            onChoose={(container) => onDraft({ ...draft, container })}
          >
            <option value="">{words.noContainer}</option>
            {goneContainer && <option value={draft.container}>{safeText(draft.container)}</option>}
            {containers.map((name) => (
              <option key={name} value={name}>
                {safeText(name)}
              </option>
            ))}
          </Select>
          {draft.container !== '' && <p className={fieldStyles.hint}>{words.containerHint}</p>}
        </div>
      )}
    </>
  );
}
