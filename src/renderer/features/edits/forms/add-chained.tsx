import { useState } from 'react';
import { safeText } from '../../../../presenter/words/safe-text.ts';
import type { RequestableEdit } from '../../../../shared/domain/config-edits.ts';
import { useWords } from '../../../state/window-context.ts';
import { Field } from '../../../ui/controls/field.tsx';
import { ProfileUse } from '../../profile/profile-use.tsx';
import { EditSheet } from '../edit-sheet.tsx';
import { RegionField } from '../region-field.tsx';

const FIELD_OF = {
  nameInvalid: 'name',
  profileExists: 'name',
  roleArnInvalid: 'roleArn',
  regionInvalid: 'region',
} as const;

interface AddChainedProps {
  readonly sourceProfile: string;
  readonly region: string | undefined;
}

export function AddChained({ sourceProfile, region: sourceRegion }: AddChainedProps) {
  const { editing, profile: phrases } = useWords().window;
  const { chained: words } = editing;
  const [roleArn, setRoleArn] = useState('');
  const [name, setName] = useState(`${sourceProfile}-role`);
  const [region, setRegion] = useState(sourceRegion ?? '');
  const [externalId, setExternalId] = useState('');
  const [mfaSerial, setMfaSerial] = useState('');
  const profileName = name.trim();
  const edit: RequestableEdit | undefined =
    profileName === '' || roleArn.trim() === ''
      ? undefined
      : {
          edit: 'addChainedProfile',
          profileName,
          sourceProfile,
          roleArn: roleArn.trim(),
          ...(region.trim() === '' ? {} : { region: region.trim() }),
          ...(externalId.trim() === '' ? {} : { externalId: externalId.trim() }),
          ...(mfaSerial.trim() === '' ? {} : { mfaSerial: mfaSerial.trim() }),
        };
  return (
    <EditSheet
      title={words.title(safeText(sourceProfile))}
      subtitle={words.body}
      applyLabel={words.apply}
      edit={edit}
      fieldOf={FIELD_OF}
      doneTitle={() => phrases.done(safeText(profileName))}
      doneMore={<ProfileUse profileName={safeText(profileName)} />}
    >
      {(problems) => (
        <>
          <Field
            name="roleArn"
            label={words.roleArn}
            hint={words.roleArnHint}
            value={roleArn}
            problem={problems.roleArn}
            onText={setRoleArn}
            maxLength={2048}
            required
            focusFirst
          />
          <Field
            name="name"
            label={phrases.name}
            hint={phrases.nameHint}
            value={name}
            problem={problems.name}
            onText={setName}
            maxLength={256}
            required
          />
          <RegionField value={region} problem={problems.region} onText={setRegion} />
          <Field
            name="externalId"
            label={words.externalId}
            hint={words.externalIdHint}
            value={externalId}
            onText={setExternalId}
            maxLength={1224}
          />
          <Field
            name="mfaSerial"
            label={words.mfaSerial}
            hint={words.mfaSerialHint}
            value={mfaSerial}
            onText={setMfaSerial}
            maxLength={256}
          />
        </>
      )}
    </EditSheet>
  );
}
