import { useState } from 'react';
import { portalHost } from '../../../state/portal-host.ts';
import { useSessions, useWords } from '../../../state/window-context.ts';
import { Field } from '../../../ui/controls/field.tsx';
import { nameInStartUrl, portalKey } from '../../../../shared/text/start-url.ts';
import { EditSheet } from '../edit-sheet.tsx';

const FIELD_OF = { nameInvalid: 'name', sessionExists: 'name' } as const;
/** Moves the legacy profiles of one portal to a session: the one that the portal has, or a new one. */
export function MoveLegacy({ startUrl }: { readonly startUrl: string }) {
  const { moveLegacy: words } = useWords().window.editing;
  const sessions = useSessions();
  const [name, setName] = useState(
    () =>
      sessions.find((session) => session.can.editable && portalKey(session.startUrl ?? '') === portalKey(startUrl))
        ?.name ??
      nameInStartUrl(startUrl) ??
      'sso',
  );
  const sessionName = name.trim();
  return (
    <EditSheet
      title={words.title}
      subtitle={words.body(portalHost(startUrl))}
      applyLabel={words.apply}
      edit={sessionName === '' ? undefined : { edit: 'moveLegacy', startUrl, sessionName }}
      fieldOf={FIELD_OF}
    >
      {(problems) => (
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
      )}
    </EditSheet>
  );
}
