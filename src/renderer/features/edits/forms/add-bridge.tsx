import { useState } from 'react';
import { safeText } from '../../../../presenter/words/safe-text.ts';
import type { BridgeCommand, RequestableEdit } from '../../../../shared/domain/config-edits.ts';
import type { RoleRef } from '../../../../shared/domain/role.ts';
import { useWindowState, useWords } from '../../../state/window-context.ts';
import { Choices } from '../../../ui/controls/choices.tsx';
import { Field } from '../../../ui/controls/field.tsx';
import { EditSheet } from '../edit-sheet.tsx';

const FIELD_OF = { nameInvalid: 'name', profileExists: 'name' } as const;
type BridgeKind = BridgeCommand | 'storedKeys';

interface AddBridgeProps {
  readonly profileName: string;
  /** Only the keys of a role that Daypass knows can be stored. */
  readonly role: RoleRef | undefined;
  /** Offers only keys in the credentials file. */
  readonly onlyStored: boolean;
}

export function AddBridge({ profileName, role: listed, onlyStored }: AddBridgeProps) {
  const { bridge: words } = useWords().window.editing;
  const [name, setName] = useState(`${profileName}-keys`);
  const known = useWindowState((state) =>
    state.directory?.profiles.find((profile) => profile.profileName === profileName),
  );
  const role = listed ?? known;
  const [kind, setKind] = useState<BridgeKind>(onlyStored ? 'storedKeys' : 'daypass');
  const bridgeName = name.trim();
  const kinds: readonly { readonly id: BridgeKind; readonly label: string; readonly hint: string }[] = [
    ...(onlyStored
      ? []
      : [
          { id: 'daypass' as const, label: words.daypass, hint: words.daypassHint },
          { id: 'aws' as const, label: words.aws, hint: words.awsHint },
        ]),
    ...(role === undefined ? [] : [{ id: 'storedKeys' as const, label: words.storedKeys, hint: words.storedKeysHint }]),
  ];
  return (
    <EditSheet
      title={words.title(safeText(profileName))}
      subtitle={words.body}
      applyLabel={words.apply}
      edit={editOf(profileName, role, bridgeName, kind)}
      fieldOf={FIELD_OF}
      canUndo={kind !== 'storedKeys'}
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
          <Choices label={words.way} choices={kinds} chosen={kind} onChoose={setKind} />
        </>
      )}
    </EditSheet>
  );
}

function editOf(
  profileName: string,
  role: RoleRef | undefined,
  bridgeName: string,
  kind: BridgeKind,
): RequestableEdit | undefined {
  if (bridgeName === '') return undefined;
  if (kind !== 'storedKeys') return { edit: 'addBridge', profileName, bridgeName, command: kind };
  if (role === undefined) return undefined;
  const { sourceId, accountId, roleName } = role;
  return { edit: 'keepKeys', role: { sourceId, accountId, roleName }, profileName: bridgeName };
}
