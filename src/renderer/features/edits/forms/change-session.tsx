import { useState } from 'react';
import { safeText } from '../../../../presenter/words/safe-text.ts';
import type { RequestableEdit } from '../../../../shared/domain/config-edits.ts';
import { useWindowState, useWords } from '../../../state/window-context.ts';
import { sessionNamed } from '../../../state/window-state.ts';
import { Field } from '../../../ui/controls/field.tsx';
import { RegionChoices } from '../../add-session/region-choices.tsx';
import { cleanStartUrl } from '../../../../shared/text/start-url.ts';
import { EditSheet } from '../edit-sheet.tsx';

const FIELD_OF = {
  nameInvalid: 'name',
  sessionExists: 'name',
  startUrlInvalid: 'startUrl',
  regionInvalid: 'region',
} as const;

export function ChangeSession({ sessionName }: { readonly sessionName: string }) {
  const { changeSession: words } = useWords().window.editing;
  const now = useWindowState((state) => sessionNamed(state, sessionName));
  // The session when the sheet opened. The form is compared with it, even if the session changes meanwhile.
  const [was] = useState(now);
  const [name, setName] = useState(sessionName);
  const [startUrl, setStartUrl] = useState(was?.startUrl ?? '');
  const [region, setRegion] = useState(was?.region ?? '');
  const newName = name.trim();
  const newUrl = startUrl === was?.startUrl ? startUrl : (cleanStartUrl(startUrl) ?? startUrl.trim());
  const newRegion = region.trim();
  const edit: RequestableEdit | undefined =
    newName === '' || newUrl === '' || newRegion === ''
      ? undefined
      : {
          edit: 'changeSession',
          name: sessionName,
          ...(newName === sessionName ? {} : { newName }),
          ...(newUrl === was?.startUrl ? {} : { startUrl: newUrl }),
          ...(newRegion === was?.region ? {} : { region: newRegion }),
        };
  return (
    <EditSheet title={words.title(safeText(sessionName))} applyLabel={words.apply} edit={edit} fieldOf={FIELD_OF}>
      {(problems) => (
        <>
          <Field
            name="name"
            label={words.name}
            hint={words.nameHint}
            value={name}
            problem={problems.name}
            onText={setName}
            maxLength={128}
            required
            focusFirst
          />
          <Field
            name="startUrl"
            type="url"
            label={words.startUrl}
            hint={words.startUrlHint}
            value={startUrl}
            problem={problems.startUrl}
            onText={setStartUrl}
            maxLength={2048}
            required
          />
          <Field
            name="region"
            label={words.region}
            hint={words.regionHint}
            value={region}
            problem={problems.region}
            choices={<RegionChoices />}
            onText={setRegion}
            maxLength={64}
            required
          />
        </>
      )}
    </EditSheet>
  );
}
