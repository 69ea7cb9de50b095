import { useState } from 'react';
import { safeText } from '../../../../presenter/words/safe-text.ts';
import type { ConfigEdit, ListedProfile } from '../../../../shared/domain/config-edits.ts';
import { useWords } from '../../../state/window-context.ts';
import { Field } from '../../../ui/controls/field.tsx';
import { EditSheet } from '../edit-sheet.tsx';
import { RegionField } from '../region-field.tsx';
import { OutputChoices } from './output-choices.tsx';

const FIELD_OF = { nameInvalid: 'name', profileExists: 'name', regionInvalid: 'region' } as const;

export function ChangeProfile({ profile }: { readonly profile: ListedProfile }) {
  const { editing } = useWords().window;
  const { changeProfile: words } = editing;
  const [name, setName] = useState(profile.profileName);
  const [region, setRegion] = useState(profile.region ?? '');
  const [output, setOutput] = useState('');
  return (
    <EditSheet
      title={words.title(safeText(profile.profileName))}
      applyLabel={words.apply}
      edit={editOf(profile, name.trim(), region.trim(), output.trim())}
      fieldOf={FIELD_OF}
    >
      {(problems) => (
        <>
          <Field
            name="name"
            label={words.name}
            hint={words.nameHint}
            value={name}
            problem={problems.name}
            onText={setName}
            maxLength={256}
            required
            focusFirst
          />
          <RegionField hint={editing.regionKeep} value={region} problem={problems.region} onText={setRegion} />
          <Field
            name="output"
            label={editing.output}
            hint={editing.outputHint}
            value={output}
            choices={<OutputChoices />}
            onText={setOutput}
            maxLength={32}
          />
        </>
      )}
    </EditSheet>
  );
}

/** Only what differs from what stands there: all else stays as it is. */
function editOf(profile: ListedProfile, name: string, region: string, output: string): ConfigEdit | undefined {
  if (name === '') return undefined;
  const isNewRegion = region !== (profile.region ?? '');
  return {
    edit: 'changeProfile',
    profileName: profile.profileName,
    ...(name === profile.profileName ? {} : { newName: name }),
    ...(isNewRegion ? { region: region === '' ? null : region } : {}),
    ...(output === '' ? {} : { output }),
  };
}
