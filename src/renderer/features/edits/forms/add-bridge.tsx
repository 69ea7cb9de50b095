import { useState } from 'react';
import { safeText } from '../../../../presenter/words/safe-text.ts';
import type { BridgeCommand, RequestableEdit } from '../../../../shared/domain/config-edits.ts';
import type { RoleRef } from '../../../../shared/domain/role.ts';
import { useWindowState, useWords } from '../../../state/window-context.ts';
import { Choices } from '../../../ui/controls/choices.tsx';
import { Field } from '../../../ui/controls/field.tsx';
import { EditSheet } from '../edit-sheet.tsx';

const FIELD_OF = { nameInvalid: 'name', profileExists: 'name' } as const;
type Way = BridgeCommand | 'keep';

interface AddBridgeProps {
  readonly profileName: string;
  /** Keys can only be kept for a role of ours. */
  readonly role: RoleRef | undefined;
  /** Only keys in the credentials file are another way. */
  readonly keeps: boolean;
}

export function AddBridge({ profileName, role: listed, keeps }: AddBridgeProps) {
  const { bridge: words } = useWords().window.editing;
  const [name, setName] = useState(`${profileName}-keys`);
  const known = useWindowState((state) =>
    state.directory?.profiles.find((profile) => profile.profileName === profileName),
  );
  const role = listed ?? known;
  const [way, setWay] = useState<Way>(keeps ? 'keep' : 'daypass');
  const bridgeName = name.trim();
  const ways: readonly { readonly id: Way; readonly label: string; readonly hint: string }[] = [
    ...(keeps
      ? []
      : [
          { id: 'daypass' as const, label: words.daypass, hint: words.daypassHint },
          { id: 'aws' as const, label: words.aws, hint: words.awsHint },
        ]),
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

function editOf(
  profileName: string,
  role: RoleRef | undefined,
  bridgeName: string,
  way: Way,
): RequestableEdit | undefined {
  if (bridgeName === '') return undefined;
  if (way !== 'keep') return { edit: 'addBridge', profileName, bridgeName, command: way };
  if (role === undefined) return undefined;
  const { sourceId, accountId, roleName } = role;
  return { edit: 'keepKeys', role: { sourceId, accountId, roleName }, profileName: bridgeName };
}
