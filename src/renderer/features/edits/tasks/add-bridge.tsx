import { useState } from 'react';
import { safeText } from '../../../../presenter/words/safe-text.ts';
import type { BridgeCommand, ConfigEdit } from '../../../../shared/domain/config-edits.ts';
import type { RoleRef } from '../../../../shared/domain/role.ts';
import { useWords } from '../../../state/window-context.ts';
import { Choices } from '../../../ui/controls/choices.tsx';
import { Field } from '../../../ui/controls/field.tsx';
import { EditSheet } from '../edit-sheet.tsx';

const FIELD_OF = { nameInvalid: 'name', profileExists: 'name' } as const;
type Way = BridgeCommand | 'keep';

interface AddBridgeProps {
  readonly profileName: string;
  /** Keys can only be kept for a role of ours. */
  readonly role: RoleRef | undefined;
}

export function AddBridge({ profileName, role }: AddBridgeProps) {
  const { bridge: words } = useWords().window.editing;
  const [name, setName] = useState(`${profileName}-keys`);
  const [way, setWay] = useState<Way>('daypass');
  const bridgeName = name.trim();
  const ways: readonly { readonly id: Way; readonly label: string; readonly hint: string }[] = [
    { id: 'daypass', label: words.daypass, hint: words.daypassHint },
    { id: 'aws', label: words.aws, hint: words.awsHint },
    ...(role === undefined ? [] : [{ id: 'keep' as const, label: words.keep, hint: words.storeHint }]),
  ];
  return (
    <EditSheet
      title={words.title(safeText(profileName))}
      subtitle={words.body}
      applyLabel={words.apply}
      edit={editOf(profileName, role, bridgeName, way)}
      fieldOf={FIELD_OF}
      canUndo={way !== 'keep'}
    >
      {(problems) => (
        <>
          <Field
            name="name"
            label={words.name}
            value={name}
            problem={problems.name}
            onText={setName}
            maxLength={256}
            required
            focusFirst
          />
          <Choices label={words.way} choices={ways} chosen={way} onChoose={setWay} />
        </>
      )}
    </EditSheet>
  );
}

function editOf(profileName: string, role: RoleRef | undefined, bridgeName: string, way: Way): ConfigEdit | undefined {
  if (bridgeName === '') return undefined;
  if (way !== 'keep') return { edit: 'addBridge', profileName, bridgeName, command: way };
  return role === undefined ? undefined : { edit: 'keepKeys', role, profileName: bridgeName };
}
